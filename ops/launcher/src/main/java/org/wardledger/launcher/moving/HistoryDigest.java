package org.wardledger.launcher.moving;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.transparency.merkle.Hashes;
import org.wardledger.transparency.merkle.TreeHead;
import org.wardledger.transparency.tiles.TileEdge;

/// What a history is known by: the root over its public entries, which the public log signs, and a
/// chain over everything that a store keeps of each event, private parts, streams and times
/// included.
final class HistoryDigest {
    private static final int LINK = 32;
    private static final int ENOUGH = 40;

    private final TileEdge edge = new TileEdge();
    private final MessageDigest sha;
    private byte[] chain = new byte[LINK];

    HistoryDigest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }

    /// Takes the next event.
    void add(StoredEvent event) {
        edge.append(Hashes.leaf(event.entry()), (_, _) -> {});
        sha.update(chain);
        ByteBuffer numbers = ByteBuffer.allocate(ENOUGH);
        numbers.putLong(event.position()).putLong(event.revision());
        numbers.putLong(event.id().getMostSignificantBits());
        numbers.putLong(event.id().getLeastSignificantBits());
        numbers.putLong(ChronoUnit.MICROS.between(Instant.EPOCH, event.recordedAt()));
        sha.update(numbers.array());
        text(event.stream().getBytes(StandardCharsets.UTF_8));
        text(event.type().getBytes(StandardCharsets.UTF_8));
        text(event.entry());
        text(event.payload());
        chain = sha.digest();
    }

    private void text(byte[] bytes) {
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        sha.update(bytes);
    }

    long size() {
        return edge.size();
    }

    TreeHead head() {
        return edge.head();
    }

    Sum sum() {
        return new Sum(edge.size(), edge.head().root().base64(), HexFormat.of().formatHex(chain));
    }

    /// @param root over the public entries, as the log writes it
    /// @param chain over all of it, hexadecimal
    record Sum(long size, String root, String chain) {}
}
