package org.wardledger.transparency.tiles;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Entries as they stand in one file: each behind its length in two bytes.
///
/// @param entries as many as could be read
/// @param whole false when bytes are left over or missing
public record Bundle(List<byte[]> entries, boolean whole) {
    public static final int ENTRY_BYTES_MAX = 65_535;
    public static final int BYTES_MAX = TileName.FULL * (2 + ENTRY_BYTES_MAX);

    /// @throws IllegalArgumentException for an entry that no bundle can hold
    public static void append(ByteArrayOutputStream bundle, byte[] entry) {
        if (entry.length > ENTRY_BYTES_MAX) {
            throw new IllegalArgumentException("an entry of " + entry.length + " bytes");
        }
        bundle.write(entry.length >> 8);
        bundle.write(entry.length);
        bundle.write(entry, 0, entry.length);
    }

    /// Reads what can be read, so that a verifier can tell where the damage begins.
    public static Bundle read(byte[] bytes) {
        List<byte[]> entries = new ArrayList<>(TileName.FULL);
        int at = 0;
        while (at + 2 <= bytes.length && entries.size() < TileName.FULL) {
            int length = length(bytes, at);
            if (at + 2 + length > bytes.length) {
                break;
            }
            entries.add(Arrays.copyOfRange(bytes, at + 2, at + 2 + length));
            at += 2 + length;
        }
        return new Bundle(entries, at == bytes.length);
    }

    /// The bytes of the first entries of a bundle: a narrower bundle is the beginning of a wider
    /// one.
    public static byte[] firstOf(byte[] bytes, int width) {
        int at = 0;
        for (int i = 0; i < width && at + 2 <= bytes.length; i++) {
            at += 2 + length(bytes, at);
        }
        return Arrays.copyOf(bytes, Math.min(at, bytes.length));
    }

    private static int length(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
    }
}
