package org.wardledger.transparency.tiles;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.wardledger.transparency.merkle.Hash;

/// Where the files of a log come from: a folder, a web server, a copy on a stick. Nothing that it
/// hands out is trusted.
public interface TileSource extends AutoCloseable {

    /// The file at this path of the log; empty when there is none.
    ///
    /// @throws IOException when the source does not answer, or the file is larger than `bytesMax`
    Optional<byte[]> read(String path, int bytesMax) throws IOException;

    /// For messages: where this is.
    String place();

    /// How many files to ask for at a time: more where the way is long.
    default int readers() {
        return 2;
    }

    @Override
    default void close() {}

    /// A tile or bundle; where a partial one is gone, the beginning of the full one, as the format
    /// allows. Hashes are cut to the width that was asked for, entries are cut by their lengths.
    default Optional<byte[]> read(TileName name) throws IOException {
        boolean entries = name.level() == TileName.ENTRIES;
        int bytesMax = entries ? Bundle.BYTES_MAX : TileName.FULL * Hash.BYTES;
        Optional<byte[]> exact = read(name.path(), bytesMax);
        if (exact.isPresent() || name.isFull()) {
            return exact;
        }
        return read(name.whole().path(), bytesMax).map(whole -> firstOf(name, whole));
    }

    private static byte[] firstOf(TileName name, byte[] whole) {
        return name.level() == TileName.ENTRIES
                ? Bundle.firstOf(whole, name.width())
                : Arrays.copyOf(whole, Math.min(whole.length, name.width() * Hash.BYTES));
    }
}
