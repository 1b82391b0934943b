package org.wardledger.codec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Event ids: the same for every retry of the same command, unguessable without the secret, and
/// without any trace of time. UUIDv8 (RFC 9562) of HMAC-SHA256(secret, stream ‖ 0 ‖ key ‖ index).
public final class EventIds {
    private static final long VERSION_MASK = 0xFFFF_FFFF_FFFF_0FFFL;
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long VARIANT_2 = 0x8000_0000_0000_0000L;

    private final KeyedHash hash;

    /// @param secret of the store, at least 32 bytes; the same for ever, or retries are not
    /// recognised
    public EventIds(byte[] secret) {
        this.hash = KeyedHash.of(secret, "ward-ledger/event-id/1");
    }

    /// @param key idempotency key of the command
    /// @param index of the event in its command, from 0
    public UUID of(String stream, UUID key, int index) {
        byte[] name = stream.getBytes(StandardCharsets.UTF_8);
        ByteBuffer message = ByteBuffer.allocate(name.length + 1 + 2 * Long.BYTES + Integer.BYTES);
        message.put(name).put((byte) 0);
        message.putLong(key.getMostSignificantBits()).putLong(key.getLeastSignificantBits());
        message.putInt(index);
        ByteBuffer digest = ByteBuffer.wrap(hash.of(message.array()));
        long most = digest.getLong() & VERSION_MASK | VERSION_8;
        long least = digest.getLong() & VARIANT_MASK | VARIANT_2;
        return new UUID(most, least);
    }
}
