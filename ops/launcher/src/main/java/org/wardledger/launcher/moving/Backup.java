package org.wardledger.launcher.moving;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.sqlite.SqliteEventReader;
import org.wardledger.launcher.DataFolder;
import org.wardledger.transparency.merkle.TreeHead;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.tiles.Durable;
import org.wardledger.transparency.tiles.LogFolder;
import org.wardledger.vault.VaultCopy;

/// One encrypted file of what cannot be made again, taken beside a running ledger. Consistent
/// without stopping anybody, because nothing in it is ever changed, only added: first the
/// checkpoints, then the events up to the position `N` that stands then, then the keys. So the
/// published log is within the events, and each key that an event needs is there unless it was
/// destroyed.
///
/// A crash leaves `FILE.part`, which the next run writes over, and nothing under the name itself.
final class Backup {
    private static final int PAGE = 1_000;
    private static final int PERCENT = 100;

    private final DataFolder data;
    private final BackupKey key;
    private final InstantSource clock;
    private final IntConsumer progress;

    Backup(DataFolder data, BackupKey key, InstantSource clock, IntConsumer progress) {
        this.data = data;
        this.key = key;
        this.clock = clock;
        this.progress = progress;
    }

    /// @param destroyed keys that were destroyed before
    record Made(Manifest manifest, HistoryDigest.Sum history, long keys, long destroyed) {}

    /// What is done with the whole file before it gets its name.
    @FunctionalInterface
    interface Trial {
        void of(InputStream file, long bytes, Made made) throws IOException;
    }

    /// Writes the file, lets it be tried, and only then gives it its name.
    ///
    /// @throws MovingTrouble where there is something by that name, or the parts of the ledger do
    ///     not belong together
    Made into(Path file, Trial trial) throws IOException {
        Path target = file.toAbsolutePath().normalize();
        if (target.startsWith(data.root())) {
            throw new MovingTrouble("backup.inside", file, data.root());
        }
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new MovingTrouble("backup.no-folder", file);
        }
        if (Files.exists(target)) {
            throw new MovingTrouble("backup.exists", file);
        }
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try (FileChannel channel = owned(part);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new MovingTrouble("backup.under-way", part);
            }
            if (Files.exists(target)) {
                throw new MovingTrouble("backup.exists", file);
            }
            channel.truncate(0);
            Made made = write(channel);
            channel.force(true);
            // Through this channel: closing another one on the file would drop the lock.
            channel.position(0);
            trial.of(Channels.newInputStream(channel), channel.size(), made);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            Durable.forceDirectory(folder);
            return made;
        }
    }

    private static FileChannel owned(Path part) throws IOException {
        return FileChannel.open(
                part,
                Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private Made write(FileChannel channel) throws IOException {
        Map<String, SignedCheckpoint> published = published(data.log());
        try (SqliteEventReader events = SqliteEventReader.open(data.store());
                VaultCopy.Source vault = VaultCopy.Source.open(data.vault())) {
            VaultCopy.Head head = vault.head();
            Manifest manifest =
                    new Manifest(
                            UUID.randomUUID(),
                            clock.instant().truncatedTo(ChronoUnit.MILLIS),
                            events.head(),
                            head.vault(),
                            head.nameKey());
            // Not closed: the channel is forced and tried before it is given up.
            SealedOutput sealed =
                    new SealedOutput(
                            new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 20),
                            key);
            PartWriter parts = new PartWriter(sealed);
            parts.write(new Part.What(manifest));
            HistoryDigest.Sum history = events(events, manifest.position(), own(published), parts);
            Made counted = keys(vault, parts, manifest, history);
            documents(parts);
            checkpoints(data.log(), published, parts);
            for (Path earlier : EarlierLogs.folders(data)) {
                checkpoints(earlier, published(earlier), parts);
            }
            parts.write(new Part.End(history, counted.keys()));
            sealed.finish();
            return counted;
        }
    }

    private HistoryDigest.Sum events(
            SqliteEventReader events,
            long position,
            List<SignedCheckpoint> published,
            PartWriter parts)
            throws IOException {
        HistoryDigest digest = new HistoryDigest();
        while (digest.size() < position) {
            int max = (int) Math.min(PAGE, position - digest.size());
            List<StoredEvent> page = events.readAll(digest.size(), max);
            if (page.isEmpty()) {
                throw new MovingTrouble("backup.store-short", position, digest.size());
            }
            for (StoredEvent event : page) {
                digest.add(event);
                parts.write(new Part.Event(event));
                compare(digest, published);
            }
            progress.accept((int) (digest.size() * PERCENT / position));
        }
        for (SignedCheckpoint checkpoint : published) {
            if (checkpoint.size() > position) {
                throw new MovingTrouble("backup.store-behind", checkpoint.size(), position);
            }
        }
        return digest.sum();
    }

    /// A backup of a store that is not the one that was published would be found out on the day
    /// when it is needed.
    private static void compare(HistoryDigest digest, List<SignedCheckpoint> published) {
        for (SignedCheckpoint checkpoint : published) {
            TreeHead head = checkpoint.head();
            if (head.size() == digest.size() && !head.equals(digest.head())) {
                throw new MovingTrouble("backup.store-differs", head.size());
            }
        }
    }

    private static Made keys(
            VaultCopy.Source vault, PartWriter parts, Manifest manifest, HistoryDigest.Sum history)
            throws IOException {
        long keys = 0;
        long destroyed = 0;
        List<VaultCopy.Row> page = vault.after(0, PAGE);
        while (!page.isEmpty()) {
            for (VaultCopy.Row row : page) {
                keys++;
                destroyed += row.wrapped() == null ? 1 : 0;
                parts.write(new Part.Key(row));
            }
            page = vault.after(page.getLast().number(), PAGE);
        }
        return new Made(manifest, history, keys, destroyed);
    }

    /// Without that of the log which this one continues.
    private static List<SignedCheckpoint> own(Map<String, SignedCheckpoint> published) {
        return published.entrySet().stream()
                .filter(document -> !document.getKey().equals(LogFolder.PREVIOUS))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static Map<String, SignedCheckpoint> published(Path folder) throws IOException {
        LogFolder log = new LogFolder(folder);
        Map<String, SignedCheckpoint> found = new LinkedHashMap<>();
        // In this order: what everybody uses is never ahead of the newest that is signed.
        for (String name : List.of(LogFolder.PREVIOUS, LogFolder.CHECKPOINT, LogFolder.LATEST)) {
            Optional<SignedCheckpoint> document = log.read(name);
            document.ifPresent(checkpoint -> found.put(name, checkpoint));
        }
        return found;
    }

    private void documents(PartWriter parts) throws IOException {
        if (!Files.exists(data.secret())) {
            throw new MovingTrouble("backup.no-secret", data.secret());
        }
        List<Path> files = new ArrayList<>(EarlierLogs.keysBefore(data));
        files.addAll(List.of(data.secret(), data.people(), data.logKeysBefore()));
        for (Path file : files) {
            if (Files.exists(file)) {
                String name = data.root().relativize(file).toString();
                parts.write(new Part.Document(name, Files.readAllBytes(file)));
            }
        }
    }

    private void checkpoints(Path folder, Map<String, SignedCheckpoint> published, PartWriter parts)
            throws IOException {
        for (Map.Entry<String, SignedCheckpoint> document : published.entrySet()) {
            String name = data.root().relativize(folder) + "/" + document.getKey();
            parts.write(new Part.Document(name, document.getValue().bytes()));
        }
    }
}
