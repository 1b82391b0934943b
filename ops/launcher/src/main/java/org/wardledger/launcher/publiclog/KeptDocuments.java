package org.wardledger.launcher.publiclog;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.wardledger.transparency.merkle.TreeHead;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.tiles.TileSource;

/// Remembers the documents that a verification has read: a log that grows meanwhile hands out
/// another checkpoint the next time, and that one nobody has verified.
final class KeptDocuments implements TileSource {
    private final TileSource source;
    private final Map<String, byte[]> documents = new ConcurrentHashMap<>();

    KeptDocuments(TileSource source) {
        this.source = source;
    }

    @Override
    public Optional<byte[]> read(String path, int bytesMax) throws IOException {
        Optional<byte[]> found = source.read(path, bytesMax);
        if (path.startsWith("checkpoint")) {
            found.ifPresent(bytes -> documents.put(path, bytes));
        }
        return found;
    }

    /// The checkpoint with this size and root, as it was read.
    Optional<SignedCheckpoint> checkpointOf(TreeHead head) {
        return documents.values().stream()
                .flatMap(bytes -> SignedCheckpoint.parse(bytes).good().stream())
                .filter(c -> c.head().equals(head))
                .findFirst();
    }

    @Override
    public String place() {
        return source.place();
    }

    @Override
    public int readers() {
        return source.readers();
    }

    @Override
    public void close() {
        source.close();
    }
}
