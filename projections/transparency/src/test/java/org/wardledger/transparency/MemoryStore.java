package org.wardledger.transparency;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.wardledger.eventstore.AppendResult;
import org.wardledger.eventstore.EventListener;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.Subscription;
import org.wardledger.eventstore.UnreadableEvent;

/// A history that a test can rewrite at will, which no real store lets it do.
public final class MemoryStore implements EventStore {
    private final List<StoredEvent> events = new ArrayList<>();
    private final Set<Long> unreadable = new HashSet<>();

    public static MemoryStore of(int events) {
        var store = new MemoryStore();
        store.grow(events);
        return store;
    }

    /// Always the same entries.
    public synchronized void grow(int by) {
        for (int i = 0; i < by; i++) {
            int index = events.size();
            add(
                    "{\"d\":{\"n\":\"%d\"},\"t\":\"synthetic.v1\"}%s"
                            .formatted(index, "x".repeat(index % 97)));
        }
    }

    public synchronized void add(String entry) {
        long position = events.size() + 1L;
        events.add(event(position, entry.getBytes(StandardCharsets.UTF_8)));
    }

    public synchronized void rewrite(long position, String entry) {
        events.set((int) position - 1, event(position, entry.getBytes(StandardCharsets.UTF_8)));
    }

    /// Another private part beside the same entry.
    public synchronized void beside(long position, byte[] payload) {
        StoredEvent old = events.get((int) position - 1);
        events.set(
                (int) position - 1,
                new StoredEvent(
                        old.position(),
                        old.stream(),
                        old.revision(),
                        old.id(),
                        old.type(),
                        old.recordedAt(),
                        old.entry(),
                        payload));
    }

    public synchronized void damage(long position) {
        unreadable.add(position);
    }

    public synchronized void cut(int size) {
        events.subList(size, events.size()).clear();
    }

    public synchronized byte[] entry(long index) {
        return events.get((int) index).entry();
    }

    private static StoredEvent event(long position, byte[] entry) {
        return new StoredEvent(
                position,
                "stream",
                position - 1,
                new UUID(0, position),
                "synthetic.v1",
                Instant.EPOCH,
                entry,
                new byte[0]);
    }

    @Override
    public synchronized List<StoredEvent> readAll(long afterPosition, int max) {
        int from = (int) Math.min(afterPosition, events.size());
        List<StoredEvent> page = events.subList(from, Math.min(events.size(), from + max));
        for (StoredEvent event : page) {
            if (unreadable.contains(event.position())) {
                throw new UnreadableEvent(event.position(), "stream", "synthetic.v1", "damaged");
            }
        }
        return List.copyOf(page);
    }

    @Override
    public synchronized long head() {
        return events.size();
    }

    @Override
    public CompletableFuture<AppendResult> append(
            String stream, ExpectedRevision expected, List<NewEvent> added) {
        throw new UnsupportedOperationException("the log only reads in order");
    }

    @Override
    public List<StoredEvent> read(String stream, long fromRevision, int max) {
        throw new UnsupportedOperationException("the log only reads in order");
    }

    @Override
    public Subscription subscribe(long afterPosition, EventListener listener) {
        throw new UnsupportedOperationException("the log only reads in order");
    }

    @Override
    public long positionAt(Instant instant) {
        throw new UnsupportedOperationException("the log only reads in order");
    }

    @Override
    public void close() {}
}
