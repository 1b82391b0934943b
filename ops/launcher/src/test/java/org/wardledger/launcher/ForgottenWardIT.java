package org.wardledger.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.codec.EntryReader;
import org.wardledger.command.Caller;
import org.wardledger.command.Outcome;
import org.wardledger.command.Request;
import org.wardledger.command.requests.Plain;
import org.wardledger.command.requests.PrivacyRequests;
import org.wardledger.command.security.Policy;
import org.wardledger.domain.privacy.PrivacyCommand;
import org.wardledger.events.Id;
import org.wardledger.events.PrivacyEvent.PrivacyLaw;
import org.wardledger.events.PrivacyEvent.RequestReceived;
import org.wardledger.events.PrivacyEvent.Right;
import org.wardledger.eventstore.EventStore;
import org.wardledger.launcher.publiclog.LogOptions;
import org.wardledger.launcher.publiclog.PublicLog;
import org.wardledger.searchserver.SearchServer;
import org.wardledger.searchserver.SearchServerSettings;
import org.wardledger.views.CanaryLedger;

/// A person is forgotten while the whole product runs on a history of every type of event, with a
/// canary in each private field: nothing of them is left in any byte, everything that was published
/// still holds, and whoever was not forgotten is still there.
class ForgottenWardIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    @TempDir Path folder;

    private static Outcome.Done done(Product product, Request request, Caller caller) {
        Outcome outcome = product.core().ledger().execute(request, caller, UUID.randomUUID());
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return (Outcome.Done) outcome;
    }

    private static List<String> published(EventStore store, long upTo) {
        return store.readAll(0, (int) upTo).stream()
                .map(e -> new String(e.entry(), StandardCharsets.UTF_8) + e.payload().length)
                .toList();
    }

    @Test
    void nothing_of_a_forgotten_ward_is_left_and_everything_still_holds() throws Exception {
        // The search server may run as another user.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        DataFolder data = DataFolder.of(folder.resolve("data"));
        CanaryFolder.plant(data);
        leaveUpload(data);
        SignedInPages.admit(data, "operator", CanaryFolder.operator(3));
        HeardLog said = new HeardLog().listen();
        try (SearchServer search = searchServer(data);
                Product product =
                        Product.open(
                                beside(search),
                                data,
                                new Policy(),
                                Installation::searchDistribution,
                                Clock.systemUTC())) {
            product.project(new QuietListener());
            assertThat(product.awaitSearchable(PATIENCE)).isTrue();
            SearchSnapshots snapshots =
                    new SearchSnapshots(product.client(), snapshotsOf(data).toString());
            snapshots.take("before");
            try (Serving serving =
                    Serving.start(product, data, new LogOptions(), Serving.HERE, 0)) {
                String address = "http://" + Serving.HERE + ":" + serving.port();
                Files.writeString(policy(), SignedInPages.everybody(address, "/log/policy"));
                said.listen();
                forget(product, data, serving.log());
                new PryingVisitor(address, CanaryLedger.FORGOTTEN + "-asked").comes();
                snapshots.take("after");
                look(product, data, address, said);
                lookInto(snapshots, data);
            }
        }
        assertThat(verify(data, "--checkpoint")).as("no earlier proof is lost").isEqualTo(10);
    }

    /// As a process that was killed over a bank statement would.
    private static void leaveUpload(DataFolder data) throws IOException {
        Path uploads = Files.createDirectories(data.uploads());
        Files.writeString(uploads.resolve("statement1.upload"), CanaryFolder.PRIVATE.toString());
    }

    /// As the product starts it, but that it may keep snapshots too.
    private static SearchServer searchServer(DataFolder data) {
        return SearchServer.start(
                SearchServerSettings.defaults(data.search(), Installation.searchDistribution())
                        .withSnapshots());
    }

    private static NodePlan beside(SearchServer search) {
        SearchPlace place =
                new SearchPlace(
                        search.uri(),
                        search.credentials().user(),
                        search.credentials().password(),
                        null);
        return new NodePlan(Role.ALL, null, null, null, place);
    }

    private static Path snapshotsOf(DataFolder data) {
        return data.search().resolve("search").resolve("snapshots");
    }

    /// Neither the snapshot from before nor that from after holds anything of anybody, in its bytes
    /// or restored: what is private is never indexed, so a snapshot brings nobody back.
    private static void lookInto(SearchSnapshots snapshots, DataFolder data) throws IOException {
        List<String> people =
                List.of(CanaryLedger.FORGOTTEN, CanaryLedger.KEPT, CanaryFolder.PASSPORT);
        Leftovers left = new Leftovers(people).inFiles(snapshotsOf(data));
        assertThat(left.searched()).as("files of both").isGreaterThan(50);
        assertThat(new Leftovers(List.of("audit-view")).inFiles(snapshotsOf(data)).found())
                .as("names of indices, which are no secret")
                .isNotEmpty();
        Leftovers before = new Leftovers(List.of("record.ERASED"));
        Leftovers after = new Leftovers(List.of("record.ERASED"));
        List<String> starts = List.of("canar", "sparr", "passport");
        snapshots.read("before", starts, left, before);
        snapshots.read("after", starts, left, after);
        assertThat(left.found()).isEmpty();
        assertThat(before.found()).isEmpty();
        assertThat(after.found()).isNotEmpty();
    }

    /// 10: all holds, and no witness was asked for.
    private int verify(DataFolder data, String kept) {
        return WardLedger.run(
                "verify",
                data.log().toString(),
                "--policy",
                policy().toString(),
                kept,
                kept().toString());
    }

    private Path policy() {
        return folder.resolve("policy");
    }

    private Path kept() {
        return folder.resolve("kept");
    }

    private void forget(Product product, DataFolder data, PublicLog log) throws Exception {
        EventStore store = product.store();
        EntryReader reader = product.core().reader();
        var received =
                done(
                        product,
                        new PrivacyRequests.ReceiveRequest(
                                null, CanaryFolder.WARD, Right.DESTROY, CanaryFolder.PASSPORT),
                        CanaryFolder.operator(1));
        Id.PrivacyCase file =
                ((RequestReceived) received.events().getFirst().event()).privacyCase();
        var block = new PrivacyCommand.BlockData(file, PrivacyLaw.PD_25, CanaryFolder.AT_ONCE);
        var _ = done(product, new Plain(block), CanaryFolder.operator(2));
        long before = store.head();
        List<String> published = published(store, before);
        CanaryFolder.assertKnown(CanaryFolder.opened(store, reader));
        await(() -> size(log) == before);
        assertThat(verify(data, "--save-checkpoint")).isEqualTo(10);

        var _ =
                done(
                        product,
                        new PrivacyRequests.ShredData(file, PrivacyLaw.PD_25, CanaryFolder.AT_ONCE),
                        CanaryFolder.operator(2));
        await(() -> !Files.exists(data.erasing()));
        assertThat(published(store, before)).isEqualTo(published);
        CanaryFolder.assertForgotten(CanaryFolder.opened(store, reader));
        assertThat(product.core().index().registers().blocked(CanaryFolder.WARD)).isEmpty();
        await(() -> size(log) == store.head());
    }

    private static long size(PublicLog log) {
        try {
            return log.reader().status().latest().map(seen -> seen.head().size()).orElse(0L);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void look(Product product, DataFolder data, String address, HeardLog said)
            throws Exception {
        Leftovers left = new Leftovers(CanaryFolder.PRIVATE);
        left.inFiles(data.root()).inSearch(product.client());
        assertThat(
                        left.inPages(
                                address,
                                List.of(
                                        "/actuator/prometheus",
                                        "/audit?lang=en",
                                        "/audit/30?lang=ru",
                                        "/search/export.csv",
                                        "/institutions?lang=kk")))
                .allMatch(answer -> answer.startsWith("200 "));
        try (SignedInPages operator = SignedInPages.of(address, "operator")) {
            for (String language : List.of("kk", "ru", "en")) {
                String page = operator.get("/work/privacy?lang=" + language);
                assertThat(page).contains("prv_").doesNotContain("??", CanaryFolder.WARD.value());
                left.in("/work/privacy", page.getBytes(StandardCharsets.UTF_8));
            }
            assertThat(operator.get("/work?lang=en")).contains("/work/privacy");
        }
        assertThat(said.texts()).as("the log is heard").anyMatch(t -> t.contains("Generation 2"));
        said.texts().forEach(t -> left.in("log", t.getBytes(StandardCharsets.UTF_8)));
        try (Stream<Path> temporary = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            for (Path file :
                    temporary
                            .filter(f -> f.getFileName().toString().startsWith("statement"))
                            .toList()) {
                left.in(file.toString(), Files.readAllBytes(file));
            }
        }
        assertThat(left.found()).isEmpty();
        assertThat(left.searched()).isGreaterThan(50);
        // The same search finds what everybody may see, or it would find nothing anywhere.
        Leftovers clear = new Leftovers(List.of("privacy.data-shredded.v1", "record.ERASED"));
        clear.inFiles(data.store()).inSearch(product.client());
        assertThat(clear.found())
                .anyMatch(f -> f.startsWith("privacy.data-shredded.v1 in events.db"))
                .anyMatch(f -> f.startsWith("record.ERASED in search server"));
    }

    private static void await(java.util.function.BooleanSupplier condition)
            throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(end);
            Thread.sleep(100);
        }
    }
}
