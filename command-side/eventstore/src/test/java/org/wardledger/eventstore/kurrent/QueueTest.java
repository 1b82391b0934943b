package org.wardledger.eventstore.kurrent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wardledger.eventstore.StoreUnderTest.NOON;
import static org.wardledger.eventstore.StoreUnderTest.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardledger.eventstore.AppendResult;
import org.wardledger.eventstore.AppendResult.Appended;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.StoreMeter;
import org.wardledger.eventstore.protocol.ProtocolServer;

/// The queue in front of the server and the figures about it: who waits is written, or told that it
/// was not, and nothing that goes wrong beside an append takes its room in the queue away.
class QueueTest {
    private static final int BYTES_MAX = 100_000;

    private ProtocolServer server;

    @BeforeEach
    void start() throws Exception {
        server = ProtocolServer.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.faults().thaw();
        server.close();
    }

    private static KurrentLimits limits(int appendsMax, int bytesMax, long appendBytesMax) {
        return new KurrentLimits(
                Duration.ofSeconds(2),
                Duration.ofSeconds(40),
                Duration.ofSeconds(25),
                Duration.ofMillis(200),
                64,
                appendsMax,
                bytesMax,
                appendBytesMax,
                512,
                4L << 20);
    }

    private KurrentEventStore open(int appendsMax, StoreMeter meter) {
        KurrentLimits limits = limits(appendsMax, BYTES_MAX, BYTES_MAX);
        return KurrentEventStore.open(
                KurrentSettings.of(server.connection()).withLimits(limits), meter);
    }

    private static CompletableFuture<AppendResult> append(
            KurrentEventStore store, String stream, List<NewEvent> events) {
        return store.append(stream, ExpectedRevision.any(), events).orTimeout(60, TimeUnit.SECONDS);
    }

    /// More than half of what the queue holds.
    private static List<NewEvent> large() {
        byte[] entry = "{}".getBytes(UTF_8);
        return List.of(
                new NewEvent(
                        UUID.randomUUID(), "thing.happened.v1", NOON, entry, new byte[45_000]));
    }

    /// Keeps what it is told, and fails when it is told to.
    private static final class Figures implements StoreMeter {
        private final List<Integer> events = Collections.synchronizedList(new ArrayList<>());
        private final List<Integer> queued = Collections.synchronizedList(new ArrayList<>());
        private volatile int failures;
        private volatile String fails = "";

        @Override
        public void committed(int appends, int written, long nanos, long position, int waiting) {
            events.add(written);
            queued.add(waiting);
            fail();
        }

        @Override
        public void failed(int waiting) {
            failures++;
            queued.add(waiting);
            fail();
        }

        private void fail() {
            switch (fails) {
                case "exception" -> throw new IllegalStateException("meter");
                case "error" -> throw new LinkageError("meter");
                default -> {}
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"exception", "error"})
    void a_failing_meter_disturbs_nobody(String how) throws Exception {
        var figures = new Figures();
        figures.fails = how;
        try (KurrentEventStore store = open(1, figures)) {
            for (int i = 0; i < 3; i++) {
                assertThat(append(store, "a", events(2)).join())
                        .isEqualTo(new Appended(2 * i + 1, 2 * i + 2, 2 * i + 1, false));
                int told = i + 1;
                Rig.eventually(() -> figures.queued.size() == told);
            }
            server.faults().appendBytesMax = 1_000;
            assertThatThrownBy(() -> append(store, "a", large()).join())
                    .hasCauseInstanceOf(IllegalArgumentException.class);
            Rig.eventually(() -> figures.failures == 1);
            assertThat(append(store, "a", events(1)).join())
                    .isEqualTo(new Appended(7, 7, 6, false));
        }
        assertThat(figures.events).containsExactly(2, 2, 2, 1);
        assertThat(figures.queued).as("room is given back once").containsOnly(0);
    }

    @Test
    void the_meter_is_told_how_many_appends_wait() {
        var figures = new Figures();
        try (KurrentEventStore store = open(8, figures)) {
            server.faults().freeze();
            var answers = new ArrayList<CompletableFuture<AppendResult>>();
            for (int i = 0; i < 4; i++) {
                answers.add(append(store, "a", events(1)));
            }
            server.faults().thaw();
            answers.forEach(CompletableFuture::join);
        }
        assertThat(figures.queued).containsExactly(3, 2, 1, 0);
    }

