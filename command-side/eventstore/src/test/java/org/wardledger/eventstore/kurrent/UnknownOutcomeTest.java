package org.wardledger.eventstore.kurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wardledger.eventstore.StoreUnderTest.NOON;
import static org.wardledger.eventstore.StoreUnderTest.event;
import static org.wardledger.eventstore.StoreUnderTest.events;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardledger.eventstore.AppendResult;
import org.wardledger.eventstore.AppendResult.Appended;
import org.wardledger.eventstore.AppendResult.DuplicateEventId;
import org.wardledger.eventstore.AppendResult.WrongRevision;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.NewEvent;

/// Appends whose answer is lost, late, refused or given by the wrong node: each ends as written
/// once or not at all, and says which.
class UnknownOutcomeTest {
    private Rig rig;

    @BeforeEach
    void open() throws Exception {
        rig = new Rig();
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    @Test
    void an_answer_that_is_lost_after_the_write_is_found_out() {
        for (ExpectedRevision expected :
                List.of(ExpectedRevision.noStream(), ExpectedRevision.any())) {
            rig.server.faults().loseAnswers.set(2);
            long before = rig.store.head();
            assertThat(rig.append("s" + before, expected, events(3)))
                    .isEqualTo(new Appended(before + 1, before + 3, 2, false));
        }
        Rig.whole(rig.store, 6);
    }

    @Test
    void an_answer_that_never_comes_is_found_out() {
        rig.append("a", 1);
        rig.server.faults().swallowAnswers.set(1);
        assertThat(rig.append("a", ExpectedRevision.any(), events(2)))
                .isEqualTo(new Appended(2, 3, 2, false));
        Rig.whole(rig.store, 3);
    }

    @Test
    void a_server_that_is_not_ready_is_asked_again() {
        rig.server.faults().refuseAppends.set(3);
        assertThat(rig.append("a", ExpectedRevision.noStream(), events(1)))
                .isEqualTo(new Appended(1, 1, 0, false));
    }

    @Test
    void a_node_that_does_not_lead_sends_the_writer_to_the_one_that_does() {
        rig.server.faults().notLeader.set(4);
        assertThat(rig.append("a", ExpectedRevision.noStream(), events(2)))
                .isEqualTo(new Appended(1, 2, 1, false));
        Rig.whole(rig.store, 2);
    }

    @Test
    void a_conflict_behind_a_lost_answer_is_told_with_the_true_revision() {
        rig.append("a", 3);
        rig.server.faults().refuseAppends.set(1);
        assertThat(rig.append("a", ExpectedRevision.after(0), events(1)))
                .isEqualTo(new WrongRevision("a", 2));
        assertThat(rig.append("new", ExpectedRevision.after(5), events(1)))
                .isEqualTo(new WrongRevision("new", -1));
    }

    @Test
    void the_same_append_of_two_processes_is_written_once_and_told_to_both() {
        try (KurrentEventStore other = rig.another()) {
            for (int i = 0; i < 30; i++) {
                List<NewEvent> same = events(2);
                String stream = "s" + i;
                CompletableFuture<AppendResult> one =
                        rig.store.append(stream, ExpectedRevision.noStream(), same);
                CompletableFuture<AppendResult> two =
                        other.append(stream, ExpectedRevision.noStream(), same);
                var answers = List.of((Appended) one.join(), (Appended) two.join());
                assertThat(answers).extracting(Appended::firstPosition).containsOnly(i * 2L + 1);
                assertThat(answers)
                        .extracting(Appended::repeated)
                        .as("one wrote it, one did not")
                        .containsExactlyInAnyOrder(true, false);
            }
            Rig.whole(other, 60);
        }
    }

    @Test
    void one_id_with_other_bytes_from_another_process_is_refused() {
        try (KurrentEventStore other = rig.another()) {
            UUID id = UUID.randomUUID();
            rig.append("a", ExpectedRevision.noStream(), List.of(event(id, "t.v1", NOON, "x")));
            assertThat(
                            Rig.append(
                                    other,
                                    "a",
                                    ExpectedRevision.noStream(),
                                    List.of(event(id, "t.v1", NOON, "y"))))
                    .isEqualTo(new DuplicateEventId(id));
        }
    }

    @Test
    void an_outage_longer_than_patience_says_so_and_the_repeat_writes_once() throws Exception {
        var settings = rig.settings();
        var impatient =
                settings.withLimits(
                        Rig.LIMITS.withWaits(
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(2),
                                Rig.LIMITS.open(),
                                Rig.LIMITS.poll()));
        try (KurrentEventStore store = KurrentEventStore.open(impatient)) {
            List<NewEvent> events = events(2);
            rig.server.down();
            assertThatThrownBy(() -> Rig.append(store, "a", ExpectedRevision.noStream(), events))
                    .hasCauseInstanceOf(EventStoreUnavailable.class);
            assertThatThrownBy(store::head).isInstanceOf(EventStoreUnavailable.class);
            rig.server.up();
            assertThat(Rig.append(store, "a", ExpectedRevision.noStream(), events))
                    .isInstanceOf(Appended.class);
            Rig.whole(store, 2);
        }
    }

    @Test
    void an_event_that_is_too_large_is_refused_with_its_sizes() {
        byte[] entry = new byte[1_000];
        byte[] payload = new byte[KurrentLimits.EVENT_BYTES_MAX - 999];
        var large = new NewEvent(UUID.randomUUID(), "t.v1", NOON, entry, payload);
        assertThatThrownBy(() -> rig.append("a", ExpectedRevision.any(), List.of(large)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("524289")
                .hasMessageContaining("1000")
                .hasMessageContaining("524288");
        var largest =
                new NewEvent(UUID.randomUUID(), "t.v1", NOON, entry, new byte[payload.length - 1]);
        assertThat(rig.append("a", ExpectedRevision.any(), List.of(largest)))
                .isEqualTo(new Appended(1, 1, 0, false));
    }

    @Test
    void the_servers_own_limit_is_answered_the_same_way() {
        rig.server.faults().appendBytesMax = 1 << 20;
        byte[] payload = new byte[400_000];
        var three =
                List.of(
                        new NewEvent(UUID.randomUUID(), "t.v1", NOON, new byte[1], payload),
                        new NewEvent(UUID.randomUUID(), "t.v1", NOON, new byte[1], payload),
                        new NewEvent(UUID.randomUUID(), "t.v1", NOON, new byte[1], payload));
        assertThatThrownBy(() -> rig.append("a", ExpectedRevision.any(), three))
                .hasCauseInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1048576");
        assertThat(rig.store.head()).isZero();
    }
}
