package org.wardledger.launcher.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The disk that the data folder is on: an ext4 file system of its own in one sparse file, so that
/// it can be filled, frozen and slowed down without anybody else noticing. Where none may be
/// mounted, the folder is a plain one and the faults that need the disk are left out, with the
/// reason.
final class Volume implements AutoCloseable {
    /// Enough for Elasticsearch, which wants a quarter of a gigabyte left free.
    private static final long BYTES = 3L << 30;

    private static final long FREEZE_LIMIT_S = 60;

    private final Path image;
    private final Path folder;
    private final Optional<String> plain;
    private boolean frozen;
    private @Nullable Process limit;

    private Volume(Path image, Path folder, Optional<String> plain) {
        this.image = image;
        this.folder = folder;
        this.plain = plain;
    }

    /// @param base an empty folder
    static Volume open(Path base) throws IOException, InterruptedException {
        Path image = base.resolve("disk.img");
        Path folder = Files.createDirectories(base.resolve("disk"));
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(BYTES);
        }
        // No blocks are kept back for root, who is the one to fill it.
        Shell.Result made = Shell.run("mkfs.ext4", "-q", "-m", "0", image.toString());
        Shell.Result mounted =
                made.fine()
                        ? Shell.run("mount", "-o", "loop", image.toString(), folder.toString())
                        : made;
        if (!mounted.fine()) {
            Files.delete(image);
            return new Volume(image, folder, Optional.of("no disk of its own: " + mounted.said()));
        }
        return new Volume(image, folder, Optional.empty());
    }

    Path folder() {
        return folder;
    }

    /// Why there is no disk of its own; empty where there is one.
    Optional<String> plain() {
        return plain;
    }

    /// Nothing on it is written, and whoever writes waits. Something outside of this process makes
    /// an end of it even if this process does not.
    void freeze() throws IOException, InterruptedException {
        String end = "sleep " + FREEZE_LIMIT_S + "; fsfreeze -u " + folder + " 2>/dev/null";
        limit =
                new ProcessBuilder("sh", "-c", end)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        Shell.must(List.of("fsfreeze", "-f", folder.toString()));
        frozen = true;
    }

    void thaw() throws InterruptedException {
        if (frozen) {
            frozen = false;
            Shell.must(List.of("fsfreeze", "-u", folder.toString()));
            Process over = limit;
            if (over != null) {
                over.descendants().forEach(ProcessHandle::destroy);
                over.destroy();
            }
        }
    }

    /// Takes all that is free, to the last block.
    void fill() throws IOException, InterruptedException {
        Path big = folder.resolve("filled");
        long free = Files.getFileStore(folder).getUsableSpace();
        Shell.run("fallocate", "-l", Long.toString(Math.max(4_096, free)), big.toString());
        byte[] block = new byte[4_096];
        try (OutputStream rest = Files.newOutputStream(folder.resolve("filled.rest"))) {
            while (Files.getFileStore(folder).getUsableSpace() > 0) {
                rest.write(block);
            }
        } catch (IOException full) {
            if (Files.getFileStore(folder).getUsableSpace() > block.length) {
                throw full;
            }
        }
    }

    void empty() throws IOException {
        Files.deleteIfExists(folder.resolve("filled"));
        Files.deleteIfExists(folder.resolve("filled.rest"));
    }

    /// Major and minor number of its block device.
    String device() throws IOException, InterruptedException {
        String device = Shell.run("findmnt", "-no", "SOURCE", folder.toString()).said();
        Path name = Path.of(device).getFileName();
        return Files.readString(Path.of("/sys/block/" + name + "/dev")).strip();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (plain.isEmpty()) {
            thaw();
            for (int attempt = 0; attempt < 20; attempt++) {
                if (Shell.run("umount", folder.toString()).fine()) {
                    break;
                }
                Thread.sleep(500);
            }
            Files.deleteIfExists(image);
        }
    }
}
