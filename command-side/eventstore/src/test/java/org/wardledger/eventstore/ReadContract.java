package org.wardledger.eventstore;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wardledger.eventstore.StoreUnderTest.NOON;
import static org.wardledger.eventstore.StoreUnderTest.event;
import static org.wardledger.eventstore.StoreUnderTest.eventAt;
import static org.wardledger.eventstore.StoreUnderTest.events;
import static org.wardledger.eventstore.StoreUnderTest.same;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.wardledger.eventstore.AppendResult.Appended;

/// Order, resuming, times, sizes, restarts and damage, as a reader sees them.
public interface ReadContract extends StoreUnderTest {

    @Test
    default void an_empty_store_has_nothing_at_position_0() {
        assertThat(store().head()).isZero();
        assertThat(store().readAll(0, 10)).isEmpty();
        assertThat(store().positionAt(NOON)).isZero();
    }

    @Test
    default void an_unknown_stream_is_empty() {
        append("a", ExpectedRevision.noStream(), events(1));
        assertThat(store().read("b", 0, 10)).isEmpty();
        assertThat(store().read("a", 1, 10)).isEmpty();
        assertThat(store().read("a", 99, 10)).isEmpty();
    }

    @Test
    default void a_stream_is_read_from_any_revision_in_order() {
        List<NewEvent> events = events(20);
        for (NewEvent event : events) {
            appended("a", event);
            appended("noise", event("noise"));
        }
        for (int from = 0; from <= 20; from++) {
            List<StoredEvent> read = store().read("a", from, 7);
            assertThat(read).hasSize(Math.min(7, 20 - from));
            for (int i = 0; i < read.size(); i++) {
                same(read.get(i), "a", from + i, events.get(from + i));
            }
        }
    }

    @Test
    default void the_total_order_is_read_from_any_position() {
        for (int i = 0; i < 20; i++) {
            appended("s" + i % 3, event("event " + i));
        }
        List<StoredEvent> all = store().readAll(0, 100);
        assertThat(all).extracting(StoredEvent::position).containsExactlyElementsOf(upTo(20));
        for (int after = 0; after <= 22; after++) {
            assertThat(store().readAll(after, 5))
                    .extracting(StoredEvent::id)
                    .containsExactlyElementsOf(
                            all.stream().skip(after).limit(5).map(StoredEvent::id).toList());
        }
    }

    private static List<Long> upTo(long last) {
        var positions = new ArrayList<Long>();
        for (long position = 1; position <= last; position++) {
            positions.add(position);
        }
        return positions;
    }

    @Test
    default void sixty_four_writers_make_one_order_without_gaps() throws Exception {
        int writers = 64;
        int each = 40;
        var answers = new ArrayList<CompletableFuture<List<Appended>>>();
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        for (int w = 0; w < writers; w++) {
            int writer = w;
            answers.add(CompletableFuture.supplyAsync(() -> write(writer, each), threads));
        }
        threads.shutdown();
        answers.forEach(CompletableFuture::join);
        List<StoredEvent> all = store().readAll(0, 10_000);
        assertThat(all).hasSize(writers * each);
        assertThat(all)
                .extracting(StoredEvent::position)
                .containsExactlyElementsOf(upTo((long) writers * each));
        assertThat(all.stream().map(StoredEvent::id).collect(toSet())).hasSize(all.size());
        var revisions = new HashMap<String, Long>();
        for (StoredEvent event : all) {
            assertThat(event.revision())
                    .isEqualTo(revisions.merge(event.stream(), 0L, (a, b) -> a + 1));
        }
        for (CompletableFuture<List<Appended>> answer : answers) {
            for (Appended appended : answer.join()) {
                StoredEvent event = all.get((int) appended.firstPosition() - 1);
                assertThat(event.position()).isEqualTo(appended.firstPosition());
                assertThat(event.revision()).isEqualTo(appended.lastRevision());
            }
        }
    }

    /// Half of the appends fight with three other writers for one stream and try again.
    private List<Appended> write(int writer, int count) {
        var done = new ArrayList<Appended>();
        String own = "own-" + writer;
        String shared = "shared-" + writer / 4;
        long seen = -1;
        while (done.size() < count) {
            boolean fight = done.size() % 2 == 0;
            AppendResult result =
                    fight
                            ? append(shared, ExpectedRevision.after(seen), event("shared"))
                            : append(
                                    own,
                                    ExpectedRevision.after(done.size() / 2 - 1L),
                                    event("own"));
            if (result instanceof Appended appended) {
                done.add(appended);
                seen = fight ? appended.lastRevision() : seen;
            } else if (result instanceof AppendResult.WrongRevision wrong) {
                seen = wrong.actual();
            } else {
                throw new AssertionError("fresh id refused: " + result);
            }
        }
        return done;
    }

