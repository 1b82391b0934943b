package org.wardledger.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.wardledger.eventstore.AppendResult.Appended;

/// What the contract needs from an engine's test, and the words the contract is written in.
public interface StoreUnderTest {
    Instant NOON = Instant.parse("2026-03-02T12:00:00.123456Z");

    /// The store of this test, empty at the start of each.
    EventStore store();

    /// Closes the store and opens the same data again; [#store()] gives the new one from then on.
    EventStore reopen() throws Exception;

    /// Damages the bytes of one stored event behind the store's back. The store is open before and
    /// after, though it may be closed and opened for it.
    void damage(long position) throws Exception;

    /// Whether an id that stands in one stream is refused in another.
    default boolean knowsIdsOfOtherStreams() {
        return true;
    }

    /// Whether a repeated id with other bytes is refused.
    default boolean comparesRepeatedBytes() {
        return true;
    }

    /// Whether appends to different streams that are under way together are written in the order
    /// of the calls. Those to one stream always are.
    default boolean keepsTheOrderOfCalls() {
        return true;
    }

    static NewEvent event(UUID id, String type, Instant at, String text) {
        return new NewEvent(
                id, type, at, ("{\"t\":\"" + text + "\"}").getBytes(UTF_8), text.getBytes(UTF_8));
    }

    static NewEvent event(String text) {
        return event(UUID.randomUUID(), "thing.happened.v1", NOON, text);
    }

    static NewEvent eventAt(Instant at) {
        return event(UUID.randomUUID(), "thing.happened.v1", at, "at " + at);
    }

    static List<NewEvent> events(int count) {
        var events = new ArrayList<NewEvent>(count);
        for (int i = 0; i < count; i++) {
            events.add(event("event " + i));
        }
        return events;
    }

    default AppendResult append(String stream, ExpectedRevision expected, NewEvent... events) {
        return append(stream, expected, List.of(events));
    }

    default AppendResult append(String stream, ExpectedRevision expected, List<NewEvent> events) {
        return store().append(stream, expected, events).orTimeout(60, TimeUnit.SECONDS).join();
    }

    default Appended appended(String stream, NewEvent... events) {
        return (Appended) append(stream, ExpectedRevision.any(), List.of(events));
    }

    static void same(StoredEvent stored, String stream, long revision, NewEvent event) {
        assertThat(stored.stream()).isEqualTo(stream);
        assertThat(stored.revision()).isEqualTo(revision);
        assertThat(stored.id()).isEqualTo(event.id());
        assertThat(stored.type()).isEqualTo(event.type());
        assertThat(stored.entry()).isEqualTo(event.entry());
        assertThat(stored.payload()).isEqualTo(event.payload());
    }
}
