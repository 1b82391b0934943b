package org.wardledger.transparency.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.transparency.Keys.LOG;
import static org.wardledger.transparency.Keys.WITNESS_A;
import static org.wardledger.transparency.Keys.WITNESS_B;
import static org.wardledger.transparency.Keys.good;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.transparency.MemoryStore;
import org.wardledger.transparency.note.Policy;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.note.SigningKey;
import org.wardledger.transparency.note.Vkey;
import org.wardledger.transparency.sequencer.Admission;
import org.wardledger.transparency.sequencer.LogSettings;
import org.wardledger.transparency.sequencer.LogWriter;
import org.wardledger.transparency.tiles.LogFolder;

class CosignerTest {
    /// Long: a witness answers after its disk has, and the disk of a build has much else to do.
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration REFRESH = Duration.ofMinutes(10);

    @TempDir private Path home;

    private final AtomicReference<Instant> now = new AtomicReference<>(WitnessTest.NOW);
    private final InstantSource clock = now::get;
    private final List<String> contradictions = new CopyOnWriteArrayList<>();
    private final MemoryStore store = MemoryStore.of(100);

    @Test
    void a_quorum_of_two_witnesses_makes_the_checkpoint() throws Exception {
        grow("public");
        try (Witness a = witness("a", WITNESS_A);
                Witness b = witness("b", WITNESS_B);
                Cosigner cosigner = cosigner("public", "both", a, b)) {
            assertThat(published("public")).isEmpty();
            assertQuorum(cosigner);
            assertThat(published("public").orElseThrow().size()).isEqualTo(100);
            assertThat(signers("public")).hasSize(2);
            store.grow(1_000);
            grow("public");
            assertQuorum(cosigner);
            assertThat(published("public").orElseThrow().size()).isEqualTo(1_100);
            assertThat(cosigner.troubles()).isEmpty();
        }
    }

    @Test
    void witnesses_that_are_away_delay_only_the_witnessed_checkpoint() throws Exception {
        grow("public");
        Witness b = witness("b", WITNESS_B);
        int port = b.address().getPort();
        try (Witness a = witness("a", WITNESS_A);
                Cosigner cosigner = cosigner("public", "both", a, b)) {
            assertQuorum(cosigner);
            b.close();
            store.grow(50);
            grow("public");
            assertThat(cosigner.round()).isFalse();
            assertThat(cosigner.troubles()).containsOnlyKeys(WITNESS_B.name());
            assertThat(published("public").orElseThrow().size()).isEqualTo(100);
            assertThat(folder("public").read(LogFolder.LATEST).orElseThrow().size()).isEqualTo(150);
            b = witness("b", WITNESS_B, port);
            assertQuorum(cosigner);
            assertThat(published("public").orElseThrow().size()).isEqualTo(150);
            assertThat(cosigner.troubles()).isEmpty();
        } finally {
            b.close();
        }
    }

    @Test
    void one_of_two_is_enough_where_the_policy_says_so_and_the_other_joins_later()
            throws Exception {
        grow("public");
        Witness b = witness("b", WITNESS_B);
        int port = b.address().getPort();
        b.close();
        try (Witness a = witness("a", WITNESS_A);
                Cosigner cosigner = cosigner("public", "any", port(a), port)) {
            assertQuorum(cosigner);
            assertThat(signers("public")).containsExactly(WITNESS_A.witnessKey());
            b = witness("b", WITNESS_B, port);
            assertQuorum(cosigner);
            assertThat(signers("public")).hasSize(2);
        } finally {
            b.close();
        }
    }

    @Test
    void cosignatures_are_renewed_while_nothing_is_recorded() throws Exception {
        grow("public");
        try (Witness a = witness("a", WITNESS_A);
                Cosigner cosigner = cosigner("public", a, 0)) {
            cosigner.round();
            SignedCheckpoint before = published("public").orElseThrow();
            now.set(WitnessTest.NOW.plusSeconds(60));
            cosigner.round();
            assertThat(published("public")).contains(before);
            now.set(WitnessTest.NOW.plus(REFRESH).plusSeconds(1));
            cosigner.round();
            SignedCheckpoint after = published("public").orElseThrow();
            assertThat(after).isNotEqualTo(before);
            assertThat(after.head()).isEqualTo(before.head());
            assertThat(signers("public")).containsExactly(WITNESS_A.witnessKey());
        }
    }

    @Test
    void a_log_that_was_put_back_is_found_out_by_its_own_signature() throws Exception {
        store.grow(400);
        grow("public");
        try (Witness a = witness("a", WITNESS_A);
                Cosigner cosigner = cosigner("public", a, 0)) {
            cosigner.round();
            assertThat(contradictions).isEmpty();
            store.cut(300);
            grow("restored");
            try (Cosigner second = cosigner("restored", a, 0)) {
                assertThat(second.round()).isFalse();
            }
            assertThat(contradictions).isNotEmpty().allMatch(c -> c.contains("size 500"));
            assertThat(published("restored")).isEmpty();
            contradictions.clear();
            store.add("another history");
            store.grow(300);
            grow("forked");
            try (Cosigner third = cosigner("forked", a, 0)) {
                assertThat(third.round()).isFalse();
            }
            assertThat(contradictions).isNotEmpty().allMatch(c -> c.contains("size 500"));
        }
    }

