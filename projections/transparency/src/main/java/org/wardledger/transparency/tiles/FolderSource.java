package org.wardledger.transparency.tiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// A log, or a copy of one, in a folder.
public record FolderSource(Path folder) implements TileSource {

    @Override
    public Optional<byte[]> read(String path, int bytesMax) throws IOException {
        Path file = folder.resolve(path);
        try {
            long bytes = Files.size(file);
            if (bytes > bytesMax) {
                throw new IOException(path + " has " + bytes + " bytes, more than " + bytesMax);
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    @Override
    public String place() {
        return folder.toString();
    }
}
