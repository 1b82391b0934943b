package org.wardledger.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A key of HMAC-SHA256, prepared: the two padded blocks. Used with [Tools], whose digest does the
/// work, because the library's own `Mac` costs several times the hashing of our short messages.
final class Hmac {
    static final int BLOCK = 64;

    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5C;

    final byte[] inner;
    final byte[] outer;

    /// @param key at most 64 bytes
    Hmac(byte[] key) {
        inner = padded(key, INNER);
        outer = padded(key, OUTER);
    }

    private static byte[] padded(byte[] key, byte pad) {
        byte[] block = Arrays.copyOf(key, BLOCK);
        for (int i = 0; i < BLOCK; i++) {
            block[i] ^= pad;
        }
        return block;
    }

    /// A key for one purpose; what it gives says nothing about other purposes.
    static byte[] derived(byte[] key, String purpose, Tools tools) {
        return tools.hmac(new Hmac(key), purpose.getBytes(StandardCharsets.UTF_8));
    }
}
