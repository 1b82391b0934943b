package org.wardledger.command.imports;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// Idempotency keys that follow from what is done (UUIDv8 of a SHA-256), so that doing it again is
/// recognised after any crash.
public final class NamedKey {
    private static final long VERSION_MASK = 0xFFFF_FFFF_FFFF_0FFFL;
    private static final long VERSION_8 = 0x0000_0000_0000_8000L;
    private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long VARIANT_2 = 0x8000_0000_0000_0000L;

    private NamedKey() {}

    /// @param parts what is done, from the general to the particular
    public static UUID of(Object... parts) {
        StringBuilder name = new StringBuilder("ward-ledger/named-key/1");
        for (Object part : parts) {
            String text = part.toString();
            name.append('\n').append(text.length()).append(' ').append(text);
        }
        try {
            ByteBuffer hash =
                    ByteBuffer.wrap(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(name.toString().getBytes(StandardCharsets.UTF_8)));
            return new UUID(
                    hash.getLong() & VERSION_MASK | VERSION_8,
                    hash.getLong() & VARIANT_MASK | VARIANT_2);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }
}
