package org.wardledger.command.lookup;

import java.util.Map;
import java.util.TreeMap;

/// Which positions of the total order have been seen. Commits of different streams report in any
/// order; what may be called done ends before the first one that has not been reported.
final class Coverage {
    private final TreeMap<Long, Long> beyond = new TreeMap<>();
    private long upTo;

    Coverage(long upTo) {
        this.upTo = upTo;
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
