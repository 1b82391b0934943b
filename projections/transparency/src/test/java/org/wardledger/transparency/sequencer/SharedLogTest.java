package org.wardledger.transparency.sequencer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wardledger.transparency.Keys;
import org.wardledger.transparency.MemoryStore;
import org.wardledger.transparency.note.NoteSignature;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.tiles.LogFolder;

/// Several nodes keep one log: one signs, all publish, and nothing is ever said twice differently.
@Timeout(120)
class SharedLogTest extends SeveralNodes {
    @Test
    void a_node_without_the_key_shows_what_another_signed_and_no_more() throws Exception {
        Board.Seat signer = board.new Seat();
        signer.take();
        try (SharedLog one = open(signing("one"), signer);
                SharedLog two = open(watching("two"), board.new Seat())) {
            advance(two);
            assertThat(published("two")).isZero();
            advance(one);
            advance(two);
            assertThat(published("two")).isEqualTo(700);
            store.grow(50);
            advance(two);
            assertThat(published("two")).isEqualTo(700);
            advance(one);
            advance(two);
            assertThat(published("two")).isEqualTo(750);
        }
        assertThat(folder("two").read(LogFolder.LATEST).orElseThrow().bytes())
                .isEqualTo(folder("one").read(LogFolder.LATEST).orElseThrow().bytes());
    }

    @Test
    void without_a_turn_nobody_signs() throws Exception {
        try (SharedLog one = open(signing("one"), board.new Seat())) {
            assertThat(one.advance()).isFalse();
        }
        assertThat(board.everSigned).isEmpty();
    }

