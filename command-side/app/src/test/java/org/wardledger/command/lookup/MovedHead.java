package org.wardledger.command.lookup;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.wardledger.eventstore.AppendResult;
import org.wardledger.eventstore.EventListener;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.Subscription;

/// A real store as it was seen some moments ago.
final class MovedHead implements EventStore {
    private final EventStore store;

    /// What it says its head is.
    long head;

    /// The last position that can be read; the head where this is not set.
    long shown;

    /// Set while it cannot be read.
    volatile boolean away;

    /// How often it could not be.
    final AtomicInteger refusals = new AtomicInteger();

    MovedHead(EventStore store) {
        this.store = store;
    }

    @Override
    public List<StoredEvent> readAll(long afterPosition, int max) {
        if (away) {
            refusals.incrementAndGet();
            throw new EventStoreUnavailable("away");
        }
        long last = Math.max(shown, head);
        return store.readAll(afterPosition, max).stream()
                .filter(e -> e.position() <= last)
                .toList();
    }

    @Override
    public long head() {
        return head;
    }

    @Override
    public CompletableFuture<AppendResult> append(
            String stream, ExpectedRevision expected, List<NewEvent> events) {
        return store.append(stream, expected, events);
    }

    @Override
    public List<StoredEvent> read(String stream, long fromRevision, int max) {
        return store.read(stream, fromRevision, max);
    }

    @Override
    public Subscription subscribe(long afterPosition, EventListener listener) {
        return store.subscribe(afterPosition, listener);
    }

    @Override
    public long positionAt(Instant instant) {
        return store.positionAt(instant);
    }

    @Override
    public void close() {
        store.close();
    }
}
