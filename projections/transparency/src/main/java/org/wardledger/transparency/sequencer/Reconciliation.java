package org.wardledger.transparency.sequencer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.tiles.LogFolder;
import org.wardledger.transparency.tiles.TileName;

/// Compares every published entry with its event: the nightly question whether the store is still
/// the one that was published. The start of the log asks it about the last bundles only.
///
/// @param leaves how many were compared
/// @param first the first leaf that is not the entry of its event, where there is one
public record Reconciliation(long leaves, Optional<Difference> first) {

    /// @param index of the leaf; its event stands at the position behind it
    /// @param code `event.missing` or `event.differs`
    public record Difference(long index, String code) {}

    /// Reads only; runs beside a log that grows.
    ///
    /// @throws IOException when the public folder is damaged or does not answer
    public static Reconciliation of(EventStore store, Path publicFolder) throws IOException {
        var folder = new LogFolder(publicFolder);
        long size = folder.read(LogFolder.LATEST).map(SignedCheckpoint::size).orElse(0L);
        long index = 0;
        for (long number = 0; index < size; number++) {
            List<byte[]> entries = ReadBack.entries(folder.source(), size, number);
            List<StoredEvent> events = store.readAll(number * TileName.FULL, entries.size());
            for (int i = 0; i < entries.size(); i++, index++) {
                Optional<Difference> difference = compare(index, entries.get(i), events, i);
                if (difference.isPresent()) {
                    return new Reconciliation(index + 1, difference);
                }
            }
        }
        return new Reconciliation(size, Optional.empty());
    }

    private static Optional<Difference> compare(
            long index, byte[] entry, List<StoredEvent> events, int i) {
        if (i >= events.size() || events.get(i).position() != index + 1) {
            return Optional.of(new Difference(index, "event.missing"));
        }
        return Arrays.equals(events.get(i).entry(), entry)
                ? Optional.empty()
                : Optional.of(new Difference(index, "event.differs"));
    }
}
