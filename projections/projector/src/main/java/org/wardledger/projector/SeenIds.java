package org.wardledger.projector;

import java.util.ArrayList;
import java.util.List;

/// Remembers which ids were ever added, in two bytes each: says "never" for certain and "maybe"
/// rightly in more than 99 of 100 cases. A rebuild asks it before it asks Elasticsearch for a
/// document that fell out of the cache, which spares a question for each new document.
///
/// A Bloom filter that grows by slices.
final class SeenIds {
    private static final int SLICE_IDS = 1 << 18;
    private static final int BITS_PER_ID = 16;
    private static final int PROBES = 8;

    private final List<long[]> slices = new ArrayList<>();
    private int inLast = SLICE_IDS;

    void add(int view, String id) {
        if (inLast == SLICE_IDS) {
            slices.add(new long[SLICE_IDS * BITS_PER_ID / Long.SIZE]);
            inLast = 0;
        }
        inLast++;
        long[] slice = slices.getLast();
        long hash = hash(view, id);
        for (int probe = 0; probe < PROBES; probe++) {
            int bit = bit(hash, probe);
            slice[bit >>> 6] |= 1L << bit;
        }
    }

    boolean mayContain(int view, String id) {
        long hash = hash(view, id);
        for (long[] slice : slices) {
            if (contains(slice, hash)) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(long[] slice, long hash) {
        for (int probe = 0; probe < PROBES; probe++) {
            int bit = bit(hash, probe);
            if ((slice[bit >>> 6] & 1L << bit) == 0) {
                return false;
            }
        }
        return true;
    }

    private static int bit(long hash, int probe) {
        int mixed = (int) hash + probe * (int) (hash >>> 32);
        return mixed & SLICE_IDS * BITS_PER_ID - 1;
    }

    private static long hash(int view, String id) {
        long hash = 0xcbf29ce484222325L + view;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return (hash ^ hash >>> 33) | 1L << 32;
    }
}