    @Test
    default void everything_is_there_after_a_restart() throws Exception {
        append("a", ExpectedRevision.noStream(), events(5));
        append("b", ExpectedRevision.noStream(), events(5));
        List<UUID> ids = store().readAll(0, 100).stream().map(StoredEvent::id).toList();
        EventStore again = reopen();
        assertThat(again.head()).isEqualTo(10);
        assertThat(again.readAll(0, 100))
                .extracting(StoredEvent::id)
                .containsExactlyElementsOf(ids);
        assertThat(append("a", ExpectedRevision.after(4), event("next")))
                .isEqualTo(new Appended(11, 11, 5, false));
        assertThat(append("a", ExpectedRevision.noStream(), event("late")))
                .isEqualTo(new AppendResult.WrongRevision("a", 5));
    }

    @Test
    default void ten_thousand_events_are_appended_as_one() {
        List<NewEvent> events = events(10_000);
        assertThat(append("large", ExpectedRevision.noStream(), events))
                .isEqualTo(new Appended(1, 10_000, 9_999, false));
        assertThat(append("large", ExpectedRevision.noStream(), events))
                .isEqualTo(new Appended(1, 10_000, 9_999, true));
        assertThat(store().read("large", 0, 20_000)).hasSize(10_000);
        assertThat(store().readAll(9_990, 100)).hasSize(10);
    }

    @Test
    default void payloads_of_384_kib_come_back_whole() {
        var events = new ArrayList<NewEvent>();
        for (int i = 0; i < 24; i++) {
            byte[] payload = new byte[384 * 1_024];
            new java.util.Random(i).nextBytes(payload);
            events.add(new NewEvent(UUID.randomUUID(), "file.v1", NOON, new byte[65_535], payload));
        }
        assertThat(append("files", ExpectedRevision.noStream(), events))
                .isEqualTo(new Appended(1, 24, 23, false));
        List<StoredEvent> stored = store().readAll(0, 100);
        for (int i = 0; i < 24; i++) {
            same(stored.get(i), "files", i, events.get(i));
        }
    }

    @Test
    default void a_time_gives_the_position_before_the_first_event_at_or_after_it() {
        Duration second = Duration.ofSeconds(1);
        for (int i = 0; i < 50; i++) {
            appended("a", eventAt(NOON.plus(second.multipliedBy(i))));
        }
        assertThat(store().positionAt(NOON.minusNanos(1_000))).isZero();
        assertThat(store().positionAt(NOON)).isZero();
        assertThat(store().positionAt(NOON.plusNanos(1_000))).isEqualTo(1);
        assertThat(store().positionAt(NOON.plusSeconds(20))).isEqualTo(20);
        assertThat(store().positionAt(NOON.plusSeconds(49))).isEqualTo(49);
        assertThat(store().positionAt(NOON.plusSeconds(50))).isEqualTo(50);
        assertThat(store().positionAt(Instant.MIN)).isZero();
        assertThat(store().positionAt(Instant.MAX)).isEqualTo(50);
    }

    @Test
    default void a_jumping_clock_never_hides_an_event_from_a_time() throws Exception {
        int[] seconds = {10, 20, 5, 7, 20, 15, 30, 29, 1, 31, 31, 0, 100, 50};
        for (int second : seconds) {
            appended("a", eventAt(NOON.plusSeconds(second)));
        }
        for (int round = 0; round < 2; round++) {
            for (int asked = 0; asked <= 101; asked++) {
                Instant instant = NOON.plusSeconds(asked);
                List<StoredEvent> all = store().readAll(0, 100);
                long expected =
                        all.stream()
                                .filter(event -> !event.recordedAt().isBefore(instant))
                                .findFirst()
                                .map(event -> event.position() - 1)
                                .orElse(store().head());
                assertThat(store().positionAt(instant)).as("at +%d s", asked).isEqualTo(expected);
            }
            reopen();
        }
    }

    @Test
    default void an_event_that_cannot_be_read_stops_every_reader() throws Exception {
        append("a", ExpectedRevision.noStream(), events(3));
        append("b", ExpectedRevision.noStream(), events(3));
        damage(5);
        assertThat(store().readAll(0, 4)).hasSize(4);
        assertThat(store().read("a", 0, 10)).hasSize(3);
        assertThatThrownBy(() -> store().readAll(0, 10)).satisfies(UnreadableAt5::check);
        assertThatThrownBy(() -> store().readAll(4, 1)).satisfies(UnreadableAt5::check);
        assertThatThrownBy(() -> store().read("b", 0, 10)).satisfies(UnreadableAt5::check);
    }

    /// The place the damage has to be named by.
    final class UnreadableAt5 {
        private UnreadableAt5() {}

        static void check(Throwable thrown) {
            assertThat(thrown).isInstanceOf(UnreadableEvent.class);
            var unreadable = (UnreadableEvent) thrown;
            assertThat(unreadable.position()).isEqualTo(5);
            assertThat(unreadable.stream()).isEqualTo("b");
            assertThat(unreadable.type()).isEqualTo("thing.happened.v1");
        }
    }
}
