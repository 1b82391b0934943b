package org.wardledger.launcher.publiclog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardledger.command.Caller;
import org.wardledger.command.CommandCore;
import org.wardledger.command.Outcome;
import org.wardledger.command.requests.Plain;
import org.wardledger.domain.operator.Operations.DeclareOutage;
import org.wardledger.eventstore.EventStore;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.Failed;
import org.wardledger.launcher.OpenLedger;
import org.wardledger.launcher.WardLedger;
import org.wardledger.transparency.KeyFile;
import org.wardledger.transparency.LogReader;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.note.SigningKey;
import org.wardledger.transparency.note.Vkey;
import org.wardledger.transparency.tiles.FolderSource;
import org.wardledger.transparency.tiles.LogFolder;
import org.wardledger.transparency.verify.Finding;
import org.wardledger.transparency.verify.Progress;
import org.wardledger.transparency.verify.Question;
import org.wardledger.transparency.verify.Statement;
import org.wardledger.transparency.verify.Verdict;
import org.wardledger.transparency.verify.Verifier;
import org.wardledger.web.replay.Leaf;

/// A ledger begins with its log, changes its key, ends its log and begins another behind it; and
/// whoever verifies can follow each step.
class LogChangeTest {
    private static final String NEXT = "example.org/ledger/2027";

    @TempDir Path root;
    private DataFolder data;

    @BeforeEach
    void folder() {
        data = DataFolder.of(root.resolve("data"));
    }

    @Test
    void the_first_record_of_a_ledger_names_its_log() throws Exception {
        with(core -> {});
        try (EventStore store = Records.store(data)) {
            assertThat(store.head()).isEqualTo(1);
            Leaf leaf = Leaf.read(0, store.readAll(0, 1).getFirst().entry());
            assertThat(leaf.data("origin")).isEqualTo("example.org/ledger");
            assertThat(leaf.data("layout")).isEqualTo("1");
            assertThat(leaf.data("previous")).isEmpty();
        }
        with(core -> {});
        try (EventStore store = Records.store(data)) {
            assertThat(store.head()).as("it begins once").isEqualTo(1);
        }
    }

    @Test
    void a_store_that_began_with_something_else_is_refused() {
        try (EventStore store = Records.store(data)) {
            Records.sealed(store, 1);
            assertThatThrownBy(() -> Beginning.check(store))
                    .isInstanceOf(Failed.class)
                    .hasMessageContaining(Records.TYPE);
        }
    }

    @Test
    void a_new_key_signs_what_follows_and_the_old_one_what_it_signed() throws Exception {
        with(core -> outage(core, 1));
        published();
        SignedCheckpoint before = latest(data.log());
        Vkey old = LogKeys.of(data, null).logKey();
        assertThat(run("rotate-key")).isZero();
        Vkey next = LogKeys.of(data, null).logKey();
        assertThat(next).isNotEqualTo(old);
        SignedCheckpoint rotation = latest(data.log());
        assertThat(signedBy(rotation, old)).as("the old key vouches for the new one").isTrue();
        assertThat(entry(rotation, rotation.size() - 1).data("vkey")).isEqualTo(next.text());
        with(core -> outage(core, 2));
        published();
        SignedCheckpoint after = latest(data.log());
        assertThat(after.size()).isEqualTo(rotation.size() + 1);
        assertThat(signedBy(after, next)).isTrue();
        assertThat(signedBy(after, old)).isFalse();
        assertThat(signedBy(before, next)).isFalse();
        Verdict both = verify(data.log(), List.of(next, old), Optional.of(before));
        assertThat(both.findings()).noneMatch(Finding::failed);
        Verdict onlyNew = verify(data.log(), List.of(next), Optional.of(before));
        assertThat(onlyNew.of(Statement.LOG_SIGNATURE).orElseThrow().failed()).isFalse();
        assertThat(onlyNew.of(Statement.REMEMBERED).orElseThrow().failed()).isTrue();
        Verdict onlyOld = verify(data.log(), List.of(old), Optional.empty());
        assertThat(onlyOld.of(Statement.LOG_SIGNATURE).orElseThrow().failed()).isTrue();
        assertThat(run("rotate-key")).as("and again").isZero();
        assertThat(LogKeys.before(data)).containsExactly(old, next);
    }

    @Test
    void a_change_that_was_cut_short_is_finished_with_the_key_that_it_made() throws Exception {
        with(core -> {});
        published();
        SigningKey made = SigningKey.generate("example.org/ledger", new SecureRandom());
        KeyFile.write(data.logKeyNext(), made);
        assertThat(run("continue", "--origin", "example.org/other"))
                .as("another change is under way")
                .isEqualTo(1);
        assertThat(run("rotate-key")).isZero();
        assertThat(LogKeys.of(data, null).logKey()).isEqualTo(made.logKey());
        assertThat(data.logKeyNext()).doesNotExist();
        published();
    }

    @Test
    void a_frozen_log_goes_on_behind_its_last_checkpoint_under_another_name() throws Exception {
        with(core -> outage(core, 1));
        published();
        assertThat(run("continue", "--origin", NEXT)).as("not before it is frozen").isEqualTo(1);
        Vkey old = LogKeys.of(data, null).logKey();
        assertThat(run("freeze")).isZero();
        SignedCheckpoint last = latest(data.log());
        with(core -> outage(core, 2));
        try (EventStore store = Records.store(data);
                PublicLog log = log(store)) {
            assertThat(log.trouble().orElseThrow()).contains("log.frozen");
        }
        assertThat(run("continue", "--origin", "example.org/ledger")).isEqualTo(1);
        assertThat(run("continue", "--origin", NEXT)).isZero();
        Vkey next = LogKeys.of(data, null).logKey();
        assertThat(next.name()).isEqualTo(NEXT);
        SignedCheckpoint now = latest(data.log());
        assertThat(entry(now, now.size() - 1).data("origin")).isEqualTo(NEXT);
        assertThat(data.log().resolve("checkpoint.previous")).hasBinaryContent(last.bytes());
        goesOn(last, old, now, next);
        published();
        assertThat(latest(data.log()).size()).isEqualTo(now.size());
    }

