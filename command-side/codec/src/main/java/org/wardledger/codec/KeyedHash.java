package org.wardledger.codec;

import java.nio.charset.StandardCharsets;

/// HMAC-SHA256 under one key, for any thread and one purpose. Costs a third of the library's `Mac`,
/// which has to be looked up or copied for each use.
public final class KeyedHash {
    private static final int LEAST_KEY = 32;

    private final Hmac key;

    private KeyedHash(byte[] key) {
        // As the standard has it for keys longer than a block.
        this.key = new Hmac(key.length > Hmac.BLOCK ? Tools.with(t -> t.sha(key)) : key);
    }

    /// A hash for one purpose; what it gives says nothing about other purposes of the same secret.
    ///
    /// @param secret at least 32 bytes
    public static KeyedHash of(byte[] secret, String purpose) {
        if (secret.length < LEAST_KEY) {
            throw new IllegalArgumentException("a secret has at least 32 bytes");
        }
        byte[] label = purpose.getBytes(StandardCharsets.UTF_8);
        return new KeyedHash(new KeyedHash(secret).of(label));
    }

    /// 32 bytes.
    public byte[] of(byte[] message) {
        return Tools.with(tools -> tools.hmac(key, message));
    }

    /// The hash under the key that this one gives for `name`.
    byte[] of(byte[] name, byte[] message) {
        return Tools.with(tools -> tools.hmac(new Hmac(tools.hmac(key, name)), message));
    }
}
