package org.wardledger.command.axon;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.wardledger.eventstore.StoredEvent;

/// A long read of the store as a stream that holds one page at a time.
final class Pages extends Spliterators.AbstractSpliterator<StoredEvent> {
    private static final int PAGE_EVENTS = 500;

    private final Read read;
    private final ToLongFunction<StoredEvent> next;
    private final Deque<StoredEvent> page = new ArrayDeque<>();
    private long from;
    private boolean last;

    private Pages(long from, Read read, ToLongFunction<StoredEvent> next) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.from = from;
        this.read = read;
        this.next = next;
    }

    /// At most `max` events from a place on.
    @FunctionalInterface
    interface Read {
        List<StoredEvent> page(long from, int max);
    }

    /// @param next where to read on after an event
    static Stream<StoredEvent> of(long from, Read read, ToLongFunction<StoredEvent> next) {
        return StreamSupport.stream(new Pages(from, read, next), false);
    }

    @Override
    public boolean tryAdvance(Consumer<? super StoredEvent> action) {
        if (page.isEmpty() && !last) {
            page.addAll(read.page(from, PAGE_EVENTS));
            last = page.size() < PAGE_EVENTS;
        }
        StoredEvent event = page.poll();
        if (event == null) {
            return false;
        }
        from = next.applyAsLong(event);
        action.accept(event);
        return true;
    }
}