    /// Whatever step of the change a crash came behind.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void a_log_whose_key_is_lost_ends_with_what_it_signed_and_another_goes_on_behind(int moved)
            throws Exception {
        with(core -> outage(core, 1));
        published();
        SignedCheckpoint last = latest(data.log());
        Vkey old = LogKeys.of(data, null).logKey();
        with(core -> outage(core, 2));
        Files.delete(data.logKey());
        assertThat(run("rotate-key")).isEqualTo(1);
        assertThat(run("continue", "--origin", NEXT)).as("not frozen").isEqualTo(1);
        assertThat(run("freeze")).isZero();
        assertThat(data.logKey()).as("no other key under the same name").doesNotExist();
        assertThat(latest(data.log()).bytes()).isEqualTo(last.bytes());
        assertThat(run("continue", "--origin", old.name())).as("the same name").isEqualTo(1);
        cutShort(moved, "-" + old.hexId());

        assertThat(run("continue", "--origin", NEXT)).isZero();

        Vkey next = LogKeys.of(data, null).logKey();
        SignedCheckpoint now = latest(data.log());
        assertThat(now.size()).as("and what the old log did not sign").isEqualTo(last.size() + 2);
        goesOn(last, old, now, next);
        assertThat(data.root().resolve("log-state-" + old.hexId())).exists();
        published();
    }

    /// The new log cites the last checkpoint of the old one, and both can be verified.
    private void goesOn(SignedCheckpoint last, Vkey old, SignedCheckpoint now, Vkey next)
            throws Exception {
        Leaf citation = entry(now, now.size() - 1);
        assertThat(citation.data("previous").getBytes(UTF_8)).isEqualTo(last.bytes());
        Verdict both = verify(data.log(), List.of(next, old), Optional.of(last));
        assertThat(both.findings()).noneMatch(Finding::failed);
        assertThat(both.of(Statement.PREVIOUS).orElseThrow().state())
                .isEqualTo(Finding.State.HOLDS);
        Path aside = data.root().resolve("log-" + old.hexId());
        assertThat(verify(aside, List.of(old), Optional.of(last)).findings())
                .noneMatch(Finding::failed);
    }

    /// As a crash leaves it that came behind so many folders set aside.
    private void cutShort(int moved, String aside) throws IOException {
        if (moved > 0) {
            byte[] last = latest(data.log()).bytes();
            Files.move(data.log(), data.root().resolve("log" + aside));
            if (moved > 1) {
                Files.createDirectories(data.log());
                new LogFolder(data.log()).publish(LogFolder.PREVIOUS, last);
                Files.move(data.logState(), data.root().resolve("log-state" + aside));
            }
        }
    }

    private static boolean signedBy(SignedCheckpoint checkpoint, Vkey key) {
        return checkpoint.note().signers(List.of(key)).good().filter(s -> !s.isEmpty()).isPresent();
    }

    private static SignedCheckpoint latest(Path folder) throws IOException {
        return new LogFolder(folder).read(LogFolder.LATEST).orElseThrow();
    }

    private Leaf entry(SignedCheckpoint checkpoint, long index) throws IOException {
        byte[] entry = new LogReader(data.log()).entry(checkpoint, index).orElseThrow();
        return Leaf.read(index, entry);
    }

    private static Verdict verify(
            Path folder, List<Vkey> keys, Optional<SignedCheckpoint> remembered)
            throws IOException {
        StringBuilder text = new StringBuilder();
        keys.forEach(key -> text.append("log ").append(key.text()).append('\n'));
        text.append("quorum none\n");
        org.wardledger.transparency.note.Policy policy =
                org.wardledger.transparency.note.Policy.parse(text.toString().getBytes(UTF_8))
                        .good()
                        .orElseThrow();
        Question question = Question.of(policy);
        return Verifier.check(
                new FolderSource(folder),
                remembered.map(question::remembering).orElse(question),
                Progress.none());
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("log"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--data", data.root().toString()));
        return WardLedger.run(all.toArray(String[]::new));
    }

    private PublicLog log(EventStore store) {
        return PublicLog.start(store, data, new LogOptions(), InstantSource.system());
    }

    /// Runs the log until all that is recorded is published.
    private void published() throws Exception {
        try (EventStore store = Records.store(data);
                PublicLog log = log(store)) {
            Records.await(
                    () -> {
                        try {
                            return log.reader().latest().map(SignedCheckpoint::size).orElse(0L)
                                    == store.head();
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    });
            assertThat(log.trouble()).isEmpty();
        }
    }

    private static void outage(CommandCore core, int days) {
        LocalDate day = LocalDate.now(Clock.systemUTC()).minusDays(days);
        Outcome outcome =
                core.ledger()
                        .execute(
                                new Plain(new DeclareOutage(day, day)),
                                Caller.operator(),
                                UUID.randomUUID());
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
    }

    private void with(Consumer<CommandCore> work) {
        try (OpenLedger ledger =
                OpenLedger.open(data, OpenLedger.Rules.of(Clock.systemUTC(), 16))) {
            LogOptions named = new LogOptions("example.org/ledger", null);
            Beginning.of(ledger.store(), ledger.core(), data, named);
            work.accept(ledger.core());
        }
    }
}
