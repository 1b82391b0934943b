package org.wardledger.eventstore.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardledger.eventstore.EventStoreUnavailable;

/// One owner per folder. The operating system drops the lock with the process, so a crash leaves
/// nothing to clean up; the file itself stays and says who was last.
final class FolderLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderLock.class);

    /// Closing any channel on a file drops every lock this process holds on it (POSIX), so a second
    /// opening inside one process must be refused before it touches the file.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    static FolderLock take(Path folder) throws IOException {
        Path real = folder.toRealPath();
        if (!HELD.add(real)) {
            throw new EventStoreUnavailable(
                    "event store " + real + " is already open in this process");
        }
        FileChannel channel = null;
        try {
            channel =
                    FileChannel.open(
                            real.resolve("events.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                throw new EventStoreUnavailable(
                        "event store %s is in use by %s; stop it first"
                                .formatted(real, owner(real.resolve("events.lock"))));
            }
            sign(channel);
            return new FolderLock(real, channel);
        } catch (IOException | RuntimeException e) {
            release(real, channel);
            throw e;
        }
    }

    /// Whether somebody has the folder now. Where nobody has, the lock is taken for the blink of an
    /// eye to find out: who starts in that blink is refused, and starts again.
    static boolean held(Path folder) throws IOException {
        Path real = folder.toRealPath();
        if (HELD.contains(real)) {
            return true;
        }
        if (!Files.exists(real.resolve("events.lock"))) {
            return false;
        }
        try (FileChannel channel =
                        FileChannel.open(real.resolve("events.lock"), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        }
    }

    /// For whoever is refused. On a full disk the lock holds without it.
    private static void sign(FileChannel channel) {
        String owner = "process " + ProcessHandle.current().pid();
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(owner.getBytes(UTF_8)));
        } catch (IOException e) {
            LOG.warn("lock file was not signed: {}", e.getMessage());
        }
    }

    private static String owner(Path file) throws IOException {
        String owner = Files.readString(file);
        return owner.isBlank() ? "another process" : owner;
    }

    private static void release(Path folder, @Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new EventStoreUnavailable("lock of " + folder + " cannot be given back", e);
        } finally {
            HELD.remove(folder);
        }
    }

    @Override
    public void close() {
        release(folder, channel);
    }
}
