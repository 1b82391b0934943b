package org.wardledger.command;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.wardledger.eventstore.AppendResult;
import org.wardledger.eventstore.EventListener;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.Subscription;

/// A real store whose next append goes wrong in a chosen way.
final class FaultyStore implements EventStore {
    private final EventStore store;
    private volatile Fault next = Fault.NONE;
    private volatile @Nullable Runnable before;

    /// What goes wrong.
    enum Fault {
        NONE,
        /// Nothing was written, and the caller hears of an outage.
        LOST,
        /// Everything was written, and the caller hears of an outage.
        ANSWER_LOST
    }

    FaultyStore(EventStore store) {
        this.store = store;
    }

    void failNext(Fault fault) {
        next = fault;
    }

    /// Does something in the last moment before the next append.
    void beforeNext(Runnable action) {
        before = action;
    }

    @Override
    public CompletableFuture<AppendResult> append(
            String stream, ExpectedRevision expected, List<NewEvent> events) {
        Runnable action = before;
        before = null;
        if (action != null) {
            action.run();
        }
        Fault fault = next;
        next = Fault.NONE;
        return switch (fault) {
            case NONE -> store.append(stream, expected, events);
            case LOST -> outage();
            case ANSWER_LOST -> {
                store.append(stream, expected, events).join();
                yield outage();
            }
        };
    }

    private static CompletableFuture<AppendResult> outage() {
        return CompletableFuture.failedFuture(new EventStoreUnavailable("made up for a test"));
    }

    @Override
    public List<StoredEvent> read(String stream, long fromRevision, int max) {
        return store.read(stream, fromRevision, max);
    }

    @Override
    public List<StoredEvent> readAll(long afterPosition, int max) {
        return store.readAll(afterPosition, max);
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
    public long head() {
        return store.head();
    }

    @Override
    public void close() {
        store.close();
    }
}
