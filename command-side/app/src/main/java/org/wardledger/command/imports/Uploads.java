package org.wardledger.command.imports;

import java.io.IOException;
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

    /// A file that nobody else may read; to be deleted by the caller. Its name says nothing.
    public Path file() throws IOException {
        return Files.createTempFile(folder, "statement", ".upload");
    }
}
