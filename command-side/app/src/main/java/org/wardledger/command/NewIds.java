package org.wardledger.command;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.wardledger.codec.KeyedHash;

/// Ids of new records: 80 bits of HMAC-SHA256 over the idempotency key, in Crockford's base32. A
/// retry finds the record it made before, and nobody without the secret can tell one id from
/// another.
final class NewIds {
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 16;

    private final KeyedHash hash;

    NewIds(byte[] secret) {
        this.hash = KeyedHash.of(secret, "ward-ledger/new-id/1");
    }

    String of(String prefix, UUID requestKey) {
        byte[] message =
                ByteBuffer.allocate(19)
                        .put(prefix.getBytes(StandardCharsets.US_ASCII), 0, 3)
                        .putLong(requestKey.getMostSignificantBits())
                        .putLong(requestKey.getLeastSignificantBits())
                        .array();
        ByteBuffer made = ByteBuffer.wrap(hash.of(message));
        long high = made.getLong();
        long low = made.getLong();
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH / 2; i++) {
            text.append(DIGITS.charAt((int) (high >>> 5 * i) & 31));
            text.append(DIGITS.charAt((int) (low >>> 5 * i) & 31));
        }
        return text.toString();
    }
}