    @Test
    void a_signer_whose_turn_ended_while_it_slept_puts_nothing_in_its_place() throws Exception {
        Board.Seat slow = board.new Seat();
        Board.Seat quick = board.new Seat();
        slow.take();
        try (SharedLog one = open(signing("one"), slow);
                SharedLog two = open(signing("two"), quick)) {
            advance(one);
            store.grow(10);
            slow.beforeSigning(
                    () -> {
                        slow.beforeSigning(() -> {});
                        quick.take();
                        store.grow(7);
                        try {
                            advance(two);
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    });
            assertThat(one.advance()).isFalse();
            assertThat(published("one")).isEqualTo(700);
            store.grow(3);
            advance(one); // believes still that it is its turn: follows, then is too old to sign
            assertThat(published("one")).isEqualTo(717);
            assertThat(board.agreed().signed().orElseThrow().size()).isEqualTo(717);
        }
        assertOneHistory();
    }

    @Test
    void an_answer_that_got_lost_is_taken_over_as_it_stands() throws Exception {
        Board.Seat seat = board.new Seat();
        seat.take();
        seat.loseAnswers(true);
        try (SharedLog one = open(signing("one"), seat)) {
            assertThatThrownBy(one::advance).isInstanceOf(IOException.class);
            assertThat(published("one")).isZero();
            seat.loseAnswers(false);
            store.grow(1);
            assertThat(one.advance()).isTrue();
            assertThat(published("one")).isEqualTo(300);
            advance(one);
        }
        assertThat(published("one")).isEqualTo(701);
        assertOneHistory();
    }

    @Test
    void whoever_crashes_wherever_the_nodes_tell_one_history() throws Exception {
        Random random = new Random(7);
        for (Step step : EnumSet.allOf(Step.class)) {
            for (int round = 0; round < 3; round++) {
                String name = random.nextBoolean() ? "one" : "two";
                Board.Seat seat = board.new Seat();
                seat.take();
                store.grow(random.nextInt(400));
                crash(name, seat, step, 1 + random.nextInt(2));
                assertShownIsAgreed();
            }
        }
        for (String name : List.of("one", "two")) {
            Board.Seat seat = board.new Seat();
            seat.take();
            try (SharedLog log = open(signing(name), seat)) {
                advance(log);
            }
            assertThat(published(name)).isEqualTo(store.head());
        }
        assertOneHistory();
    }

    private void crash(String name, Board.Seat seat, Step step, int times) throws IOException {
        int[] left = {times};
        Consumer<Step> bomb =
                s -> {
                    if (s == step && --left[0] == 0) {
                        throw new IllegalStateException("crash");
                    }
                };
        try (SharedLog log = SharedLog.open(store, signing(name), Admission.all(), seat, bomb)) {
            advance(log);
        } catch (IllegalStateException _) {
            assertThat(left[0]).isZero();
        }
    }

    @Test
    void a_node_that_lost_its_disk_makes_its_copy_again() throws Exception {
        Board.Seat signer = board.new Seat();
        signer.take();
        try (SharedLog one = open(signing("one"), signer)) {
            advance(one);
        }
        Board.Seat next = board.new Seat();
        next.take();
        try (SharedLog fresh = open(signing("fresh"), next)) {
            advance(fresh);
            store.grow(5);
            advance(fresh);
        }
        assertThat(published("fresh")).isEqualTo(705);
        assertOneHistory();
    }

    @Test
    void a_node_that_sees_other_events_refuses_loudly() throws Exception {
        Board.Seat signer = board.new Seat();
        signer.take();
        try (SharedLog one = open(signing("one"), signer)) {
            advance(one);
        }
        store.rewrite(350, "{}");
        try (SharedLog two = open(watching("two"), board.new Seat())) {
            assertThatThrownBy(() -> advance(two))
                    .isInstanceOf(LogContradiction.class)
                    .hasMessageContaining("log.two-histories");
        }
        assertThat(published("two")).isZero();
    }

    @Test
    void a_signature_over_other_events_inside_the_own_history_is_refused() throws Exception {
        Board.Seat signer = board.new Seat();
        signer.take();
        try (SharedLog one = open(signing("one"), signer)) {
            advance(one);
            SignedCheckpoint forged = SignedCheckpoint.sign(Keys.LOG, otherHistory());
            board.put(forged);
            assertThatThrownBy(one::advance)
                    .isInstanceOf(LogContradiction.class)
                    .hasMessageContaining("log.two-histories");
        }
    }

    private static org.wardledger.transparency.merkle.TreeHead otherHistory() {
        MemoryStore other = MemoryStore.of(699);
        other.add("{\"other\":true}");
        var edge = new org.wardledger.transparency.tiles.TileEdge();
        new Replay(other).into(edge, 700);
        return edge.head();
    }

    @Test
    void a_checkpoint_that_somebody_else_signed_is_refused() throws Exception {
        board.put(SignedCheckpoint.sign(Keys.generate(Keys.LOG.name()), otherHistory()));
        try (SharedLog two = open(watching("two"), board.new Seat())) {
            assertThatThrownBy(two::advance)
                    .isInstanceOf(LogContradiction.class)
                    .hasMessageContaining("log.agreed-not-signed");
        }
    }

    @Test
    void a_lost_place_of_agreement_is_filled_again_by_whoever_has_the_turn() throws Exception {
        Board.Seat signer = board.new Seat();
        signer.take();
        try (SharedLog one = open(signing("one"), signer);
                SharedLog two = open(watching("two"), board.new Seat())) {
            advance(one);
            advance(two);
            board.lose();
            assertThatThrownBy(two::advance)
                    .isInstanceOfSatisfying(
                            AgreementBehind.class,
                            e -> assertThat(e.published()).isGreaterThan(e.agreed()))
                    .hasMessageContaining("log.agreement-behind");
            advance(one);
            assertThat(board.agreed().signed().orElseThrow().size()).isEqualTo(700);
            store.grow(9);
            advance(one);
            advance(two);
            assertThat(published("two")).isEqualTo(709);
        }
        assertOneHistory();
    }

    @Test
    void what_the_witnesses_said_reaches_every_node() throws Exception {
        Board.Seat signer = board.new Seat();
        signer.take();
        try (SharedLog one = open(signing("one").withWitnesses(), signer);
                SharedLog two = open(watching("two").withWitnesses(), board.new Seat())) {
            advance(one);
            advance(two);
            assertThat(published("two")).isZero();
            SignedCheckpoint latest = folder("one").read(LogFolder.LATEST).orElseThrow();
            cosign(latest, 1);
            advance(one);
            advance(two);
            assertThat(cosigned("two")).isEqualTo(cosigned("one"));
            cosign(latest, 2);
            advance(two);
            advance(one);
            advance(two);
            assertThat(cosigned("two")).isEqualTo(cosigned("one"));
            assertThat(published("two")).isEqualTo(700);
        }
    }

    private void cosign(SignedCheckpoint latest, int second) throws IOException {
        NoteSignature line =
                Keys.WITNESS_A.cosign(
                        latest.checkpoint().body(), Instant.ofEpochSecond(1_700_000_000L + second));
        folder("one")
                .publish(
                        LogFolder.CHECKPOINT,
                        new SignedCheckpoint(latest.checkpoint(), latest.note().with(List.of(line)))
                                .bytes());
    }

    private byte[] cosigned(String node) throws IOException {
        return folder(node).read(LogFolder.CHECKPOINT).orElseThrow().bytes();
    }

    /// Whatever a node shows stands, or stood, in the place of agreement.
}
