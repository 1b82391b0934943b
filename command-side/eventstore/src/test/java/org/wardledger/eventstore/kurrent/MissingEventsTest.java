package org.wardledger.eventstore.kurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wardledger.eventstore.StoreUnderTest.events;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.Subscription;
import org.wardledger.eventstore.UnreadableEvent;

/// What an operator's tools can take away from a stream: every reader has to hear of it, and no
/// position may move.
class MissingEventsTest {
    private Rig rig;

    @BeforeEach
    void open() throws Exception {
        rig = new Rig();
        rig.append("a", 4);
        rig.append("b", 4);
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    @Test
    void a_deleted_stream_stops_readers_and_writers() {
        rig.server.delete("ledger.a");
        assertStopped("a");
    }

    @Test
    void a_tombstone_stops_readers_and_writers() {
        rig.server.tombstone("ledger.a");
        assertStopped("a");
    }

    @Test
    void a_truncated_stream_stops_readers_and_writers() {
        rig.server.write("$$ledger.a", "$metadata", "{\"$tb\":2}");
        assertStopped("a");
    }

    private void assertStopped(String stream) {
        assertThat(rig.store.readAll(0, 8)).as("what is known stays readable").hasSize(8);
        assertThatThrownBy(() -> rig.store.read(stream, 0, 10)).isInstanceOf(UnreadableEvent.class);
        assertThatThrownBy(() -> rig.store.readAll(0, 100)).isInstanceOf(UnreadableEvent.class);
        assertThatThrownBy(() -> rig.store.head())
                .isInstanceOfSatisfying(
                        UnreadableEvent.class, e -> assertThat(e.stream()).isEqualTo(stream));
        assertThatThrownBy(() -> rig.append("b", 1)).hasCauseInstanceOf(UnreadableEvent.class);
    }

    @Test
    void a_scavenged_beginning_is_a_hole_and_not_a_lower_count() {
        rig.server.write("$$ledger.a", "$metadata", "{\"$tb\":2}");
        rig.server.scavenge();
        try (KurrentEventStore fresh = rig.another()) {
            assertThatThrownBy(() -> fresh.readAll(0, 100))
                    .isInstanceOfSatisfying(
                            UnreadableEvent.class,
                            e -> {
                                assertThat(e.position()).isEqualTo(1);
                                assertThat(e.stream()).isEqualTo("a");
                                assertThat(e).hasMessageContaining("revision 2");
                            });
        }
    }

    @Test
    void a_scavenged_stream_stops_a_fresh_count_where_it_was_deleted() {
        rig.server.delete("ledger.a");
        rig.server.scavenge();
        try (KurrentEventStore fresh = rig.another()) {
            assertThatThrownBy(fresh::head).isInstanceOf(UnreadableEvent.class);
        }
    }

    @Test
    void a_subscription_gives_everything_before_the_place_and_ends() throws Exception {
        rig.server.delete("ledger.a");
        rig.server.write("ledger.b", "stranger", "{}");
        var heard = new ArrayList<Long>();
        Subscription subscription = rig.store.subscribe(0, event -> heard.add(event.position()));
        assertThatThrownBy(
                        () -> subscription.ended().toCompletableFuture().get(30, TimeUnit.SECONDS))
                .hasCauseInstanceOf(UnreadableEvent.class);
        assertThat(heard).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }

    @Test
    void after_a_deletion_is_taken_back_everything_goes_on() throws Exception {
        rig.server.delete("ledger.a");
        assertThatThrownBy(() -> rig.store.head()).isInstanceOf(UnreadableEvent.class);
        rig.server.write("$$ledger.a", "$metadata", "{\"$tb\":0}");
        Rig.eventually(
                () -> {
                    try {
                        return rig.store.head() == 8;
                    } catch (UnreadableEvent e) {
                        return false;
                    }
                });
        rig.append("a", 1);
        assertThat(rig.store.read("a", 0, 10)).hasSize(5);
    }

    @Test
    void settings_that_cut_nothing_are_no_damage() {
        rig.server.write("$$ledger.a", "$metadata", "{\"$acl\":{\"$r\":\"$all\"}}");
        rig.server.write("$$ledger.a", "$metadata", "{\"$maxAge\":999999999}");
        rig.append("a", 1);
        Rig.whole(rig.store, 9);
    }

    @Test
    void a_strangers_event_in_a_stream_of_ours_has_a_position_and_stops_its_readers() {
        rig.server.write("ledger.a", "stranger", "{}");
        rig.append("b", 1);
        assertThat(rig.store.head()).isEqualTo(10);
        assertThat(rig.store.readAll(0, 8)).hasSize(8);
        assertThatThrownBy(() -> rig.store.readAll(0, 100))
                .isInstanceOfSatisfying(
                        UnreadableEvent.class,
                        e -> {
                            assertThat(e.position()).isEqualTo(9);
                            assertThat(e.type()).isEqualTo("stranger");
                        });
        assertThat(rig.store.readAll(9, 100)).hasSize(1);
    }

    @Test
    void strangers_streams_and_other_ledgers_are_not_seen() {
        rig.server.write("other", "t", "{}");
        rig.server.write("ledger2.a", "t", "{}");
        rig.server.write("ledgers", "t", "{}");
        try (KurrentEventStore other =
                KurrentEventStore.open(rig.settings().withNamespace("second"))) {
            assertThat(other.head()).isZero();
            Rig.append(other, "a", ExpectedRevision.noStream(), events(2));
            assertThat(other.readAll(0, 10)).hasSize(2);
        }
        assertThat(List.copyOf(Rig.whole(rig.store, 8))).hasSize(8);
    }
}
