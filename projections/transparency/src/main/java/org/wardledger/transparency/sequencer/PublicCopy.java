package org.wardledger.transparency.sequencer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.wardledger.eventstore.EventStore;
import org.wardledger.transparency.merkle.TreeHead;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.tiles.LogFolder;
import org.wardledger.transparency.tiles.TileEdge;

/// Makes a public folder again out of the events and the checkpoints that were published over them,
/// with no key and no state folder: bundles and tiles follow from the entries, and the signed root
/// says whether these are the entries. What comes out is a mirror; nothing is signed.
public final class PublicCopy {
    private PublicCopy() {}

    /// Nothing is written unless every checkpoint lies inside the history of the store. The head
    /// that the folder holds again.
    ///
    /// @param documents names such as `checkpoint.latest`; `checkpoint.previous` is of another log
    ///     and is copied as it is
    /// @throws LogContradiction when the store gives another root
    public static TreeHead of(
            EventStore store, Path publicFolder, Map<String, SignedCheckpoint> documents)
            throws IOException {
        long size = 0;
        TileEdge dry = new TileEdge();
        for (SignedCheckpoint published : ascending(documents)) {
            size = published.size();
            new Replay(store).into(dry, size);
            if (!dry.head().equals(published.head())) {
                throw new LogContradiction(
                        Contradiction.STORE_DIFFERS,
                        "the events give another root at size %d than the one that was published"
                                .formatted(size));
            }
        }
        if (size == 0) {
            return dry.head();
        }
        LogFolder folder = new LogFolder(publicFolder);
        Growth growth = new Growth(folder, Admission.all(), _ -> {}, new TileEdge(), new byte[0]);
        growth.take(store, size);
        growth.finish();
        TreeHead written = ReadBack.head(folder.source(), new TileEdge(), size);
        if (!written.equals(dry.head())) {
            throw new IOException("the public folder reads back wrong");
        }
        for (Map.Entry<String, SignedCheckpoint> document : documents.entrySet()) {
            folder.publish(document.getKey(), document.getValue().bytes());
        }
        return written;
    }

    private static List<SignedCheckpoint> ascending(Map<String, SignedCheckpoint> documents) {
        return documents.entrySet().stream()
                .filter(d -> !d.getKey().equals(LogFolder.PREVIOUS))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparingLong(SignedCheckpoint::size))
                .toList();
    }
}
