package org.wardledger.web.replay;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.wardledger.transparency.LogReader;
import org.wardledger.transparency.merkle.Hash;
import org.wardledger.transparency.merkle.Hashes;
import org.wardledger.transparency.merkle.TreeHead;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.tiles.TileEdge;
import org.wardledger.transparency.tiles.TileName;
import org.wardledger.transparency.verify.Openings;

/// Computes spending again from a log, or a copy of one, hashing every entry on the way: the root
/// in the report is that of the entries that were counted, not one that somebody told.
public final class PublicReplay {
    private static final int PERCENT = 100;

    private PublicReplay() {}

    /// @param before for a comparison; null for a plain report
    /// @param progress is told percent
    /// @return canonical JSON, one line
    /// @throws IOException when the log is shorter than the basis, damaged, or does not answer
    public static byte[] report(
            LogReader log, Basis basis, @Nullable Basis before, IntConsumer progress)
            throws IOException {
        SignedCheckpoint checkpoint =
                log.witnessed().orElseThrow(() -> new IOException("there is no checkpoint"));
        long last = before == null ? basis.size() : Math.max(basis.size(), before.size());
        if (last > checkpoint.size()) {
            throw new IOException("only " + checkpoint.size() + " entries are published");
        }
        TileEdge edge = new TileEdge();
        Movements movements = new Movements();
        Openings openings = new Openings();
        TreeHead head = edge.head();
        TreeHead earlier = head;
        long index = 0;
        while (index < last) {
            List<byte[]> entries = log.entries(checkpoint, index);
            for (int i = 0; i < entries.size() && index < last; i++, index++) {
                Hash leaf = Hashes.leaf(entries.get(i));
                movements.read(Leaf.read(index, entries.get(i)));
                openings.take(entries.get(i), leaf);
                edge.append(leaf, (_, _) -> {});
                head = edge.size() == basis.size() ? edge.head() : head;
                earlier = before != null && edge.size() == before.size() ? edge.head() : earlier;
            }
            progress.accept((int) (index * PERCENT / Math.max(1, last)));
        }
        if (!edge.head().equals(log.head(last, checkpoint))) {
            throw new IOException("the entries do not give the published root; verify the log");
        }
        Optional<Openings.Fault> fault =
                openings.check(number -> log.entries(checkpoint, number * TileName.FULL));
        if (fault.isPresent()) {
            throw new IOException(
                    "entry %d shows what event %s did not commit to; verify the log"
                            .formatted(fault.get().index(), fault.get().of()));
        }
        ReplayReport report = new ReplayReport(checkpoint.origin(), movements.all());
        return before == null
                ? report.of(basis, head)
                : report.between(before, earlier, basis, head);
    }
}
