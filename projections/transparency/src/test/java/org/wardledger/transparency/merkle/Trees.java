package org.wardledger.transparency.merkle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// Trees by the definition in RFC 6962, written without looking at the code under test.
public final class Trees implements TreeHashes {
    private final List<Hash> leaves = new ArrayList<>();
    private final HashMap<List<Long>, Hash> nodes = new HashMap<>();

    public static Trees of(int size) {
        byte[][] entries = new byte[size][];
        for (int i = 0; i < size; i++) {
            entries[i] = ("leaf " + i).getBytes();
        }
        return of(entries);
    }

    public static Trees of(byte[][] entries) {
        var trees = new Trees();
        for (byte[] entry : entries) {
            trees.leaves.add(Hashes.leaf(entry));
        }
        return trees;
    }

    public Hash leaf(int index) {
        return leaves.get(index);
    }

    /// MTH(D[from:to]).
    Hash hash(long from, long to) {
        if (to - from == 1) {
            return leaves.get((int) from);
        }
        Hash known = nodes.get(List.of(from, to));
        if (known != null) {
            return known;
        }
        long k = 1;
        while (2 * k < to - from) {
            k *= 2;
        }
        Hash hash = Hashes.node(hash(from, from + k), hash(from + k, to));
        nodes.put(List.of(from, to), hash);
        return hash;
    }

    public TreeHead head(long size) {
        return new TreeHead(size, hash(0, size));
    }

    @Override
    public Hash node(int level, long index) {
        return hash(index << level, (index + 1) << level);
    }
}
