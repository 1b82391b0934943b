package org.wardledger.launcher.moving;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.Folders;

/// A ledger that was restored only to try a backup.
final class Leftovers {
    private static final int BLOCK = 1 << 16;

    private Leftovers() {}

    /// Deletes the folder, if it is one that a restore made. The keys of people are written over
    /// first: the vault may hold some that are destroyed tomorrow.
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        DataFolder data = new DataFolder(folder, null);
        boolean ours =
                Files.exists(data.restoring()) || Files.exists(folder.resolve(Restored.FILE));
        List<Path> inside;
        try (Stream<Path> files = Files.list(folder)) {
            inside = files.toList();
        }
        if (!ours && !inside.isEmpty()) {
            throw new MovingTrouble("restore.not-empty", folder);
        }
        for (Path file : inside) {
            if (file.getFileName().toString().startsWith(data.vault().getFileName().toString())) {
                writeOver(file);
            }
        }
        // Last, so that a kill in between leaves a folder that the next run knows.
        for (Path file : inside) {
            if (!file.equals(data.restoring()) && !file.equals(folder.resolve(Restored.FILE))) {
                Folders.delete(file);
            }
        }
        Folders.delete(folder);
    }

    private static void writeOver(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long size = channel.size();
            for (long at = 0; at < size; ) {
                int part = (int) Math.min(BLOCK, size - at);
                at += channel.write(ByteBuffer.allocate(part), at);
            }
            channel.force(false);
        }
    }
}
