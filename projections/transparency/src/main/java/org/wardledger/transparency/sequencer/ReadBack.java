package org.wardledger.transparency.sequencer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.wardledger.transparency.merkle.Hash;
import org.wardledger.transparency.merkle.Hashes;
import org.wardledger.transparency.merkle.TreeHead;
import org.wardledger.transparency.tiles.Bundle;
import org.wardledger.transparency.tiles.TileEdge;
import org.wardledger.transparency.tiles.TileName;
import org.wardledger.transparency.tiles.TileSource;

/// Reads what was written and hashes it again before it is signed. Two public logs elsewhere ended
/// with one flipped bit between hashing and storing: a signature over what is not there cannot be
/// taken back.
final class ReadBack {
    private ReadBack() {}

    /// The head of the tree that stands on disk behind a trusted edge.
    ///
    /// @throws IOException naming the file that does not read back as it has to
    static TreeHead head(TileSource source, TileEdge trusted, long size) throws IOException {
        TileEdge edge = trusted.copy();
        long from = edge.size();
        try {
            for (long number = from / TileName.FULL; edge.size() < size; number++) {
                List<byte[]> entries = entries(source, size, number);
                int known = (int) (edge.size() % TileName.FULL);
                if (known > 0) {
                    unchanged(TileName.full(TileName.ENTRIES, number), entries, known, edge);
                }
                for (byte[] entry : entries.subList(known, entries.size())) {
                    edge.append(Hashes.leaf(entry), (name, hashes) -> same(source, name, hashes));
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        List<TileName> names = TileName.edge(size);
        names.removeIf(n -> n.level() == TileName.ENTRIES);
        List<byte[]> partials = edge.partials();
        for (int i = 0; i < names.size(); i++) {
            compare(source, names.get(i), partials.get(i));
        }
        return edge.head();
    }

    static List<byte[]> entries(TileSource source, long size, long number) throws IOException {
        TileName name = TileName.in(size, TileName.ENTRIES, number).orElseThrow();
        byte[] bytes =
                source.read(name).orElseThrow(() -> new IOException(name.path() + " is missing"));
        Bundle bundle = Bundle.read(bytes);
        if (!bundle.whole() || bundle.entries().size() != name.width()) {
            throw new IOException(name.path() + " is not a bundle of " + name.width());
        }
        return bundle.entries();
    }

    private static void unchanged(TileName name, List<byte[]> entries, int known, TileEdge edge)
            throws IOException {
        byte[] hashes = edge.partials().getFirst();
        for (int i = 0; i < known; i++) {
            if (!Hashes.leaf(entries.get(i)).equals(Hash.inTile(hashes, i))) {
                throw new IOException(
                        "%s: entry %d does not read back".formatted(name.path(), name.first() + i));
            }
        }
    }

    private static void same(TileSource source, TileName name, byte[] hashes) {
        try {
            compare(source, name, hashes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compare(TileSource source, TileName name, byte[] hashes)
            throws IOException {
        byte[] found =
                source.read(name).orElseThrow(() -> new IOException(name.path() + " is missing"));
        if (!Arrays.equals(found, hashes)) {
            throw new IOException(name.path() + " does not read back as it was written");
        }
    }
}
