package org.wardledger.transparency.merkle;

import java.util.List;

/// What became of a proof. Checks are those of RFC 9162, sections 2.1.3.2 and 2.1.4.2, with nothing
/// left over: a proof that is longer than needed is as wrong as a shorter one.
public enum ProofCheck {
    OK,
    /// There is no such leaf, or the newer tree is the smaller one.
    OUTSIDE,
    /// Too few or too many hashes.
    LENGTH,
    /// The hashes do not lead to the root.
    ROOT;

    public static ProofCheck inclusion(Hash leaf, long index, TreeHead head, List<Hash> proof) {
        if (index < 0 || index >= head.size()) {
            return OUTSIDE;
        }
        long position = index;
        long last = head.size() - 1;
        Hash hash = leaf;
        for (Hash sibling : proof) {
            if (last == 0) {
                return LENGTH;
            }
            if ((position & 1) == 1 || position == last) {
                hash = Hashes.node(sibling, hash);
                while ((position & 1) == 0 && position != 0) {
                    position >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Hashes.node(hash, sibling);
            }
            position >>= 1;
            last >>= 1;
        }
        if (last != 0) {
            return LENGTH;
        }
        return hash.equals(head.root()) ? OK : ROOT;
    }

    /// Nothing is a beginning of everything: an older tree of size 0 takes the empty proof only.
    public static ProofCheck consistency(TreeHead older, TreeHead newer, List<Hash> proof) {
        if (older.size() > newer.size()) {
            return OUTSIDE;
        }
        if (older.size() == newer.size()) {
            if (!proof.isEmpty()) {
                return LENGTH;
            }
            return older.root().equals(newer.root()) ? OK : ROOT;
        }
        if (older.size() == 0) {
            return proof.isEmpty() ? OK : LENGTH;
        }
        return grown(older, newer, proof);
    }

    private static ProofCheck grown(TreeHead older, TreeHead newer, List<Hash> proof) {
        boolean complete = Long.bitCount(older.size()) == 1; // then its root is the first hash
        if (proof.isEmpty()) {
            return LENGTH;
        }
        long position = older.size() - 1;
        long last = newer.size() - 1;
        while ((position & 1) == 1) {
            position >>= 1;
            last >>= 1;
        }
        Hash oldRoot = complete ? older.root() : proof.getFirst();
        Hash newRoot = oldRoot;
        for (Hash next : complete ? proof : proof.subList(1, proof.size())) {
            if (last == 0) {
                return LENGTH;
            }
            if ((position & 1) == 1 || position == last) {
                oldRoot = Hashes.node(next, oldRoot);
                newRoot = Hashes.node(next, newRoot);
                while ((position & 1) == 0 && position != 0) {
                    position >>= 1;
                    last >>= 1;
                }
            } else {
                newRoot = Hashes.node(newRoot, next);
            }
            position >>= 1;
            last >>= 1;
        }
        if (last != 0) {
            return LENGTH;
        }
        return oldRoot.equals(older.root()) && newRoot.equals(newer.root()) ? OK : ROOT;
    }
}
