package org.wardledger.checks.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.wardledger.checks.Ports;
import org.wardledger.checks.SourceTree;
import org.wardledger.checks.history.Forger.Part;
import org.wardledger.checks.history.Tools.Said;
import org.wardledger.events.Id;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.sqlite.SqliteEventStore;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.Folders;
import org.wardledger.launcher.reconcile.Finding;
import org.wardledger.launcher.reconcile.Reconciling;
import org.wardledger.transparency.sequencer.Reconciliation;
import org.wardledger.transparency.sequencer.Reconciliation.Difference;
import org.wardledger.views.expenditure.ExpenditureView;
import org.wardledger.views.posting.PostingView;
import tools.jackson.databind.JsonNode;

/// A year of the demo with its public log, two witnesses in processes of their own, two verifiers,
/// a mirror; and then one record tampered with in each place where it is kept.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HistoryIT {
    private static final List<String> WITNESSES = List.of("paper.example.net", "ngo.example.net");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<Process> processes = new ArrayList<>();
    private static final List<Integer> ports = new ArrayList<>();
    private static Path home;
    private static Verifiers verifiers;
    private static Path mirror;
    private static DataFolder data;
    private static String logKey;
    private static Running ledger;

    @BeforeAll
    static void a_year_is_loaded_and_two_witnesses_run() throws Exception {
        home = SourceTree.ROOT.resolve("ops/checks/target/history");
        Folders.delete(home);
        Files.createDirectories(home);
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path folder = home.resolve("data");
        assertThat(
                        Tools.ledger(
                                        "demo",
                                        "--load-only",
                                        "--data",
                                        folder.toString(),
                                        "--origin",
                                        "example.org/ledger",
                                        "--institutions",
                                        Integer.getInteger("history.institutions", 2).toString(),
                                        "--wards",
                                        Integer.getInteger("history.wards", 30).toString(),
                                        "--months",
                                        "12")
                                .exitCode())
                .isZero();
        data = DataFolder.of(folder);
        mirror = home.resolve("mirror");
        logKey = lines(Tools.ledger("keygen", data.logKey().toString())).getFirst().substring(4);
        StringBuilder text = new StringBuilder("log " + logKey + "\n");
        for (String name : WITNESSES) {
            Said made =
                    Tools.ledger("keygen", home.resolve(name + ".key").toString(), "--name", name);
            int port = Ports.free();
            ports.add(port);
            processes.add(Tools.witness(home, name, logKey, port));
            text.append(lines(made).getLast()).append(" http://127.0.0.1:" + port + "\n");
        }
        text.append("group both 2 " + String.join(" ", WITNESSES) + "\nquorum both\n");
        Path policy = Files.writeString(home.resolve("policy.txt"), text.toString());
        Path work = Files.createDirectories(home.resolve("build"));
        verifiers = new Verifiers(policy, logKey, Verifiers.buildGo(work));
        ledger = Running.start(data, policy);
    }

    private static List<String> lines(Said said) {
        return said.said().lines().filter(l -> l.contains("+")).toList();
    }

    @AfterAll
    static void end() throws InterruptedException {
        if (ledger != null) {
            ledger.close();
        }
        for (Process process : processes) {
            process.destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    @Order(1)
    void it_is_witnessed_also_after_a_witness_was_killed_and_equal_everywhere() throws Exception {
        Tools.await(ledger::provable);
        processes.removeFirst().destroyForcibly().waitFor();
        ledger.declareOutage();
        Tools.await(() -> ledger.published() && !ledger.log().witnessTroubles().isEmpty());
        assertThat(ledger.provable()).as("one of two is not enough").isFalse();
        assertThat(ledger.log().trouble()).as("and holds nothing up").isEmpty();
        processes.addFirst(Tools.witness(home, WITNESSES.getFirst(), logKey, ports.getFirst()));
        Tools.await(ledger::provable);
        long start = System.nanoTime();
        Reconciling.Standing equal = ledger.reconcile();
        took("compared up to " + equal.position(), start);
        assertThat(equal.findings()).isEmpty();
        assertThat(equal.state()).isEqualTo("EQUAL");
        assertThat(equal.views())
                .extracting(v -> v.view())
                .containsExactly(
                        "log",
                        "store",
                        "audit-view",
                        "expenditure-view",
                        "posting-view",
                        "spending-view");
        assertThat(equal.views()).allMatch(v -> v.records() > 10);
        System.out.println(equal.views());
        Tools.await(() -> ledger.provable() && ledger.product().awaitSearchable(PATIENCE));
        assertThat(ledger.page("/proof/checks?lang=en"))
                .contains("equal", "movements of money")
                .doesNotContain("differs");
        Tools.copy(data.log(), mirror);
    }

    @Test
    @Order(2)
    void two_verifiers_agree_over_http_and_on_a_copied_folder() throws Exception {
        Path kept = home.resolve("kept");
        assertThat(
                        verifiers
                                .ours(mirror.toString(), "--save-checkpoint", kept.toString())
                                .exitCode())
                .isZero();
        InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        HttpServer files =
                SimpleFileServer.createFileServer(
                        anywhere, mirror.toAbsolutePath(), SimpleFileServer.OutputLevel.NONE);
        files.start();
        try {
            String address = "http://127.0.0.1:" + files.getAddress().getPort();
            long start = System.nanoTime();
            Said said = verifiers.ours(address, "--checkpoint", kept.toString());
            took("verified over HTTP", start);
            assertThat(said.exitCode()).as(said.said()).isZero();
            verifiers.inGo(address).ifPresent(s -> assertThat(s.exitCode()).as(s.said()).isZero());
        } finally {
            files.stop(0);
        }
        long start = System.nanoTime();
        Optional<Said> second = verifiers.inGo(mirror.toString());
        if (second.isPresent()) {
            assertThat(second.get().exitCode()).as(second.get().said()).isZero();
            took("verified in Go", start);
        }
    }

    private static void took(String what, long start) {
        System.out.printf("%s in %d ms%n", what, (System.nanoTime() - start) / 1_000_000);
    }

    /// Who it was is gone; the entries, the root and what was kept of them stay.
    @Test
    @Order(3)
    void a_ward_is_forgotten_and_the_kept_checkpoint_lies_inside_the_same_history()
            throws Exception {
        Id.Ward ward = ledger.someWard();
        assertThat(ledger.identities(ward)).isPositive();
        ledger.forget(ward);
        assertThat(ledger.identities(ward)).isZero();
        Tools.await(ledger::provable);
        String kept = home.resolve("kept").toString();
        Said said = verifiers.ours(data.log().toString(), "--checkpoint", kept);
        assertThat(said.exitCode()).as(said.said()).isZero();
        assertThat(ledger.findings()).isEmpty();
    }

    @Test
    @Order(4)
    void a_changed_tile_is_named_by_both_verifiers_and_by_the_ledger() throws Exception {
        Path forged = Tools.copy(mirror, home.resolve("forged"));
        Path bundle = forged.resolve("tile/entries/001");
        flip(bundle);
        Said said = verifiers.ours(forged.toString());
        assertThat(said.exitCode()).isEqualTo(40);
        assertThat(said.said()).contains("tile/entries/001");
        verifiers
                .inGo(forged.toString())
                .ifPresent(second -> assertThat(second.exitCode()).isEqualTo(40));
        flip(data.log().resolve("tile/entries/001"));
        assertThat(ledger.findings())
                .anyMatch(f -> f.view().equals("log") && f.place().contains("entries/001"));
        flip(data.log().resolve("tile/entries/001"));
        assertThat(ledger.findings()).isEmpty();
    }

    @Test
    @Order(5)
    void a_changed_document_is_named_and_its_page_shows_what_the_log_says() throws Exception {
        JsonNode hit = ledger.shownAmount(ExpenditureView.PROJECTION.name());
        String purchase = hit.path("_source").path("id").asString();
        long amount = hit.path("_source").path("amount").asLong();
        ledger.set(hit, amount + 100_000);
        Finding finding = only(ledger.findings());
        assertThat(finding.view()).isEqualTo("expenditure-view");
        assertThat(finding.place()).isEqualTo(purchase);
        assertThat(finding.field()).isEqualTo("amount");
        assertThat(finding.published()).isEqualTo(Long.toString(amount));
        String page = ledger.page("/records/" + purchase + "?lang=en");
        assertThat(page).contains("This page shows something else than the public log");
        ledger.set(hit, amount);
        assertThat(ledger.page("/records/" + purchase + "?lang=en"))
                .doesNotContain("something else than the public log");
        JsonNode posting = ledger.shownAmount(PostingView.PROJECTION.name());
        ledger.remove(posting);
        assertThat(ledger.findings())
                .anyMatch(f -> f.view().equals("posting-view") && f.field().equals("document"));
    }

    @Test
    @Order(6)
    void a_changed_event_is_named_with_and_without_its_checksum() throws Exception {
        ledger.close();
        byte[] entry = Forger.forge(data.store(), 300, Part.ENTRY, false, HistoryIT::otherDay);
        assertThat(stored()).containsExactly(new Difference(299, "event.unreadable"));
        Forger.forge(data.store(), 300, Part.ENTRY, true, _ -> entry);
        byte[] payload = Forger.forge(data.store(), 300, Part.PAYLOAD, true, HistoryIT::flipped);
        assertThat(stored()).containsExactly(new Difference(299, "payload.differs"));
        Forger.forge(data.store(), 300, Part.PAYLOAD, true, _ -> payload);
        assertThat(stored()).isEmpty();
        Forger.forge(data.store(), 300, Part.ENTRY, true, HistoryIT::otherDay);
        Said said = Tools.ledger("reconcile", "--data", data.root().toString(), "--lang", "en");
        assertThat(said.exitCode()).as(said.said()).isEqualTo(1);
        assertThat(said.said())
                .contains("The event at position 300 of the store is not the one that leaf 299");
    }

    private static List<Difference> stored() throws Exception {
        try (EventStore store = SqliteEventStore.open(data.store())) {
            return Reconciliation.of(store, data.log()).differences();
        }
    }

    private static byte[] otherDay(byte[] entry) {
        return new String(entry, StandardCharsets.UTF_8)
                .replaceFirst("\"day\":\"20(\\d\\d)", "\"day\":\"19$1")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] flipped(byte[] bytes) {
        bytes[bytes.length / 2] ^= 1;
        return bytes;
    }

    private static void flip(Path file) throws Exception {
        Files.write(file, flipped(Files.readAllBytes(file)));
    }

    private static Finding only(List<Finding> findings) {
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }
}
