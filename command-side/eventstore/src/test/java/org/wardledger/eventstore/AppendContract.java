package org.wardledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.eventstore.StoreUnderTest.NOON;
import static org.wardledger.eventstore.StoreUnderTest.event;
import static org.wardledger.eventstore.StoreUnderTest.events;
import static org.wardledger.eventstore.StoreUnderTest.same;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardledger.eventstore.AppendResult.Appended;
import org.wardledger.eventstore.AppendResult.DuplicateEventId;
import org.wardledger.eventstore.AppendResult.WrongRevision;

/// What an append may answer, and that all of it happens or nothing.
public interface AppendContract extends StoreUnderTest {

    @Test
    default void the_first_event_has_position_1_and_revision_0() {
        NewEvent event = event("first");
        assertThat(append("a", ExpectedRevision.noStream(), event))
                .isEqualTo(new Appended(1, 1, 0, false));
        assertThat(store().head()).isEqualTo(1);
        StoredEvent stored = store().read("a", 0, 10).get(0);
        same(stored, "a", 0, event);
        assertThat(stored.recordedAt()).isEqualTo(NOON);
    }

    @Test
    default void an_append_behind_the_expected_event_goes_on_from_there() {
        append("a", ExpectedRevision.noStream(), events(3));
        append("b", ExpectedRevision.noStream(), events(1));
        assertThat(append("a", ExpectedRevision.after(2), events(2)))
                .isEqualTo(new Appended(5, 6, 4, false));
    }

    @Test
    default void a_new_stream_is_refused_where_one_exists() {
        append("a", ExpectedRevision.noStream(), events(3));
        assertThat(append("a", ExpectedRevision.noStream(), events(1)))
                .isEqualTo(new WrongRevision("a", 2));
        assertThat(store().head()).isEqualTo(3);
    }

    @Test
    default void a_wrong_revision_is_refused_and_named() {
        append("a", ExpectedRevision.noStream(), events(3));
        for (long wrong : new long[] {0, 1, 3, 99}) {
            assertThat(append("a", ExpectedRevision.after(wrong), events(1)))
                    .isEqualTo(new WrongRevision("a", 2));
        }
        assertThat(append("unknown", ExpectedRevision.after(0), events(1)))
                .isEqualTo(new WrongRevision("unknown", -1));
        assertThat(store().read("unknown", 0, 10)).isEmpty();
        assertThat(store().head()).isEqualTo(3);
    }

    @Test
    default void any_revision_appends_at_the_end() {
        assertThat(append("a", ExpectedRevision.any(), events(2)))
                .isEqualTo(new Appended(1, 2, 1, false));
        assertThat(append("a", ExpectedRevision.any(), events(1)))
                .isEqualTo(new Appended(3, 3, 2, false));
    }

    @Test
    default void an_empty_append_writes_nothing_and_answers_an_empty_range() {
        assertThat(append("a", ExpectedRevision.noStream()))
                .isEqualTo(new Appended(1, 0, -1, false));
        append("a", ExpectedRevision.noStream(), events(2));
        assertThat(append("a", ExpectedRevision.any())).isEqualTo(new Appended(3, 2, 1, false));
        assertThat(store().head()).isEqualTo(2);
    }

    @Test
    default void a_repeated_append_gets_the_first_answer_and_writes_nothing() {
        append("other", ExpectedRevision.noStream(), events(2));
        List<NewEvent> first = events(3);
        append("a", ExpectedRevision.noStream(), first);
        List<NewEvent> second = events(2);
        append("a", ExpectedRevision.after(2), second);
        append("a", ExpectedRevision.after(4), events(1));

        assertThat(append("a", ExpectedRevision.noStream(), first))
                .isEqualTo(new Appended(3, 5, 2, true));
        assertThat(append("a", ExpectedRevision.after(2), second))
                .isEqualTo(new Appended(6, 7, 4, true));
        assertThat(append("a", ExpectedRevision.any(), second))
                .isEqualTo(new Appended(6, 7, 4, true));
        assertThat(store().head()).isEqualTo(8);
    }

    @Test
    default void a_repeated_append_is_recognised_after_a_restart() throws Exception {
        List<NewEvent> events = events(3);
        append("a", ExpectedRevision.noStream(), events);
        reopen();
        assertThat(append("a", ExpectedRevision.noStream(), events))
                .isEqualTo(new Appended(1, 3, 2, true));
    }

    @Test
    default void a_retry_that_comes_with_a_later_time_keeps_the_first_one() {
        UUID id = UUID.randomUUID();
        append("a", ExpectedRevision.noStream(), event(id, "t.v1", NOON, "x"));
        assertThat(
                        append(
                                "a",
                                ExpectedRevision.noStream(),
                                event(id, "t.v1", NOON.plusSeconds(5), "x")))
                .isEqualTo(new Appended(1, 1, 0, true));
        assertThat(store().read("a", 0, 1).get(0).recordedAt()).isEqualTo(NOON);
    }

