package org.wardledger.transparency.verify;

import java.util.UUID;

/// Indexes of entries by their event ids, as small as a table can be: 24 bytes an entry at the most
/// twice over. For one thread.
final class EntryIds {
    private static final int START = 1 << 10;

    private long[] high = new long[START];
    private long[] low = new long[START];
    private long[] index = new long[START];
    private int size;

    /// The first entry with an id is the one.
    void put(UUID id, long at) {
        if (2 * size >= index.length) {
            grow();
        }
        int slot = slot(id);
        if (index[slot] == 0) {
            high[slot] = id.getMostSignificantBits();
            low[slot] = id.getLeastSignificantBits();
            index[slot] = at + 1;
            size++;
        }
    }

    /// -1 where there is none.
    long get(UUID id) {
        return index[slot(id)] - 1;
    }

    private int slot(UUID id) {
        int mask = index.length - 1;
        int slot = (id.hashCode() * 0x9E3779B9 >>> 7) & mask;
        while (index[slot] != 0
                && (high[slot] != id.getMostSignificantBits()
                        || low[slot] != id.getLeastSignificantBits())) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldHigh = high;
        long[] oldLow = low;
        long[] oldIndex = index;
        high = new long[2 * oldHigh.length];
        low = new long[high.length];
        index = new long[high.length];
        size = 0;
        for (int i = 0; i < oldIndex.length; i++) {
            if (oldIndex[i] != 0) {
                put(new UUID(oldHigh[i], oldLow[i]), oldIndex[i] - 1);
            }
        }
    }
}
