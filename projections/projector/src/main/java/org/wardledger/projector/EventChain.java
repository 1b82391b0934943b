package org.wardledger.projector;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.wardledger.eventstore.StoredEvent;

/// Hash over all events read so far, each with the hash before it: equal chains, equal histories.
final class EventChain {
    private final MessageDigest digest = Hashing.sha256();
    private byte[] hash;

    /// @param from base64url of the hash to go on from; empty for the beginning
    EventChain(String from) {
        hash = Base64.getUrlDecoder().decode(from);
    }

    void add(StoredEvent event) {
        digest.update(hash);
        digest.update(
                ByteBuffer.allocate(3 * Long.BYTES)
                        .putLong(event.position())
                        .putLong(event.id().getMostSignificantBits())
                        .putLong(event.id().getLeastSignificantBits())
                        .array());
        digest.update(event.type().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(event.entry());
        hash = digest.digest();
    }

    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }
}