    @Test
    default void a_known_id_with_other_bytes_is_refused() {
        if (!comparesRepeatedBytes()) {
            return;
        }
        UUID id = UUID.randomUUID();
        NewEvent event = event(id, "t.v1", NOON, "x");
        append("a", ExpectedRevision.noStream(), event);
        var refused = new DuplicateEventId(id);
        var first = ExpectedRevision.noStream();
        assertThat(append("a", first, event(id, "t.v1", NOON, "y"))).isEqualTo(refused);
        assertThat(append("a", first, event(id, "t.v2", NOON, "x"))).isEqualTo(refused);
        var entryOnly = new NewEvent(id, "t.v1", NOON, event.entry(), new byte[0]);
        assertThat(append("a", first, entryOnly)).isEqualTo(refused);
        assertThat(store().head()).isEqualTo(1);
    }

    @Test
    default void a_partly_known_append_is_refused_whole() {
        List<NewEvent> known = events(2);
        append("a", ExpectedRevision.noStream(), known);
        NewEvent fresh = event("fresh");
        List<List<NewEvent>> attempts =
                List.of(
                        List.of(known.get(0), fresh),
                        List.of(known.get(0), known.get(1), fresh),
                        List.of(known.get(1), known.get(0)),
                        List.of(fresh, known.get(0)));
        for (List<NewEvent> attempt : attempts) {
            assertThat(append("a", ExpectedRevision.noStream(), attempt))
                    .isInstanceOfAny(DuplicateEventId.class, WrongRevision.class);
        }
        assertThat(append("a", ExpectedRevision.after(1), known.get(1), fresh))
                .isInstanceOfAny(DuplicateEventId.class, WrongRevision.class);
        assertThat(store().head()).isEqualTo(2);
    }

    @Test
    default void a_known_id_at_another_place_is_refused() {
        NewEvent event = event("x");
        append("a", ExpectedRevision.noStream(), event);
        assertThat(append("a", ExpectedRevision.after(0), event))
                .isEqualTo(new DuplicateEventId(event.id()));
        if (knowsIdsOfOtherStreams()) {
            assertThat(append("b", ExpectedRevision.noStream(), event))
                    .isEqualTo(new DuplicateEventId(event.id()));
            assertThat(append("b", ExpectedRevision.any(), event("y"), event))
                    .isEqualTo(new DuplicateEventId(event.id()));
            assertThat(store().read("b", 0, 10)).isEmpty();
            assertThat(store().head()).isEqualTo(1);
        }
    }

    @Test
    default void an_id_twice_in_one_append_is_refused() {
        NewEvent event = event("x");
        assertThat(append("a", ExpectedRevision.noStream(), event, event("y"), event))
                .isEqualTo(new DuplicateEventId(event.id()));
        assertThat(store().head()).isZero();
    }

    @Test
    default void a_refusal_leaves_its_neighbours_alone() {
        append("a", ExpectedRevision.noStream(), event("a0"));
        NewEvent twin = event("twin");
        var answers =
                List.of(
                        store().append("b", ExpectedRevision.noStream(), List.of(event("b0"))),
                        store().append("a", ExpectedRevision.noStream(), List.of(event("no"))),
                        store().append("c", ExpectedRevision.noStream(), List.of(twin, twin)),
                        store().append("a", ExpectedRevision.after(0), List.of(event("a1"))),
                        store().append("b", ExpectedRevision.after(7), List.of(event("no"))),
                        store().append("b", ExpectedRevision.after(0), List.of(event("b1"))));
        List<AppendResult> got = answers.stream().map(answer -> answer.join()).toList();
        if (keepsTheOrderOfCalls()) {
            assertThat(got)
                    .containsExactly(
                            new Appended(2, 2, 0, false),
                            new WrongRevision("a", 0),
                            new DuplicateEventId(twin.id()),
                            new Appended(3, 3, 1, false),
                            new WrongRevision("b", 0),
                            new Appended(4, 4, 1, false));
        } else {
            assertThat(got.get(1)).isEqualTo(new WrongRevision("a", 0));
            assertThat(got.get(2)).isEqualTo(new DuplicateEventId(twin.id()));
            assertThat(got.get(4)).isEqualTo(new WrongRevision("b", 0));
            assertThat(List.of(got.get(0), got.get(3), got.get(5)))
                    .extracting(appended -> ((Appended) appended).lastRevision())
                    .containsExactly(0L, 1L, 1L);
        }
        assertThat(store().head()).isEqualTo(4);
    }

    @Test
    default void names_and_bytes_come_back_as_they_were() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        String stream = "шот-қаражат 'a\"; DROP TABLE event; --\u0000\uD83D\uDE00";
        var odd = new NewEvent(new UUID(0, 0), "тип.v1", NOON, all, new byte[0]);
        var empty = new NewEvent(new UUID(-1, -1), "t.v1", NOON, new byte[0], all);
        append(stream, ExpectedRevision.noStream(), odd, empty);
        List<StoredEvent> stored = store().read(stream, 0, 10);
        same(stored.get(0), stream, 0, odd);
        same(stored.get(1), stream, 1, empty);
    }
}
