package org.wardledger.launcher.moving;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.wardledger.eventstore.AppendResult;
import org.wardledger.eventstore.EventListener;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.Subscription;

/// A target that a test can make fail, lie or be rewritten.
final class MemoryStore implements EventStore {
    private final List<StoredEvent> events = new ArrayList<>();

    /// Appends from here on fail; those that reach beyond write nothing.
    long failsBehind = Long.MAX_VALUE;

    /// Whether a failing append is written all the same: the answer is lost.
    boolean writesAndFails;

    /// Most events seen in one append.
    int largest;

    void rewrite(long position, StoredEvent event) {
        events.set((int) position - 1, event);
    }

    StoredEvent at(long position) {
        return events.get((int) position - 1);
    }

    @Override
    public CompletableFuture<AppendResult> append(
            String stream, ExpectedRevision expected, List<NewEvent> added) {
        largest = Math.max(largest, added.size());
        long last = -1;
        for (StoredEvent event : events) {
            last = event.stream().equals(stream) ? event.revision() : last;
        }
        if (!expected.accepts(last)) {
            return CompletableFuture.completedFuture(new AppendResult.WrongRevision(stream, last));
        }
        boolean fails = events.size() + added.size() > failsBehind;
        if (!fails || writesAndFails) {
            for (NewEvent event : added) {
                events.add(
                        new StoredEvent(
                                events.size() + 1L,
                                stream,
                                ++last,
                                event.id(),
                                event.type(),
                                event.recordedAt(),
                                event.entry(),
                                event.payload()));
            }
        }
        if (fails) {
            return CompletableFuture.failedFuture(new EventStoreUnavailable("out of order"));
        }
        return CompletableFuture.completedFuture(
                new AppendResult.Appended(
                        events.size() - added.size() + 1L, events.size(), last, false));
    }

    @Override
    public List<StoredEvent> readAll(long afterPosition, int max) {
        int from = (int) Math.min(afterPosition, events.size());
        return List.copyOf(events.subList(from, Math.min(events.size(), from + max)));
    }

    @Override
    public long head() {
        return events.size();
    }

    @Override
    public List<StoredEvent> read(String stream, long fromRevision, int max) {
        throw new UnsupportedOperationException("single streams are not read by a migration");
    }

    @Override
    public Subscription subscribe(long afterPosition, EventListener listener) {
        throw new UnsupportedOperationException("nothing follows the target of a migration");
    }

    @Override
    public long positionAt(Instant instant) {
        throw new UnsupportedOperationException("times are not asked of the target of a migration");
    }

    @Override
    public void close() {}
}
