package org.wardledger.command.lookup;

import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Which positions of the total order have been seen. Commits of different streams report in any
/// order; what may be called done ends before the first one that has not been reported.
///
/// Of one thread at a time, but for [#report(long)].
final class Coverage {
    private final Queue<Long> reported = new ConcurrentLinkedQueue<>();
    private final TreeMap<Long, Long> beyond = new TreeMap<>();
    private long upTo;

    Coverage(long upTo) {
        this.upTo = upTo;
    }

    /// Seen too; counts after the next [#settle()]. From any thread, beside any other call.
    void report(long position) {
        reported.add(position);
    }

    /// Counts what has been reported.
    void settle() {
        for (Long next = reported.poll(); next != null; next = reported.poll()) {
            add(next, next);
        }
    }

    void add(long first, long last) {
        if (last <= upTo) {
            return;
        }
        if (first > upTo + 1) {
            beyond.merge(first, last, Math::max);
            return;
        }
        upTo = last;
        while (!beyond.isEmpty() && beyond.firstKey() <= upTo + 1) {
            upTo = Math.max(upTo, beyond.pollFirstEntry().getValue());
        }
    }

    /// Everything at or before this position has been seen.
    long upTo() {
        return upTo;
    }

    /// Whether the event at a position has been seen.
    boolean has(long position) {
        Map.Entry<Long, Long> part = beyond.floorEntry(position);
        return position <= upTo || (part != null && position <= part.getValue());
    }

    /// Something behind `upTo` was seen already.
    boolean hasHole() {
        return !beyond.isEmpty();
    }
}
