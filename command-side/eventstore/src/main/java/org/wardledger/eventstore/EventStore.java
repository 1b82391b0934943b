package org.wardledger.eventstore;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The one place where history lives: streams with revisions from 0 and one total order with
/// positions from 1. Positions have no gaps: after position `n` comes `n + 1`, and a reader that
/// has seen `n` will never see anything appear at or before it.
///
/// A store that cannot answer throws [EventStoreUnavailable]; what was read is never guessed at.
public interface EventStore extends AutoCloseable {

    /// Appends all events to one stream, or none. The future completes only when the bytes are on
    /// disk. A rule of the store that says no is a value: see [AppendResult].
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
    /// says so.
    Subscription subscribe(long afterPosition, EventListener listener);

    /// The position before the first event recorded at or after `instant`: reading after it gives
    /// that event and everything behind it. The head where there is none.
    long positionAt(Instant instant);

    /// Position of the last event, 0 for an empty store.
    long head();

    @Override
    void close();
}
