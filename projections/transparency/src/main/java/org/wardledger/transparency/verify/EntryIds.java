package org.wardledger.transparency.verify;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Indexes of entries by their event ids, as small as a table can be: 24 bytes an entry at the most
/// twice over. For one thread.
final class EntryIds {
    private static final byte[] BEFORE = "\"f\":1,\"id\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ROOT = "\",\"lr\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OPEN = "\",\"open\":[".getBytes(StandardCharsets.US_ASCII);
    private static final int ID = 36;
    private static final int DIGEST = 43;
    private static final int START = 1 << 10;

    private long[] high = new long[START];
    private long[] low = new long[START];
    private long[] index = new long[START];
    private int size;

    /// Where the id of an entry begins; -1 where it has none. Inside a text the bytes before it
    /// would have their quotes escaped.
    static int at(byte[] entry) {
        int last = entry.length - BEFORE.length - ID;
        for (int i = 0; i < last; i++) {
            if (entry[i] == '"' && entry[i + 1] == 'f' && has(entry, i, BEFORE)) {
                return i + BEFORE.length;
            }
        }
        return -1;
    }

    static boolean has(byte[] bytes, int at, byte[] wanted) {
        return at + wanted.length <= bytes.length
                && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
    }

    static @Nullable UUID id(byte[] entry, int at) {
        try {
            return UUID.fromString(new String(entry, at, ID, StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /// Whether the entry opens something: of the keys of an entry only `lr` may stand between `id`
    /// and `open`.
    static boolean opens(byte[] entry, int at) {
        int next = at + ID;
        int behind = has(entry, next, ROOT) ? next + ROOT.length + DIGEST : next;
        return has(entry, behind, OPEN);
    }

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
