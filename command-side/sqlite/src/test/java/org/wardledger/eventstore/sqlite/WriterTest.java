package org.wardledger.eventstore.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wardledger.eventstore.StoreUnderTest.NOON;
import static org.wardledger.eventstore.StoreUnderTest.event;
import static org.wardledger.eventstore.StoreUnderTest.events;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.eventstore.AppendResult;
import org.wardledger.eventstore.AppendResult.Appended;
import org.wardledger.eventstore.AppendResult.DuplicateEventId;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.StoreMeter;

/// The queue, the batches, the answers and the limits.
class WriterTest {
    private static final SqliteSettings LIMITS = SqliteSettings.defaults();

    @TempDir private Path folder;

    /// Holds the writer after its first commit until it is let go.
    private static final class Gate implements StoreMeter {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);
        private final List<Integer> batches = new ArrayList<>();

        @Override
        public void committed(int appends, int events, long nanos, long position, int queued) {
            batches.add(appends);
            reached.countDown();
            try {
                assertThat(open.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void failed(int queued) {}
    }

    private static CompletableFuture<AppendResult> append(EventStore store, NewEvent event) {
        return store.append("a", ExpectedRevision.any(), List.of(event));
    }

    @Test
    void what_waits_meanwhile_is_one_commit() throws Exception {
        var gate = new Gate();
        try (EventStore store = SqliteEventStore.open(folder, LIMITS, gate)) {
            append(store, event("first")).join();
            gate.reached.await();
            var waiting = new ArrayList<CompletableFuture<AppendResult>>();
            for (int i = 0; i < 100; i++) {
                waiting.add(append(store, event("waiting")));
            }
            gate.open.countDown();
            waiting.forEach(answer -> assertThat(answer.join()).isInstanceOf(Appended.class));
        }
        assertThat(gate.batches).containsExactly(1, 100);
    }

    @Test
    void a_full_queue_makes_the_next_caller_wait_and_loses_nothing() throws Exception {
        var gate = new Gate();
        SqliteSettings four = LIMITS.withQueueAppendsMax(4);
        try (EventStore store = SqliteEventStore.open(folder, four, gate)) {
            append(store, event("first")).join();
            gate.reached.await();
            var answers = new ArrayList<CompletableFuture<AppendResult>>();
            for (int i = 0; i < 4; i++) {
                answers.add(append(store, event("waiting")));
            }
            var fifth = new CompletableFuture<AppendResult>();
            Thread caller =
                    Thread.ofPlatform()
                            .start(() -> fifth.complete(append(store, event("5")).join()));
            while (caller.getState() != Thread.State.WAITING) {
                Thread.sleep(1);
            }
            Thread interrupted =
                    Thread.ofPlatform()
                            .start(
                                    () ->
                                            assertThatThrownBy(
                                                            () -> append(store, event("6")).join())
                                                    .hasCauseInstanceOf(
                                                            EventStoreUnavailable.class));
            interrupted.interrupt();
            interrupted.join();
            assertThat(fifth).isNotDone();
            gate.open.countDown();
            assertThat(fifth.get(30, TimeUnit.SECONDS)).isInstanceOf(Appended.class);
            answers.forEach(answer -> assertThat(answer.join()).isInstanceOf(Appended.class));
            assertThat(store.head()).isEqualTo(6);
        }
    }

    @Test
    void closing_writes_what_is_queued_and_refuses_who_still_waits() throws Exception {
        var gate = new Gate();
        EventStore store = SqliteEventStore.open(folder, LIMITS, gate);
        append(store, event("first")).join();
        gate.reached.await();
        var queued = append(store, event("queued"));
        Thread closing = Thread.ofPlatform().start(store::close);
        while (closing.getState() != Thread.State.WAITING) {
            Thread.sleep(1);
        }
        assertThatThrownBy(() -> append(store, event("late")).join())
                .hasCauseInstanceOf(EventStoreUnavailable.class);
        gate.open.countDown();
        closing.join();
        assertThat(queued.get(30, TimeUnit.SECONDS)).isEqualTo(new Appended(2, 2, 1, false));
        try (EventStore again = SqliteEventStore.open(folder)) {
            assertThat(again.head()).isEqualTo(2);
        }
    }

    @Test
    void what_hangs_on_an_answer_may_wait_for_another_append() throws Exception {
        try (EventStore store = SqliteEventStore.open(folder)) {
            CompletableFuture<AppendResult> second =
                    append(store, event("first"))
                            .thenApply(_ -> append(store, event("second")).join());
            assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo(new Appended(2, 2, 1, false));
        }
    }

    @Test
    void a_failing_meter_disturbs_nobody() {
        var calls = new AtomicInteger();
        var failing =
                new StoreMeter() {
                    @Override
                    public void committed(
                            int appends, int events, long nanos, long position, int queued) {
                        calls.incrementAndGet();
                        throw new IllegalStateException("meter");
                    }

                    @Override
                    public void failed(int queued) {}
                };
        try (EventStore store = SqliteEventStore.open(folder, LIMITS, failing)) {
            for (int i = 0; i < 3; i++) {
                append(store, event("x")).join();
            }
        }
        assertThat(calls).hasValue(3);
    }

    @Test
    void what_no_store_can_take_is_thrown_back_at_once() {
        try (EventStore store =
                SqliteEventStore.open(
                        folder, LIMITS.withAppendBytesMax(10_000), StoreMeter.none())) {
            List<NewEvent> tooLarge = events(100);
            NewEvent nameless =
                    new NewEvent(UUID.randomUUID(), " ", NOON, new byte[0], new byte[0]);
            NewEvent timeless =
                    new NewEvent(UUID.randomUUID(), "t", Instant.MAX, new byte[0], new byte[0]);
            var any = ExpectedRevision.any();
            List<Supplier<Object>> bugs =
                    List.of(
                            () -> store.append("a", any, tooLarge).join(),
                            () -> store.append("", any, events(1)).join(),
                            () -> store.append("a", any, List.of(nameless)).join(),
                            () -> store.append("a", any, List.of(timeless)).join(),
                            () -> store.readAll(0, -1),
                            () -> store.read("a", 0, -1));
            for (Supplier<Object> bug : bugs) {
                assertThatThrownBy(bug::get).isInstanceOf(IllegalArgumentException.class);
            }
            assertThat(store.head()).isZero();
        }
    }

    @Test
    void a_partly_known_append_names_the_known_id() {
        try (EventStore store = SqliteEventStore.open(folder)) {
            NewEvent known = event("known");
            append(store, known).join();
            assertThat(
                            store.append(
                                            "a",
                                            ExpectedRevision.noStream(),
                                            List.of(event("new"), known))
                                    .join())
                    .isEqualTo(new DuplicateEventId(known.id()));
        }
    }

    @Test
    void forgotten_stream_ends_are_asked_from_the_file() {
        SqliteSettings forgetful = LIMITS.withStreamTailsMax(2);
        try (EventStore store = SqliteEventStore.open(folder, forgetful, StoreMeter.none())) {
            for (int round = 0; round < 3; round++) {
                for (int stream = 0; stream < 10; stream++) {
                    var expected = ExpectedRevision.after(round - 1);
                    assertThat(store.append("s" + stream, expected, events(1)).join())
                            .isInstanceOf(Appended.class);
                }
            }
        }
    }

    @Test
    void the_write_ahead_log_stays_bounded_while_readers_never_pause() throws Exception {
        SqliteSettings small = LIMITS.withCheckpointPages(8);
        try (EventStore store = SqliteEventStore.open(folder, small, StoreMeter.none())) {
            append(store, event("first")).join();
            var done = new CountDownLatch(1);
            var readers = new ArrayList<Thread>();
            for (int i = 0; i < 2; i++) {
                readers.add(Thread.ofPlatform().start(() -> readUntil(store, done)));
            }
            for (int i = 0; i < 1_000; i++) {
                append(store, event("x".repeat(1_000))).join();
            }
            done.countDown();
            for (Thread reader : readers) {
                reader.join();
            }
            long pages = Files.size(folder.resolve("events.db-wal")) / 4_096;
            assertThat(pages).isLessThan(8 * 24 + 100);
            assertThat(store.readAll(0, 10_000)).hasSize(1_001);
        }
    }

    private static void readUntil(EventStore store, CountDownLatch done) {
        while (done.getCount() > 0) {
            store.readAll(0, 1_000);
        }
    }
}
