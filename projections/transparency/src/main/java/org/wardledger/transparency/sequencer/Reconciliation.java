package org.wardledger.transparency.sequencer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.UnreadableEvent;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.tiles.LogFolder;
import org.wardledger.transparency.tiles.TileName;

/// Compares every published entry with its event: whether the store is still the one that was
/// published, each event exactly one leaf (event ids are unique in the store), and whether the
/// private part beside each entry is the one that the entry speaks of. The start of the log asks
/// the first question about the last bundles only; a full comparison belongs to every night.
///
/// @param leaves how many were compared
/// @param differing how many are not the entry of their event, or stand beside another payload
/// @param differences the first of them, in the order of the log
public record Reconciliation(long leaves, long differing, List<Difference> differences) {
    private static final int NAMED_MAX = 100;

    public Reconciliation {
        differences = List.copyOf(differences);
    }

    /// @param index of the leaf; its event stands at the position behind it
    /// @param code `event.missing`, `event.differs`, `event.unreadable` or `payload.differs`
    public record Difference(long index, String code) {}

    public Optional<Difference> first() {
        return differences.stream().findFirst();
    }

    /// Reads only; runs beside a log that grows.
    ///
    /// @throws IOException when the public folder is damaged or does not answer
    public static Reconciliation of(EventStore store, Path publicFolder) throws IOException {
        return of(store, publicFolder, _ -> {});
    }

    /// @param progress is told how many leaves are compared
    public static Reconciliation of(EventStore store, Path publicFolder, LongConsumer progress)
            throws IOException {
        var folder = new LogFolder(publicFolder);
        long size = folder.read(LogFolder.LATEST).map(SignedCheckpoint::size).orElse(0L);
        var run = new Run(store, folder, size);
        for (long number = 0; number * TileName.FULL < size; number++) {
            run.bundle(number);
            progress.accept(Math.min(size, (number + 1) * TileName.FULL));
        }
        return new Reconciliation(size, run.differing, run.named);
    }

    private static final class Run {
        private final EventStore store;
        private final LogFolder folder;
        private final long size;
        private final List<Difference> named = new ArrayList<>();
        private long differing;

        Run(EventStore store, LogFolder folder, long size) {
            this.store = store;
            this.folder = folder;
            this.size = size;
        }

        void bundle(long number) throws IOException {
            List<byte[]> entries = ReadBack.entries(folder.source(), size, number);
            long first = number * TileName.FULL;
            List<StoredEvent> events = page(first, entries.size());
            for (int i = 0; i < entries.size(); i++) {
                String wrong =
                        events == null
                                ? alone(first + i, entries.get(i))
                                : compare(first + i, entries.get(i), at(events, i));
                differs(first + i, wrong);
            }
        }

        private static @Nullable StoredEvent at(List<StoredEvent> events, int i) {
            return i < events.size() ? events.get(i) : null;
        }

        /// Null where one of them cannot be read.
        private @Nullable List<StoredEvent> page(long after, int max) {
            try {
                return store.readAll(after, max);
            } catch (UnreadableEvent _) {
                return null;
            }
        }

        private @Nullable String alone(long index, byte[] entry) {
            try {
                return compare(index, entry, at(store.readAll(index, 1), 0));
            } catch (UnreadableEvent _) {
                return "event.unreadable";
            }
        }

        private static @Nullable String compare(
                long index, byte[] entry, @Nullable StoredEvent event) {
            if (event == null || event.position() != index + 1) {
                return "event.missing";
            } else if (!Arrays.equals(event.entry(), entry)) {
                return "event.differs";
            }
            return PayloadDigest.fits(entry, event.payload()) ? null : "payload.differs";
        }

        private void differs(long index, @Nullable String code) {
            if (code != null) {
                differing++;
                if (named.size() < NAMED_MAX) {
                    named.add(new Difference(index, code));
                }
            }
        }
    }
}
