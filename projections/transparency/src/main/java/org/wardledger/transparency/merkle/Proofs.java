package org.wardledger.transparency.merkle;

import java.util.ArrayList;
import java.util.List;

/// Makes roots and proofs out of the hashes of a tree (RFC 9162, sections 2.1.1 to 2.1.4).
public final class Proofs {
    private Proofs() {}

    public static TreeHead head(long size, TreeHashes tree) {
        return size == 0 ? TreeHead.EMPTY : new TreeHead(size, range(0, size, tree));
    }

    /// From the leaf's sibling up to the child of the root.
    ///
    /// @throws IllegalArgumentException when the tree has no such leaf
    public static List<Hash> inclusion(long index, long size, TreeHashes tree) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " among " + size);
        }
        List<Hash> path = new ArrayList<>();
        long start = 0;
        long end = size;
        while (end - start > 1) {
            long middle = start + split(end - start);
            if (index < middle) {
                path.addFirst(range(middle, end, tree));
                end = middle;
            } else {
                path.addFirst(range(start, middle, tree));
                start = middle;
            }
        }
        return path;
    }

    /// Shows that the first `older` leaves of the tree of `newer` are the tree of `older`. Empty
    /// for two equal sizes.
    ///
    /// @throws IllegalArgumentException unless 0 < older <= newer
    public static List<Hash> consistency(long older, long newer, TreeHashes tree) {
        if (older < 1 || older > newer) {
            throw new IllegalArgumentException("no proof from " + older + " to " + newer);
        }
        List<Hash> path = new ArrayList<>();
        long start = 0;
        long end = newer;
        while (older != end) {
            long middle = start + split(end - start);
            if (older <= middle) {
                path.addFirst(range(middle, end, tree));
                end = middle;
            } else {
                path.addFirst(range(start, middle, tree));
                start = middle;
            }
        }
        if (start > 0) {
            path.addFirst(range(start, end, tree)); // the holder of the older root knows [0, older)
        }
        return path;
    }

    private static Hash range(long start, long end, TreeHashes tree) {
        long size = end - start;
        if (Long.bitCount(size) == 1) {
            int level = Long.numberOfTrailingZeros(size);
            return tree.node(level, start >> level);
        }
        long middle = start + split(size);
        return Hashes.node(range(start, middle, tree), range(middle, end, tree));
    }

    /// The largest power of two below a size of at least 2.
    private static long split(long size) {
        return Long.highestOneBit(size - 1);
    }
}
