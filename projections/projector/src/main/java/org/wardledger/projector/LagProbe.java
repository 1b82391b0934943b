package org.wardledger.projector;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// Measures how long it takes from "recorded" to "searchable". The writer of events tells it each
/// position that the store has acknowledged; as the projector's listener it hears the rest.
public final class LagProbe implements ProjectorListener {

    /// @param count positions measured
    public record Figures(int count, Duration median, Duration p99, Duration max) {}

    private final NavigableMap<Long, Long> waiting = new ConcurrentSkipListMap<>();
    private final List<Long> lags = Collections.synchronizedList(new ArrayList<>());
    private volatile long seen;

    /// The store has acknowledged the event at `position`, just now.
    public void recorded(long position) {
        long now = System.nanoTime();
        waiting.put(position, now);
        if (position <= seen) {
            // The projector was faster than the store's answer to its writer.
            take(position, now);
        }
    }

    @Override
    public void searchable(long position) {
        long now = System.nanoTime();
        seen = position;
        for (Long found : waiting.headMap(position, true).keySet()) {
            take(found, now);
        }
    }

    private void take(long position, long now) {
        Long since = waiting.remove(position);
        if (since != null) {
            lags.add(now - since);
        }
    }

    /// Over everything that has become searchable so far.
    public Figures figures() {
        List<Long> sorted;
        synchronized (lags) {
            sorted = new ArrayList<>(lags);
        }
        Collections.sort(sorted);
        if (sorted.isEmpty()) {
            return new Figures(0, Duration.ZERO, Duration.ZERO, Duration.ZERO);
        }
        return new Figures(
                sorted.size(),
                Duration.ofNanos(sorted.get((sorted.size() - 1) / 2)),
                Duration.ofNanos(sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1)),
                Duration.ofNanos(sorted.getLast()));
    }
}
