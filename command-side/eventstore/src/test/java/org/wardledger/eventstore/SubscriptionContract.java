package org.wardledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wardledger.eventstore.StoreUnderTest.event;
import static org.wardledger.eventstore.StoreUnderTest.events;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Every event once, in order, old and new alike; an end that is always told.
public interface SubscriptionContract extends StoreUnderTest {

    @Test
    default void a_subscription_gives_old_events_and_then_new_ones() throws Exception {
        append("a", ExpectedRevision.noStream(), events(10));
        var seen = new LinkedBlockingQueue<StoredEvent>();
        try (Subscription subscription = store().subscribe(4, seen::add)) {
            for (long position = 5; position <= 10; position++) {
                assertThat(next(seen).position()).isEqualTo(position);
            }
            for (long position = 11; position <= 15; position++) {
                appended("a", event("live"));
                assertThat(next(seen).position()).isEqualTo(position);
            }
            assertThat(subscription.ended().toCompletableFuture()).isNotDone();
        }
        assertThat(seen).isEmpty();
    }

    private static StoredEvent next(LinkedBlockingQueue<StoredEvent> seen) throws Exception {
        StoredEvent event = seen.poll(30, TimeUnit.SECONDS);
        assertThat(event).as("next event within 30 s").isNotNull();
        return event;
    }

    @Test
    default void subscriptions_opened_under_load_lose_and_repeat_nothing() throws Exception {
        int writers = 8;
        int each = 200;
        int last = writers * each;
        var lists = new ArrayList<List<Long>>();
        var complete = new ArrayList<CompletableFuture<Void>>();
        var threads = new HashSet<Thread>();
        var subscriptions = new ArrayList<Subscription>();
        ExecutorService executor = Executors.newFixedThreadPool(writers);
        for (int w = 0; w < writers; w++) {
            String stream = "s" + w;
            executor.execute(
                    () -> {
                        for (int i = 0; i < each; i++) {
                            appended(stream, event("load"));
                        }
                    });
        }
        for (int s = 0; s < 10; s++) {
            List<Long> positions = Collections.synchronizedList(new ArrayList<>());
            var reached = new CompletableFuture<Void>();
            lists.add(positions);
            complete.add(reached);
            long after = store().head();
            positions.add(after);
            subscriptions.add(
                    store().subscribe(
                                    after,
                                    event -> {
                                        positions.add(event.position());
                                        synchronized (threads) {
                                            threads.add(Thread.currentThread());
                                        }
                                        if (event.position() == last) {
                                            reached.complete(null);
                                        }
                                    }));
            Thread.sleep(5);
        }
        executor.shutdown();
        for (int s = 0; s < subscriptions.size(); s++) {
            complete.get(s).get(60, TimeUnit.SECONDS);
            subscriptions.get(s).close();
            List<Long> positions = lists.get(s);
            for (int i = 1; i < positions.size(); i++) {
                assertThat(positions.get(i)).isEqualTo(positions.get(i - 1) + 1);
            }
        }
        assertThat(threads).as("one thread each").hasSize(subscriptions.size());
    }

    @Test
    default void a_failing_listener_ends_its_subscription_and_no_other() throws Exception {
        var failure = new IllegalStateException("cannot");
        var seen = new LinkedBlockingQueue<StoredEvent>();
        append("a", ExpectedRevision.noStream(), events(3));
        var calls = new ArrayList<Long>();
        Subscription failing =
                store().subscribe(
                                0,
                                event -> {
                                    calls.add(event.position());
                                    if (event.position() == 2) {
                                        throw failure;
                                    }
                                });
        try (Subscription other = store().subscribe(0, seen::add)) {
            assertThatThrownBy(() -> end(failing)).hasRootCause(failure);
            appended("a", event("after"));
            for (long position = 1; position <= 4; position++) {
                assertThat(next(seen).position()).isEqualTo(position);
            }
            assertThat(calls).containsExactly(1L, 2L);
            assertThat(other.ended().toCompletableFuture()).isNotDone();
        }
    }

    private static void end(Subscription subscription) throws Exception {
        subscription.ended().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @Test
    default void closing_ends_a_sleeping_subscription_normally() throws Exception {
        Subscription subscription = store().subscribe(0, event -> {});
        subscription.close();
        end(subscription);
        subscription.close();
    }

    @Test
    default void closing_in_the_middle_of_the_old_events_stops_there() throws Exception {
        append("a", ExpectedRevision.noStream(), events(5_000));
        var calls = new ArrayList<Long>();
        var opened = new AtomicReference<Subscription>();
        var ready = new CountDownLatch(1);
        Subscription subscription =
                store().subscribe(
                                0,
                                event -> {
                                    ready.await();
                                    calls.add(event.position());
                                    if (event.position() == 100) {
                                        opened.get().close();
                                    }
                                });
        opened.set(subscription);
        ready.countDown();
        end(subscription);
        assertThat(calls).hasSize(100);
    }

    @Test
    default void closing_the_store_ends_a_subscription_and_says_so() throws Exception {
        Subscription subscription = store().subscribe(0, event -> {});
        reopen();
        assertThatThrownBy(() -> end(subscription)).hasCauseInstanceOf(EventStoreUnavailable.class);
    }

    @Test
    default void a_subscription_stops_right_before_an_event_that_cannot_be_read() throws Exception {
        append("b", ExpectedRevision.noStream(), events(9));
        damage(5);
        var calls = Collections.synchronizedList(new ArrayList<Long>());
        Subscription subscription = store().subscribe(0, event -> calls.add(event.position()));
        assertThatThrownBy(() -> end(subscription)).hasCauseInstanceOf(UnreadableEvent.class);
        assertThat(calls).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    default void a_listener_may_append() throws Exception {
        var seen = new LinkedBlockingQueue<StoredEvent>();
        try (Subscription subscription =
                store().subscribe(
                                0,
                                event -> {
                                    seen.add(event);
                                    if (event.position() < 5) {
                                        appended("echo", event("echo"));
                                    }
                                })) {
            appended("a", event("start"));
            for (long position = 1; position <= 5; position++) {
                assertThat(next(seen).position()).isEqualTo(position);
            }
            assertThat(subscription.ended().toCompletableFuture()).isNotDone();
        }
    }
}
