package org.wardledger.eventstore.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// `$all` of the protocol server: everything in the order of its position. Guarded by the log.
final class TotalOrder {
    private final List<Entry> all = new ArrayList<>();
    private long end;

    void add(Entry entry) {
        all.add(entry);
        end = entry.position() + entry.size();
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /// Position of whatever comes next.
    long end() {
        return end;
    }

    long lastPosition() {
        return all.get(all.size() - 1).position();
    }

    /// From a place on. -1 is the beginning.
    ///
    /// @throws IllegalArgumentException for a place at which no event begins
    List<Entry> from(long position, boolean inclusive, long max) {
        int at = position < 0 ? 0 : indexOf(position);
        if (position >= 0 && position < end && !startsAt(at, position)) {
            throw new IllegalArgumentException("invalid position");
        }
        if (!inclusive && startsAt(at, position)) {
            at++;
        }
        return new ArrayList<>(all.subList(at, (int) Math.min(all.size(), at + max)));
    }

    private boolean startsAt(int at, long position) {
        return at < all.size() && all.get(at).position() == position;
    }

    /// The first entry at or behind a position.
    private int indexOf(long position) {
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (all.get(middle).position() < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The newest first.
    List<Entry> backwards(long max) {
        var found = new ArrayList<Entry>();
        for (int i = all.size() - 1; i >= 0 && found.size() < max; i--) {
            found.add(all.get(i));
        }
        return found;
    }

    void removeIf(Predicate<Entry> which) {
        all.removeIf(which);
    }

    /// The n-th of the entries that are meant, from 1.
    Entry find(Predicate<Entry> which, int n) {
        return all.stream()
                .filter(which)
                .skip(n - 1)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such event"));
    }

    void replace(Entry entry, Entry other) {
        all.set(all.indexOf(entry), other);
    }
}
