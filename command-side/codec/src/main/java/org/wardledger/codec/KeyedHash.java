package org.wardledger.codec;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// HMAC-SHA256 under one key, for any thread: the keyed state is copied for each use, which also
/// saves looking the algorithm up again.
final class KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST_KEY = 32;

    private final Mac keyed;

    private KeyedHash(byte[] key) {
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every Java", e);
        }
    }

    /// A hash for one purpose; what it gives says nothing about other purposes of the same secret.
    static KeyedHash of(byte[] secret, String purpose) {
        if (secret.length < LEAST_KEY) {
            throw new IllegalArgumentException("a secret has at least 32 bytes");
        }
        byte[] label = purpose.getBytes(StandardCharsets.UTF_8);
        return new KeyedHash(new KeyedHash(secret).of(label));
    }

    byte[] of(byte[] message) {
        try {
            return ((Mac) keyed.clone()).doFinal(message);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(ALGORITHM + " of this Java cannot be copied", e);
        }
    }

    /// The hash under the key that this one gives for `name`.
    byte[] of(byte[] name, byte[] message) {
        return new KeyedHash(of(name)).of(message);
    }
}
