package org.wardledger.eventstore.kurrent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.kurrent.EventForm.Came;

/// The newest events, kept for the readers at the end of the log: each would otherwise fetch again
/// what has just come by.
final class Recent {
    private static final int EVENTS_MAX = 4_096;
    private static final long BYTES_MAX = 16L << 20;

    private final ArrayDeque<Came> events = new ArrayDeque<>();
    private long bytes;

    synchronized void add(List<Came> came) {
        for (Came next : came) {
            events.add(next);
            bytes += bytes(next);
        }
        while (events.size() > EVENTS_MAX || bytes > BYTES_MAX) {
            bytes -= bytes(events.remove());
        }
    }

    private static long bytes(Came came) {
        StoredEvent event = came.event();
        return event == null ? 0 : event.entry().length + event.payload().length;
    }

    /// At most `max` events after a position; null where the first of them is not kept.
    synchronized @Nullable List<Came> after(long position, int max) {
        Came oldest = events.peek();
        if (oldest == null || oldest.position() > position + 1) {
            return null;
        }
        var found = new ArrayList<Came>();
        for (Came came : events) {
            if (came.position() > position && found.size() < max) {
                found.add(came);
            }
        }
        return found;
    }
}
