package org.wardledger.transparency.sequencer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wardledger.transparency.Keys.LOG;
import static org.wardledger.transparency.Keys.WITNESS_A;
import static org.wardledger.transparency.Keys.good;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.sqlite.SqliteEventStore;
import org.wardledger.transparency.LogReader;
import org.wardledger.transparency.MemoryStore;
import org.wardledger.transparency.note.Policy;
import org.wardledger.transparency.tiles.FolderSource;
import org.wardledger.transparency.tiles.LogFolder;
import org.wardledger.transparency.verify.Outcome;
import org.wardledger.transparency.verify.Progress;
import org.wardledger.transparency.verify.Question;
import org.wardledger.transparency.verify.Verifier;
import org.wardledger.transparency.witness.Cosigner;
import org.wardledger.transparency.witness.CosignerLoop;
import org.wardledger.transparency.witness.Witness;

@Timeout(60)
class LogFollowerTest {
    private static final Duration SOON = Duration.ofMillis(5);

    @TempDir private Path home;

    private LogSettings settings() {
        return LogSettings.of(home.resolve("public"), home.resolve("state"), LOG);
    }

    /// The whole chain, with a real store and a real witness, as the server wires it.
    private static String words(Exception failure) {
        return "told: " + failure.getMessage();
    }

    @Test
    void an_event_in_the_store_becomes_a_witnessed_leaf() throws Exception {
        var witnessing =
                new Witness.Settings(
                        WITNESS_A,
                        List.of(LOG.logKey()),
                        home.resolve("witness"),
                        new InetSocketAddress("127.0.0.1", 0));
        try (EventStore store = SqliteEventStore.open(home.resolve("store"));
                Witness witness = Witness.start(witnessing, InstantSource.system())) {
            Policy policy = policy(witness.address().getPort());
            LogSettings settings = settings().withWitnesses();
            LogWriter writer = LogWriter.open(store, settings, Admission.all());
            try (LogFollower log = LogFollower.start(writer, SOON, LogFollowerTest::words)) {
                var cosigner =
                        new Cosigner(
                                new LogFolder(settings.publicFolder()),
                                policy,
                                LOG.logKey(),
                                InstantSource.system(),
                                Duration.ofSeconds(5),
                                Duration.ofMinutes(10),
                                log::halt);
                try (CosignerLoop _ = CosignerLoop.start(cosigner, SOON)) {
                    var reader = new LogReader(settings.publicFolder());
                    for (int i = 1; i <= 5; i++) {
                        append(store, i);
                        long position = i;
                        await(() -> reader.status().provable(position));
                    }
                    assertThat(log.trouble()).isEmpty();
                }
            }
            assertThat(
                            Verifier.check(
                                            new FolderSource(settings.publicFolder()),
                                            Question.of(policy),
                                            Progress.none())
                                    .outcome())
                    .isEqualTo(Outcome.WITNESSED);
            assertThat(Reconciliation.of(store, settings.publicFolder()).first()).isEmpty();
        }
    }

    @Test
    void a_contradiction_ends_the_log_and_says_why() throws Exception {
        MemoryStore store = MemoryStore.of(3);
        store.add("x".repeat(70_000));
        LogWriter writer = LogWriter.open(store, settings(), Admission.all());
        try (LogFollower log = LogFollower.start(writer, SOON, LogFollowerTest::words)) {
            await(log::stopped);
            assertThat(log.trouble().orElseThrow())
                    .contains("log.entry-not-admitted", "position 4");
        }
    }

    @Test
    void an_outage_is_tried_again() throws Exception {
        MemoryStore store = MemoryStore.of(3);
        Path blocked = Files.createDirectories(home.resolve("public")).resolve("tile");
        Files.writeString(blocked, "in the way");
        LogWriter writer = LogWriter.open(store, settings(), Admission.all());
        try (LogFollower log = LogFollower.start(writer, SOON, LogFollowerTest::words)) {
            await(() -> log.trouble().isPresent());
            assertThat(log.trouble().orElseThrow()).startsWith("told: ");
            Files.delete(blocked);
            var reader = new LogReader(home.resolve("public"));
            await(() -> reader.status().provable(3));
            await(() -> log.trouble().isEmpty());
        }
    }

    @Test
    void a_halted_log_stays_halted_until_somebody_has_looked() throws Exception {
        MemoryStore store = MemoryStore.of(3);
        LogWriter writer = LogWriter.open(store, settings(), Admission.all());
        try (LogFollower log = LogFollower.start(writer, SOON, LogFollowerTest::words)) {
            log.halt("a witness shows more");
            await(log::stopped);
            assertThat(log.trouble()).contains("told: log.halted: a witness shows more");
        }
        assertThatThrownBy(() -> LogWriter.open(store, settings(), Admission.all()))
                .hasMessageStartingWith("log.halted")
                .hasMessageContaining("a witness shows more");
        Files.delete(home.resolve("state").resolve(LogState.HALTED));
        LogWriter.open(store, settings(), Admission.all()).close();
    }

    @Test
    void an_old_event_that_was_changed_is_found_by_the_nightly_comparison() throws Exception {
        MemoryStore store = MemoryStore.of(6_000);
        try (LogWriter writer = LogWriter.open(store, settings(), Admission.all())) {
            while (writer.advance()) {
                assertThat(writer.head()).isPresent();
            }
        }
        Path folder = home.resolve("public");
        assertThat(Reconciliation.of(store, folder).leaves()).isEqualTo(6_000);
        store.rewrite(300, "{}");
        LogWriter.open(store, settings(), Admission.all()).close(); // too old for the start
        assertThat(Reconciliation.of(store, folder).first())
                .contains(new Reconciliation.Difference(299, "event.differs"));
        store.cut(200);
        assertThat(Reconciliation.of(store, folder).first())
                .contains(new Reconciliation.Difference(200, "event.missing"));
    }

    private static Policy policy(int port) {
        String text =
                "log %s\nwitness a %s http://127.0.0.1:%d\nquorum a\n"
                        .formatted(LOG.logKey(), WITNESS_A.witnessKey(), port);
        return good(Policy.parse(text.getBytes(UTF_8)));
    }

    private static void append(EventStore store, int i) {
        byte[] entry = ("{\"n\":\"" + i + "\"}").getBytes(UTF_8);
        var event = new NewEvent(new UUID(0, i), "synthetic.v1", Instant.EPOCH, entry, new byte[0]);
        store.append("stream", ExpectedRevision.any(), List.of(event)).join();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            Thread.sleep(5);
        }
    }
}
