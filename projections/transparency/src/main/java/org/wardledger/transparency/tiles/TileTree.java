package org.wardledger.transparency.tiles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.wardledger.transparency.merkle.Hash;
import org.wardledger.transparency.merkle.TreeHashes;

/// The hashes of a tree of one fixed size, out of its tiles. One per proof: it keeps the last
/// tiles it read. Not for several threads.
///
/// What it answers is as good as the tiles: whoever makes a proof of it checks the proof.
public final class TileTree implements TreeHashes {
    private static final int TILES_KEPT = 64;
    private static final int LEVELS_PER_TILE = 8;

    private final TileSource source;
    private final long size;
    private final LinkedHashMap<TileName, byte[]> kept =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<TileName, byte[]> eldest) {
                    return size() > TILES_KEPT;
                }
            };

    public TileTree(TileSource source, long size) {
        this.source = source;
        this.size = size;
    }

    /// @throws UncheckedIOException when the tile cannot be read, is missing or short
    @Override
    public Hash node(int level, long index) {
        int inTile = level % LEVELS_PER_TILE;
        long first = index << inTile;
        TileName name =
                TileName.in(size, level / LEVELS_PER_TILE, first / TileName.FULL)
                        .orElseThrow(() -> new IllegalArgumentException("beyond " + size));
        byte[] tile = kept.get(name);
        if (tile == null) {
            tile = tile(name);
            kept.put(name, tile);
        }
        return TileEdge.root(tile, (int) (first % TileName.FULL), 1 << inTile);
    }

    private byte[] tile(TileName name) {
        try {
            byte[] tile =
                    source.read(name)
                            .orElseThrow(() -> new IOException(name.path() + " is missing"));
            if (tile.length != name.width() * Hash.BYTES) {
                throw new IOException(name.path() + " has " + tile.length + " bytes");
            }
            return tile;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
