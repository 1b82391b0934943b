package org.wardledger.transparency.tiles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wardledger.transparency.merkle.Hash;
import org.wardledger.transparency.merkle.Hashes;
import org.wardledger.transparency.merkle.TreeHead;

/// The right edge of a growing log, tile by tile: all that is needed to append leaves, to hand out
/// each tile at the moment it is full, and to tell the root. A few kilobytes at any size.
///
/// Pure; the writer makes files of it, the checks compare files with it.
public final class TileEdge {
    private final List<Level> levels = new ArrayList<>();
    private long size;

    /// Receives tiles as they become full, lower levels first.
    @FunctionalInterface
    public interface Sink {
        void full(TileName name, byte[] hashes);
    }

    private static final class Level {
        private final byte[] hashes = new byte[TileName.FULL * Hash.BYTES];
        private int width;
        private long number;
    }

    public TileEdge() {}

    /// @throws IllegalArgumentException when the tiles are not those of a tree of this size
    public static TileEdge of(long size, List<byte[]> partialTiles) {
        var edge = new TileEdge();
        edge.size = size;
        List<byte[]> partials = new ArrayList<>(partialTiles);
        for (int number = 0; TileName.count(size, number) > 0; number++) {
            var level = new Level();
            level.number = TileName.count(size, number) / TileName.FULL;
            level.width = (int) (TileName.count(size, number) % TileName.FULL);
            if (level.width > 0) {
                byte[] tile = partials.removeFirst();
                if (tile.length != level.width * Hash.BYTES) {
                    throw new IllegalArgumentException("tile of " + tile.length + " bytes");
                }
                System.arraycopy(tile, 0, level.hashes, 0, tile.length);
            }
            edge.levels.add(level);
        }
        return edge;
    }

    public TileEdge copy() {
        return of(size, partials());
    }

    public long size() {
        return size;
    }

    public void append(Hash leaf, Sink sink) {
        size++;
        Hash hash = leaf;
        for (int number = 0; ; number++) {
            if (number == levels.size()) {
                levels.add(new Level());
            }
            Level level = levels.get(number);
            hash.copyTo(level.hashes, level.width++ * Hash.BYTES);
            if (level.width < TileName.FULL) {
                return;
            }
            sink.full(TileName.full(number, level.number), level.hashes.clone());
            hash = root(level.hashes, 0, TileName.FULL);
            level.width = 0;
            level.number++;
        }
    }

    /// Hashes of the partial tiles, in the order of [TileName#edge], without the bundle.
    public List<byte[]> partials() {
        return levels.stream()
                .filter(l -> l.width > 0)
                .map(l -> Arrays.copyOf(l.hashes, l.width * Hash.BYTES))
                .toList();
    }

    public TreeHead head() {
        if (size == 0) {
            return TreeHead.EMPTY;
        }
        List<Hash> below = List.of(); // what is right of the last hash of a level: at most one
        for (Level level : levels) {
            List<Hash> hashes = new ArrayList<>(level.width + 1);
            for (int i = 0; i < level.width; i++) {
                hashes.add(Hash.inTile(level.hashes, i));
            }
            hashes.addAll(below);
            below = hashes.isEmpty() ? hashes : List.of(root(hashes));
        }
        return new TreeHead(size, below.getFirst());
    }

    /// All but the last are complete and equally large, so they divide as single leaves would.
    private static Hash root(List<Hash> hashes) {
        if (hashes.size() == 1) {
            return hashes.getFirst();
        }
        int middle = Integer.highestOneBit(hashes.size() - 1);
        return Hashes.node(
                root(hashes.subList(0, middle)), root(hashes.subList(middle, hashes.size())));
    }

    /// Root over a power of two of hashes in a tile.
    static Hash root(byte[] tile, int from, int count) {
        return count == 1
                ? Hash.inTile(tile, from)
                : Hashes.node(root(tile, from, count / 2), root(tile, from + count / 2, count / 2));
    }
}
