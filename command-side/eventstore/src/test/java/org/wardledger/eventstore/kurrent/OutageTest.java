package org.wardledger.eventstore.kurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wardledger.eventstore.StoreUnderTest.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardledger.eventstore.AppendResult;
import org.wardledger.eventstore.AppendResult.Appended;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.Subscription;

/// Lost connections, leaders, nodes, and servers that go on but not as they should: nobody loses
/// an event, gets one twice, or waits for ever.
class OutageTest {
    private final List<Long> heard = Collections.synchronizedList(new ArrayList<>());
    private Rig rig;
    private Subscription subscription;

    @BeforeEach
    void open() throws Exception {
        rig = new Rig();
        subscription = rig.store.subscribe(0, event -> heard.add(event.position()));
    }

    @AfterEach
    void close() throws Exception {
        assertThat(subscription.ended().toCompletableFuture()).isNotDone();
        rig.close();
    }

    private void heardAll(int count) throws Exception {
        Rig.eventually(() -> heard.size() >= count);
        var expected = new ArrayList<Long>();
        for (long position = 1; position <= count; position++) {
            expected.add(position);
        }
        assertThat(heard).containsExactlyElementsOf(expected);
    }

    @Test
    void a_subscription_lives_through_changes_of_leader() throws Exception {
        try (KurrentEventStore other = rig.another()) {
            int count = 0;
            for (int change = 0; change < 3; change++) {
                Rig.append(other, "a", ExpectedRevision.any(), events(5));
                count += 5;
                heardAll(count);
                rig.server.changeLeader();
            }
            Rig.append(other, "a", ExpectedRevision.any(), events(5));
            heardAll(count + 5);
            Rig.eventually(() -> rig.store.subscribed() > 1);
        }
    }

    @Test
    void a_subscription_that_is_dropped_is_made_again() throws Exception {
        Rig.eventually(() -> rig.store.subscribed() == 1);
        rig.server.dropSubscriptions();
        rig.append("a", 3);
        heardAll(3);
        Rig.eventually(() -> rig.store.subscribed() == 2);
    }

    @Test
    void a_subscription_that_falls_silent_is_noticed_and_made_again() throws Exception {
        Rig.eventually(() -> rig.store.subscribed() == 1);
        rig.server.faults().muteSubscriptions = true;
        try (KurrentEventStore other = rig.another()) {
            Rig.append(other, "a", ExpectedRevision.any(), events(7));
        }
        heardAll(7);
        Rig.eventually(() -> rig.store.subscribed() > 1);
    }

    @Test
    void an_event_that_comes_twice_counts_once() throws Exception {
        rig.server.faults().duplicates = true;
        for (int i = 0; i < 10; i++) {
            rig.append("s" + i % 3, 4);
        }
        heardAll(40);
        try (KurrentEventStore fresh = rig.another()) {
            Rig.whole(fresh, 40);
            assertThat(fresh.read("s0", 0, 100)).hasSize(16);
        }
    }

    @Test
    void a_slow_server_is_asked_for_less_at_a_time() {
        rig.append("a", 400);
        rig.server.faults().slowMillis = 8;
        try (KurrentEventStore fresh = rig.another()) {
            rig.server.faults().slowMillis = 0;
            Rig.whole(fresh, 400);
        }
    }

    @Test
    void a_slow_listener_holds_up_nobody_and_misses_nothing() throws Exception {
        var slow = Collections.synchronizedList(new ArrayList<Long>());
        try (Subscription ignored =
                rig.store.subscribe(
                        0,
                        event -> {
                            Thread.sleep(2);
                            slow.add(event.position());
                        })) {
            for (int i = 0; i < 50; i++) {
                rig.append("a", 20);
            }
            heardAll(1_000);
            Rig.eventually(() -> slow.size() == 1_000);
            assertThat(slow).isSorted();
        }
    }

    @Test
    void a_read_that_is_cut_is_done_again() throws Exception {
        rig.append("a", 30);
        rig.server.faults().cutReads.set(2);
        try (KurrentEventStore fresh = rig.another()) {
            Rig.whole(fresh, 30);
            rig.server.faults().cutReads.set(1);
            assertThat(fresh.read("a", 0, 100)).hasSize(30);
        }
        heardAll(30);
    }

    @Test
    void a_place_that_the_server_calls_invalid_is_an_outage_and_no_hole() throws Exception {
        rig.append("a", 5);
        rig.server.faults().invalidPosition.set(1);
        Rig.eventually(() -> rig.server.faults().invalidPosition.get() == 0);
        rig.append("a", 5);
        heardAll(10);
    }

    @Test
    void an_outage_is_waited_out_by_writers_readers_and_subscriptions() throws Exception {
        rig.append("a", 10);
        rig.server.down();
        var answers = new ArrayList<CompletableFuture<AppendResult>>();
        for (int i = 0; i < 20; i++) {
            answers.add(rig.store.append("s" + i, ExpectedRevision.noStream(), events(2)));
        }
        Thread.sleep(4_000); // long enough for the client to have shut itself down for ever
        rig.server.up();
        for (CompletableFuture<AppendResult> answer : answers) {
            assertThat(answer.get()).isInstanceOf(Appended.class);
        }
        heardAll(50);
        Rig.whole(rig.store, 50);
    }

    @Test
    void connections_that_break_again_and_again_lose_nothing() throws Exception {
        var answers = new ArrayList<CompletableFuture<AppendResult>>();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 30; i++) {
                answers.add(rig.store.append("s" + i, ExpectedRevision.any(), events(1)));
            }
            Thread.sleep(50L * round);
            rig.server.down();
            rig.server.up();
        }
        for (CompletableFuture<AppendResult> answer : answers) {
            assertThat(((Appended) answer.get()).repeated()).isFalse();
        }
        heardAll(90);
        Rig.whole(rig.store, 90);
    }

    @Test
    void a_half_open_connection_does_not_hold_anybody_for_ever() throws Exception {
        rig.append("a", 5);
        rig.server.faults().freeze();
        CompletableFuture<AppendResult> late =
                rig.store.append("a", ExpectedRevision.after(4), events(1));
        long start = System.nanoTime();
        assertThatThrownBy(() -> rig.store.readAll(0, 100))
                .isInstanceOf(EventStoreUnavailable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        rig.server.faults().thaw();
        assertThat(late.get()).isEqualTo(new Appended(6, 6, 5, false));
        heardAll(6);
    }
}
