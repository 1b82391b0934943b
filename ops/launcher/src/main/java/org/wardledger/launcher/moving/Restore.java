package org.wardledger.launcher.moving;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wardledger.eventstore.sqlite.SqliteEventStore;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.Folders;
import org.wardledger.transparency.sequencer.LogWriter;
import org.wardledger.transparency.tiles.Durable;
import org.wardledger.vault.VaultCopy;

/// Puts a backup into an empty folder, all of it or nothing: until the last step the folder
/// holds a mark that every command refuses, and a restore that finds it begins anew. What is
/// written is read again from the disk before the mark goes.
final class Restore {
    /// Events that may be on their way to the disk at once: order is kept, the wait is not.
    private static final int WINDOW = 256;

    private final BackupKey key;
    private final InstantSource clock;
    private final IntConsumer progress;

    Restore(BackupKey key, InstantSource clock, IntConsumer progress) {
        this.key = key;
        this.clock = clock;
        this.progress = progress;
    }

    /// @param file stays open
    /// @param bytes how long the file is, for the progress
    /// @throws MovingTrouble where the folder is not empty, or the file is not what was written
    Restored into(InputStream file, long bytes, Path folder) throws IOException {
        DataFolder data = new DataFolder(folder.toAbsolutePath().normalize(), null);
        prepare(data);
        Counting counted = new Counting(new BufferedInputStream(file, 1 << 20), bytes, progress);
        // Not closed here: the file is the caller's.
        PartReader parts = new PartReader(new SealedInput(counted, key));
        Restored restored = new Receiving(data).all(parts);
        restored.write(data.root());
        Files.delete(data.restoring());
        Durable.forceDirectory(data.root());
        return restored;
    }

    /// Only what an unfinished restore has left may be here; that goes.
    private static void prepare(DataFolder data) throws IOException {
        Files.createDirectories(data.root());
        List<Path> inside;
        try (Stream<Path> files = Files.list(data.root())) {
            inside = files.toList();
        }
        if (!inside.isEmpty() && !inside.contains(data.restoring())) {
            throw new MovingTrouble("restore.not-empty", data.root());
        }
        Durable.swap(
                data.restoring(),
                "restore.unfinished: this folder holds part of a backup; run the same restore again\n"
                        .getBytes(UTF_8));
        for (Path path : inside) {
            if (!path.equals(data.restoring())) {
                Folders.delete(path);
            }
        }
    }

    /// The parts, one after the other.
    private final class Receiving {
        private final DataFolder data;
        private final List<VaultCopy.Row> rows = new ArrayList<>();
        private final Set<String> names = new HashSet<>();
        private final Checkpoints published = new Checkpoints();
        private final Map<Path, Checkpoints> earlier = new TreeMap<>();
        private long keys;
        private long destroyed;

        Receiving(DataFolder data) {
            this.data = data;
        }

        Restored all(PartReader parts) throws IOException {
            if (!(parts.next() instanceof Part.What(Manifest manifest))) {
                throw new MovingTrouble("backup.strange", 0);
            }
            Files.createDirectories(data.store());
            try (SqliteEventStore store = SqliteEventStore.open(data.store());
                    VaultCopy.Target vault =
                            VaultCopy.Target.create(
                                    data.vault(),
                                    data.keysMark(),
                                    new VaultCopy.Head(manifest.vault(), manifest.nameKey()))) {
                Transfer transfer = new Transfer(store, WINDOW);
                Part.End end = take(parts, transfer, vault);
                flush(vault);
                vault.finish();
                Reread reread = Reread.of(store::readAll, store.head());
                if (!reread.history().equals(end.history())
                        || end.history().size() != manifest.position()
                        || end.keys() != keys) {
                    throw new MovingTrouble("restore.differs", manifest.position());
                }
                published.write(store, data.log());
                List<Restored.Earlier> before = new ArrayList<>();
                for (Map.Entry<Path, Checkpoints> log : earlier.entrySet()) {
                    before.add(log.getValue().writeEarlier(store, log.getKey()));
                }
                LogWriter.freeze(data.logState(), frozen(manifest));
                return new Restored(
                        manifest.backup(),
                        manifest.madeAt(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        reread.recordedAt(),
                        reread.history(),
                        published.origin(),
                        published.latest(),
                        published.witnessed(),
                        keys,
                        destroyed,
                        before);
            }
        }

        private Part.End take(PartReader parts, Transfer transfer, VaultCopy.Target vault)
                throws IOException {
            while (true) {
                switch (parts.next()) {
                    case Part.Event(var event) -> transfer.add(event);
                    case Part.Key(var row) -> {
                        transfer.finish();
                        key(row, vault);
                    }
                    case Part.Document(String name, byte[] bytes) -> document(name, bytes);
                    case Part.End end -> {
                        transfer.finish();
                        return end;
                    }
                    case Part.What _ -> throw new MovingTrouble("backup.strange", PartWriter.WHAT);
                }
            }
        }

        private void key(VaultCopy.Row row, VaultCopy.Target vault) {
            keys++;
            destroyed += row.wrapped() == null ? 1 : 0;
            rows.add(row);
            if (rows.size() == WINDOW) {
                flush(vault);
            }
        }

        private void flush(VaultCopy.Target vault) {
            vault.add(rows);
            rows.clear();
        }

        private void document(String name, byte[] bytes) throws IOException {
            Path file = data.root().resolve(name).normalize();
            if (!names.add(name)) {
                throw new MovingTrouble("backup.strange", PartWriter.DOCUMENT);
            }
            if (isFile(file)) {
                Files.createFile(
                        file,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
                Files.write(file, bytes, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            } else {
                checkpoints(file.getParent()).add(String.valueOf(file.getFileName()), bytes);
            }
        }

        private boolean isFile(Path file) {
            return List.of(data.secret(), data.people(), data.logKeysBefore()).contains(file)
                    || EarlierLogs.isKeysBefore(data, file);
        }

        private Checkpoints checkpoints(@Nullable Path folder) {
            if (data.log().equals(folder)) {
                return published;
            }
            if (folder == null || !EarlierLogs.isFolder(data, folder)) {
                throw new MovingTrouble("backup.strange", PartWriter.DOCUMENT);
            }
            return earlier.computeIfAbsent(folder, _ -> new Checkpoints());
        }

        private static String frozen(Manifest manifest) {
            return "log.restored: this ledger was put back from a backup of "
                    + manifest.madeAt()
                    + " at position "
                    + manifest.position()
                    + "; what this log signed later is not in any backup. If the log-state folder"
                    + " of the lost installation is still there, put it in the place of this one;"
                    + " if not, ledger log continue (docs/howto/recover.md)";
        }
    }
}
