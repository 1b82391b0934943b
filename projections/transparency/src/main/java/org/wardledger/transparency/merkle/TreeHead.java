package org.wardledger.transparency.merkle;

/// A state of the log: how many leaves it has and the one hash that stands for all of them.
///
/// @param size number of leaves; a log publishes none of size 0, because verifiers in the field
///     disagree about the hash of nothing
public record TreeHead(long size, Hash root) {
    public static final TreeHead EMPTY = new TreeHead(0, Hashes.EMPTY);

    public TreeHead {
        if (size < 0) {
            throw new IllegalArgumentException("size " + size);
        }
    }
}
