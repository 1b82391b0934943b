package org.wardledger.command;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Ids of new records: 80 bits of HMAC-SHA256 over the idempotency key, in Crockford's base32. A
/// retry finds the record it made before, and nobody without the secret can tell one id from
/// another.
final class NewIds {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 16;
    private static final byte[] PURPOSE =
            "ward-ledger/new-id/1".getBytes(StandardCharsets.US_ASCII);

    private final SecretKeySpec key;

    NewIds(byte[] secret) {
        this.key = new SecretKeySpec(mac(new SecretKeySpec(secret, ALGORITHM), PURPOSE), ALGORITHM);
    }

    String of(String prefix, UUID requestKey) {
        byte[] message =
                ByteBuffer.allocate(19)
                        .put(prefix.getBytes(StandardCharsets.US_ASCII), 0, 3)
                        .putLong(requestKey.getMostSignificantBits())
                        .putLong(requestKey.getLeastSignificantBits())
                        .array();
        ByteBuffer hash = ByteBuffer.wrap(mac(key, message));
        long high = hash.getLong();
        long low = hash.getLong();
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH / 2; i++) {
            text.append(DIGITS.charAt((int) (high >>> 5 * i) & 31));
            text.append(DIGITS.charAt((int) (low >>> 5 * i) & 31));
        }
        return text.toString();
    }

    private static byte[] mac(SecretKeySpec key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every Java", e);
        }
    }
}
