package org.wardledger.command.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A keyed hash of single values, so short that it says only whether two are likely the same.
final class FieldHash {
    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] PURPOSE =
            "ward-ledger/request-field/1".getBytes(StandardCharsets.US_ASCII);

    private final Mac keyed;

    FieldHash(byte[] secret) {
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

    /// Three bytes for the value of the `index`-th field, which stands in `bytes` from `from` to
    /// `to`.
    byte[] of(int index, byte[] bytes, int from, int to) {
        try {
            Mac mac = (Mac) keyed.clone();
            mac.update((byte) index);
            mac.update(bytes, from, to - from);
            byte[] whole = mac.doFinal();
            return new byte[] {whole[0], whole[1], whole[2]};
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(ALGORITHM + " of this Java cannot be copied", e);
        }
    }
}
