package org.wardledger.transparency.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The three hash functions of RFC 6962, section 2.1. The first byte keeps leaves and nodes apart,
/// so that nobody can pass one off as the other.
public final class Hashes {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;
    private static final ThreadLocal<MessageDigest> DIGEST =
            ThreadLocal.withInitial(Hashes::newDigest);

    /// Head of the tree without leaves. Never published: see [TreeHead].
    public static final Hash EMPTY = sha256(new byte[0]);

    private Hashes() {}

    public static Hash leaf(byte[] entry) {
        return leaf(entry, 0, entry.length);
    }

    public static Hash leaf(byte[] bytes, int offset, int length) {
        MessageDigest digest = DIGEST.get();
        digest.update(LEAF);
        digest.update(bytes, offset, length);
        return Hash.owning(digest.digest());
    }

    public static Hash node(Hash left, Hash right) {
        MessageDigest digest = DIGEST.get();
        digest.update(NODE);
        digest.update(left.raw());
        digest.update(right.raw());
        return Hash.owning(digest.digest());
    }

    public static Hash sha256(byte[] bytes) {
        return Hash.owning(DIGEST.get().digest(bytes));
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