    @Test
    void whose_turn_has_just_come_may_be_behind_what_the_other_node_has_shown() throws Exception {
        behind(
                second -> {
                    assertThat(second.round()).isFalse();
                    assertThat(second.troubles().values()).anyMatch(t -> t.contains("500"));
                    store.grow(300);
                    grow("other");
                    assertQuorum(second);
                });
        assertThat(contradictions).isEmpty();
    }

    @Test
    void a_copy_that_stays_behind_what_it_has_signed_is_found_out_after_some_rounds()
            throws Exception {
        behind(
                second -> {
                    assertThat(second.round()).isFalse();
                    assertThat(second.round()).isFalse();
                    assertThat(contradictions).isEmpty();
                    assertThat(second.round()).isFalse();
                });
        assertThat(contradictions).isNotEmpty().allMatch(c -> c.contains("size 500"));
    }

    @Test
    void rounds_of_an_earlier_turn_do_not_make_the_next_one_look_cut() throws Exception {
        behind(
                second -> {
                    for (int turn = 0; turn < 3; turn++) {
                        assertThat(second.round()).isFalse();
                        assertThat(second.round()).isFalse();
                        second.pause();
                    }
                });
        assertThat(contradictions).isEmpty();
    }

    @FunctionalInterface
    private interface Turn {
        void of(Cosigner second) throws Exception;
    }

    /// A node whose copy is shorter than what another one has shown to the witness.
    private void behind(Turn turn) throws Exception {
        store.grow(400);
        grow("one");
        try (Witness a = witness("a", WITNESS_A);
                Cosigner first = cosigner("one", a, 0)) {
            first.round();
            store.cut(300);
            grow("other");
            try (Cosigner second = cosigner("other", a, 2)) {
                turn.of(second);
            }
        }
    }

    @Test
    void without_witnesses_in_the_policy_the_checkpoint_is_published_at_once() throws Exception {
        grow("public");
        Policy none = good(Policy.parse(("log " + LOG.logKey() + "\nquorum none\n").getBytes()));
        try (var cosigner =
                new Cosigner(
                        folder("public"),
                        none,
                        LOG.logKey(),
                        clock,
                        TIMEOUT,
                        REFRESH,
                        contradictions::add)) {
            assertQuorum(cosigner);
            assertThat(published("public")).isPresent();
        }
    }

    private static void assertQuorum(Cosigner cosigner) throws IOException {
        boolean enough = cosigner.round();
        assertThat(enough).as("quorum; troubles: %s", cosigner.troubles()).isTrue();
    }

    private Witness witness(String name, SigningKey key) throws IOException {
        return witness(name, key, 0);
    }

    private Witness witness(String name, SigningKey key, int port) throws IOException {
        var address = new InetSocketAddress("127.0.0.1", port);
        var settings =
                new Witness.Settings(key, List.of(LOG.logKey()), home.resolve(name), address);
        return Witness.start(settings, clock);
    }

    private Cosigner cosigner(String folder, String quorum, Witness a, Witness b) {
        return cosigner(folder, quorum, port(a), port(b));
    }

    private Cosigner cosigner(String folder, String quorum, int a, int b) {
        String witnesses =
                """
                witness a %s http://127.0.0.1:%d
                witness b %s http://127.0.0.1:%d/
                group quorum %s a b
                quorum quorum
                """;
        String keyA = WITNESS_A.witnessKey().toString();
        String keyB = WITNESS_B.witnessKey().toString();
        String all = quorum.equals("both") ? "all" : "any";
        return cosigner(folder, witnesses.formatted(keyA, a, keyB, b, all), 0);
    }

    /// Asks one witness alone. Two names for the same one would be asked at the same time, and the
    /// one would see the other's step as somebody else's.
    private Cosigner cosigner(String folder, Witness a, int roundsBehind) {
        String witnesses = "witness a %s http://127.0.0.1:%d\nquorum a\n";
        String text = witnesses.formatted(WITNESS_A.witnessKey(), port(a));
        return cosigner(folder, text, roundsBehind);
    }

    private Cosigner cosigner(String folder, String witnesses, int roundsBehind) {
        String policy = "log %s%n%s".formatted(LOG.logKey(), witnesses);
        return new Cosigner(
                folder(folder),
                good(Policy.parse(policy.getBytes(UTF_8))),
                LOG.logKey(),
                clock,
                TIMEOUT,
                REFRESH,
                contradictions::add,
                roundsBehind);
    }

    private static int port(Witness witness) {
        return witness.address().getPort();
    }

    private List<Vkey> signers(String folder) throws IOException {
        return List.copyOf(
                good(
                        published(folder)
                                .orElseThrow()
                                .note()
                                .signers(List.of(WITNESS_A.witnessKey(), WITNESS_B.witnessKey()))));
    }

    private void grow(String folder) throws IOException {
        var settings =
                LogSettings.of(home.resolve(folder), home.resolve(folder + "-state"), LOG)
                        .withWitnesses();
        try (LogWriter writer = LogWriter.open(store, settings, Admission.all())) {
            while (writer.advance()) {
                assertThat(writer.head()).isPresent();
            }
        }
    }

    private LogFolder folder(String name) {
        return new LogFolder(home.resolve(name));
    }

    private Optional<SignedCheckpoint> published(String name) throws IOException {
        return folder(name).read(LogFolder.CHECKPOINT);
    }
}
