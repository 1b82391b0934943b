package org.wardledger.command.lookup;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.wardledger.codec.KeyedHash;

/// Numbers that must be unique and must not be readable where their uniqueness is kept:
/// HMAC-SHA256 under a secret, cut to 128 bits. An IIN has few enough possible values to be
/// guessed from a plain hash.
final class Blind {
    private static final int BYTES = 16;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyedHash hash;

    /// @param secret of the store, at least 32 bytes
    Blind(byte[] secret) {
        hash = KeyedHash.of(secret, "ward-ledger/blind-index/1");
    }

    String of(String space, String value) {
        byte[] whole = hash.of((space + '\0' + value).getBytes(StandardCharsets.UTF_8));
        return BASE64.encodeToString(Arrays.copyOf(whole, BYTES));
    }
}
