package org.wardledger.eventstore;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The one place where history lives: streams with revisions from 0 and one total order with
/// positions from 1. Positions have no gaps: after position `n` comes `n + 1`, and a reader that
/// has seen `n` will never see anything appear at or before it.
///
/// A store that cannot answer throws [EventStoreUnavailable]; what was read is never guessed at: an
/// event that cannot be read as it was written throws [UnreadableEvent] and is not stepped over.
public interface EventStore extends AutoCloseable {

    /// Appends all events to one stream, or none. The future completes only when the bytes are on
    /// disk. A rule of the store that says no is a value: see [AppendResult].
    ///
    /// Repeating an append is safe and is how an unknown outcome is resolved: where all its ids
    /// stand at the expected place with the same type and bytes, the first answer comes again. The
    /// time of recording may differ, the first one counts. Where only some of them stand, or
    /// elsewhere, nothing is written.
    ///
    /// An empty list writes nothing, whatever was expected, and answers with the empty range behind
    /// the head. The arrays inside the events must not change until the future has completed.
    /// The caller waits while the store has more to do than its limits allow.
    ///
    /// Appends to one stream are written in the order of the calls. Appends to different streams
    /// that are under way together may be written in any order: who needs one order over streams
    /// waits for each answer before the next call.
    ///
    /// @throws IllegalArgumentException for what no store could take: an empty name, an append over
    ///     the engine's size limit, a time outside of the range
    CompletableFuture<AppendResult> append(
            String stream, ExpectedRevision expected, List<NewEvent> events);

    /// At most `max` events of a stream, from `fromRevision` (inclusive), ascending. Empty when the
    /// stream is unknown or ends before.
    List<StoredEvent> read(String stream, long fromRevision, int max);

    /// At most `max` events of the total order after `afterPosition` (exclusive; 0 = from the
    /// beginning).
    List<StoredEvent> readAll(long afterPosition, int max);

    /// Calls the listener with every event after `position`, first the old ones, then each new one,
    /// in order, on one thread. The subscription ends with the listener's first failure, and
    /// says so, as it does when the store is closed under it. Before an event that cannot be read
    /// everything readable is delivered. A position beyond the head waits until the head passes it.
    Subscription subscribe(long afterPosition, EventListener listener);

    /// The position before the first event recorded at or after `instant`: reading after it gives
    /// that event and everything behind it, also what clocks that went back have put there with
    /// earlier times. The head where there is none. Times count to the microsecond.
    long positionAt(Instant instant);

    /// Position of the last event, 0 for an empty store.
    long head();

    @Override
    void close();
}
