package org.wardledger.projector;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/// Sum modulo 2^256 of SHA-256 hashes: the same for the same items in any order, and different when
/// one is missing, changed or there twice.
final class MultisetHash {
    private static final int WORDS = 8;
    private static final long MASK = 0xffff_ffffL;

    /// Least significant word first; each holds 32 bits.
    private final long[] words = new long[WORDS];

    void add(byte[] item) {
        ByteBuffer hash = ByteBuffer.wrap(Hashing.sha256().digest(item));
        long carry = 0;
        for (int word = 0; word < WORDS; word++) {
            long sum =
                    words[word] + (hash.getInt((WORDS - 1 - word) * Integer.BYTES) & MASK) + carry;
            words[word] = sum & MASK;
            carry = sum >>> Integer.SIZE;
        }
    }

    /// 64 hexadecimal digits.
    String text() {
        ByteBuffer all = ByteBuffer.allocate(WORDS * Integer.BYTES);
        for (int word = WORDS - 1; word >= 0; word--) {
            all.putInt((int) words[word]);
        }
        return HexFormat.of().formatHex(all.array());
    }
}
