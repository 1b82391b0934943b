package org.wardledger.transparency.merkle;

/// Where the hashes of complete subtrees come from.
@FunctionalInterface
public interface TreeHashes {
    /// Hash over the leaves `[index << level, (index + 1) << level)`, all of which exist.
    Hash node(int level, long index);
}
