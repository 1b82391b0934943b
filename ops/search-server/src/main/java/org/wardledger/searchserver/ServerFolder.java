package org.wardledger.searchserver;

import static org.wardledger.searchserver.SearchServerException.Reason.DATA_IN_USE;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// `<data>/search`: everything that the server reads or writes, held by one ledger process at a
/// time.
///
/// The lock on `owner.lock` belongs to the ledger process and ends with it, however it ends. So a
/// server that is still alive when the lock is free has lost its owner and may be ended.
final class ServerFolder implements AutoCloseable {

    private final Path root;
    private @Nullable FileLock lock;

    private ServerFolder(Path root, FileLock lock) {
        this.root = root;
        this.lock = lock;
    }

    static ServerFolder claim(Path dataDir) {
        Path parent = dataDir.toAbsolutePath().normalize();
        Path root = parent.resolve("search");
        try {
            if (Files.notExists(parent)) {
                Files.createDirectories(parent);
                ServerUser.openForPassing(parent);
            }
            Files.createDirectories(root);
            ServerUser.openForPassing(root);
            return new ServerFolder(root, lock(root));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileLock lock(Path root) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        root.resolve("owner.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        // Who may open the file may lock it.
        ServerUser.closeToOthers(root.resolve("owner.lock"));
        @Nullable FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another server of this very process: reported below like any other owner.
        }
        if (lock == null) {
            channel.close();
            throw new SearchServerException(
                    DATA_IN_USE,
                    "Another running ledger uses " + root + "; stop it or choose another folder.");
        }
        return lock;
    }

    Path root() {
        return root;
    }

    Path config() {
        return root.resolve("config");
    }

    Path data() {
        return root.resolve("data");
    }

    Path logs() {
        return root.resolve("logs");
    }

    Path tmp() {
        return root.resolve("tmp");
    }

    /// There only where the server may keep snapshots.
    Path snapshots() {
        return root.resolve("snapshots");
    }

    /// An argument by which a process on the machine is known to be the server of this folder.
    String mark() {
        return "-Dward.ledger.search=" + root;
    }

    void prepare(ServerUser user, boolean snapshots) {
        user.requireReachable(root);
        user.own(data());
        user.own(logs());
        user.own(tmp());
        if (snapshots) {
            user.own(snapshots());
        }
        try (InputStream log4j = ServerFolder.class.getResourceAsStream("log4j2.properties")) {
            Files.createDirectories(config());
            Files.copy(
                    java.util.Objects.requireNonNull(log4j),
                    config().resolve("log4j2.properties"),
                    StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(portsFile());
            ServerUser.openForReading(config());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Written by the server when it listens: one address per line.
    Path portsFile() {
        return logs().resolve("http.ports");
    }

    void remember(ProcessHandle server) {
        try {
            Files.writeString(pidFile(), String.valueOf(server.pid()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forget() {
        try {
            Files.deleteIfExists(pidFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path pidFile() {
        return root.resolve("server.pid");
    }

    /// Ends a server that a killed ledger left behind on this folder. Only a process that carries
    /// our [#mark()] is touched: the number may belong to somebody else by now.
    Optional<Long> endOrphan() {
        try {
            long pid = Long.parseLong(Files.readString(pidFile()).strip());
            Optional<ProcessHandle> orphan =
                    ProcessHandle.of(pid).filter(process -> carriesMark(process.pid()));
            orphan.ifPresent(this::end);
            forget();
            return orphan.map(ProcessHandle::pid);
        } catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void end(ProcessHandle process) {
        process.destroyForcibly();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        // A dead process that nobody has collected yet still has a handle but no arguments.
        while (carriesMark(process.pid()) && System.nanoTime() < deadline) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean carriesMark(long pid) {
        try {
            byte[] arguments = Files.readAllBytes(Path.of("/proc", String.valueOf(pid), "cmdline"));
            String text = "\0" + new String(arguments, StandardCharsets.UTF_8) + "\0";
            return text.contains("\0" + mark() + "\0");
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        FileLock held = lock;
        lock = null;
        if (held != null) {
            try {
                held.acquiredBy().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
