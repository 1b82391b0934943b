package org.wardledger.command.lookup;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Numbers that must be unique and must not be readable where their uniqueness is kept:
/// HMAC-SHA256 under a secret, cut to 128 bits. An IIN has few enough possible values to be
/// guessed from a plain hash.
final class Blind {
    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] PURPOSE =
            "ward-ledger/blind-index/1".getBytes(StandardCharsets.US_ASCII);
    private static final int BYTES = 16;

    private final Mac keyed;

    /// @param secret of the store, at least 32 bytes
    Blind(byte[] secret) {
        keyed = keyed(keyed(secret).doFinal(PURPOSE));
    }

    private static Mac keyed(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every Java", e);
        }
    }

    String of(String space, String value) {
        try {
            Mac mac = (Mac) keyed.clone();
            mac.update(space.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            byte[] whole = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(java.util.Arrays.copyOf(whole, BYTES));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(ALGORITHM + " of this Java cannot be copied", e);
        }
    }
}