    @Test
    void who_is_interrupted_while_the_queue_is_full_takes_no_room() throws Exception {
        try (KurrentEventStore store = open(2, StoreMeter.none())) {
            server.faults().freeze();
            CompletableFuture<AppendResult> first = append(store, "a", large());
            var second = new AtomicReference<CompletableFuture<AppendResult>>();
            Thread caller = started(() -> second.set(append(store, "b", large())));
            Rig.eventually(() -> caller.getState() == Thread.State.WAITING);
            caller.interrupt();
            caller.join();
            assertThatThrownBy(() -> second.get().join())
                    .hasCauseInstanceOf(EventStoreUnavailable.class)
                    .hasMessageContaining("interrupted while the queue was full");

            CompletableFuture<AppendResult> third =
                    CompletableFuture.supplyAsync(() -> append(store, "c", events(1)))
                            .get(10, TimeUnit.SECONDS);
            assertThat(first).as("it still has its room").isNotDone();
            server.faults().thaw();
            assertThat(first.join()).isInstanceOf(Appended.class);
            assertThat(third.join()).isInstanceOf(Appended.class);
            assertThat(store.head()).isEqualTo(2);
        }
    }

    @Test
    void closing_writes_what_is_queued_and_refuses_who_still_waits() throws Exception {
        KurrentEventStore store = open(1, StoreMeter.none());
        server.faults().freeze();
        CompletableFuture<AppendResult> queued = append(store, "a", events(1));
        var late = new AtomicReference<CompletableFuture<AppendResult>>();
        Thread caller = started(() -> late.set(append(store, "b", events(1))));
        Rig.eventually(() -> caller.getState() == Thread.State.WAITING);
        Thread closing = started(store::close);
        Rig.eventually(() -> isFinishing(closing));
        server.faults().thaw();
        closing.join();
        caller.join();
        assertThat(queued.join()).isEqualTo(new Appended(1, 1, 0, false));
        assertThatThrownBy(() -> late.get().join())
                .hasCauseInstanceOf(EventStoreUnavailable.class)
                .hasMessageContaining("event store is closed; nothing was written");
        assertThatThrownBy(() -> append(store, "c", events(1)).join())
                .hasMessageContaining("event store is closed; nothing was written");
        try (KurrentEventStore again = open(1, StoreMeter.none())) {
            assertThat(again.head()).isEqualTo(1);
        }
    }

    private static Thread started(Runnable work) {
        var thread = new Thread(work);
        thread.start();
        return thread;
    }

    private static boolean isFinishing(Thread closing) {
        return closing.getState() == Thread.State.TIMED_WAITING
                && Arrays.stream(closing.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(Lanes.class.getName()));
    }

    @Test
    void an_append_is_read_back_once_though_its_writer_and_the_subscription_tell_of_it() {
        KurrentLimits patient =
                limits(8, BYTES_MAX, BYTES_MAX)
                        .withWaits(
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(40),
                                Duration.ofSeconds(25),
                                Duration.ofMinutes(1));
        var settings = KurrentSettings.of(server.connection()).withLimits(patient);
        try (KurrentEventStore store = KurrentEventStore.open(settings)) {
            append(store, "a", events(1)).join();
            int before = server.readsOfAll();
            for (int i = 0; i < 100; i++) {
                append(store, "a", events(1)).join();
            }
            assertThat(server.readsOfAll() - before).isBetween(100, 105);
        }
    }

    @Test
    void an_error_in_one_piece_of_work_does_not_block_its_lane() throws Exception {
        var lanes = new Lanes(1);
        var done = new CompletableFuture<String>();
        assertThat(
                        lanes.add(
                                "a",
                                () -> {
                                    throw new LinkageError("on purpose");
                                }))
                .isTrue();
        assertThat(lanes.add("a", () -> done.complete("done"))).isTrue();
        assertThat(done.get(10, TimeUnit.SECONDS)).isEqualTo("done");
        lanes.finish(10_000);
        assertThat(lanes.add("a", () -> done.complete("too late"))).isFalse();
    }

    @Test
    void an_append_that_no_queue_could_hold_is_refused_with_the_limits() {
        assertThatThrownBy(() -> limits(1, BYTES_MAX, BYTES_MAX + 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("appends of 100001 bytes")
                .hasMessageContaining("a queue of 100000");
    }
}
