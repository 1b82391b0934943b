package org.wardledger.command.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/// Where a bank statement lies, in clear, while it is read. A folder of this process alone, and not
/// the machine's temporary one: a process that is killed meanwhile cannot take the file away, so
/// the next start does. Each file is gone when its request is answered.
public final class Uploads {
    private static final int BUFFER = 1 << 16;
    private final Path folder;

    private Uploads(Path folder) {
        this.folder = folder;
    }

    /// Takes away whatever an earlier process left. Only before requests are taken.
    public static Uploads emptied(Path folder) {
        try {
            Files.createDirectories(folder);
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            List<Path> left;
            try (Stream<Path> files = Files.list(folder)) {
                left = files.filter(Files::isRegularFile).toList();
            }
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot empty the folder of uploads " + folder, e);
        }
        return new Uploads(folder);
    }

    /// The disk does not take a file now. Nothing was recorded; the request may be repeated.
    public static final class NoRoom extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoRoom(IOException cause) {
            super("the folder of uploads takes nothing: " + cause.getMessage(), cause);
        }
    }

    /// A file that nobody else may read; to be deleted by the caller. Its name says nothing.
    ///
    /// @throws NoRoom where the disk does not take it
    public Path file() {
        try {
            return Files.createTempFile(folder, "statement", ".upload");
        } catch (IOException e) {
            throw new NoRoom(e);
        }
    }

    /// Writes what comes, up to `max` bytes; false where more came.
    ///
    /// @throws IOException where what comes breaks off
    /// @throws NoRoom where the disk does not take it
    public static boolean copy(InputStream in, Path file, long max) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = max;
        try (OutputStream out = opened(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                left -= read;
                if (left < 0) {
                    return false;
                }
                write(out, buffer, read);
            }
        }
        return true;
    }

    private static OutputStream opened(Path file) {
        try {
            return Files.newOutputStream(file);
        } catch (IOException e) {
            throw new NoRoom(e);
        }
    }

    private static void write(OutputStream out, byte[] buffer, int length) {
        try {
            out.write(buffer, 0, length);
        } catch (IOException e) {
            throw new NoRoom(e);
        }
    }
}
