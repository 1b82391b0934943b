package org.wardledger.transparency.merkle;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// A SHA-256 value: 32 bytes that never change.
public final class Hash {
    public static final int BYTES = 32;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /// A copy of 32 bytes.
    ///
    /// @throws IllegalArgumentException for any other length
    public static Hash of(byte[] bytes) {
        return at(bytes, 0, bytes.length);
    }

    /// The hash that stands at an offset of a tile.
    public static Hash inTile(byte[] tile, int number) {
        return at(tile, number * BYTES, BYTES);
    }

    private static Hash at(byte[] bytes, int offset, int length) {
        if (length != BYTES) {
            throw new IllegalArgumentException("a hash has 32 bytes, not " + length);
        }
        return new Hash(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    /// Takes the array as it is: only for one that nobody else holds.
    static Hash owning(byte[] bytes) {
        return new Hash(bytes);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /// Without the copy that [#bytes()] makes, for the code that hashes millions.
    byte[] raw() {
        return bytes;
    }

    public void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, BYTES);
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
