package org.wardledger.command.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.StoredEvent;

/// How far the clock has read, in a file of one line. Nothing depends on it but time: a clock that
/// reads from the beginning asks for nothing that was done.
record PositionFile(Path file) {
    private static final Logger LOG = LoggerFactory.getLogger(PositionFile.class);

    /// The place to go on from; the beginning where the file is missing, damaged or belongs to
    /// another store.
    long read(EventStore store) {
        try {
            if (!Files.exists(file)) {
                return 0;
            }
            List<String> parts = List.of(Files.readString(file).strip().split(" ", -1));
            long position = Long.parseLong(parts.getFirst());
            UUID id = UUID.fromString(parts.getLast());
            List<StoredEvent> found =
                    position < 1 || position > store.head()
                            ? List.of()
                            : store.readAll(position - 1, 1);
            if (!found.isEmpty() && found.getFirst().id().equals(id)) {
                return position;
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("the clock's position cannot be read: {}", e.getClass().getSimpleName());
        }
        LOG.info("the clock reads the events from the beginning");
        return 0;
    }

    /// A crash leaves the old file or the new one.
    void write(long position, UUID id) {
        try {
            Path next = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(next, position + " " + id + "\n");
            try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
