package org.wardledger.command.lookup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardledger.command.lookup.IndexFile.Mark;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.StoredEvent;

/// How far the file of the index goes, beside what the store holds.
final class Marks {
    private static final Logger LOG = LoggerFactory.getLogger(Marks.class);

    private Marks() {}

    /// How far a file goes that can be used; one that is damaged, of another release or of another
    /// store is deleted.
    static Mark usable(Path path, EventStore store) throws SQLException {
        try (IndexFile file = IndexFile.open(path)) {
            Mark mark = file.mark();
            if (mark != null && (mark.position() == 0 || mark.equals(at(store, mark.position())))) {
                return mark;
            }
        } catch (SQLException e) {
            LOG.warn("the command index is damaged: {}", e.getMessage());
        }
        LOG.info("the command index is built anew from the events");
        delete(path);
        return Mark.NONE;
    }

    /// The mark of a position, which tells the events of one store from those of another.
    static Mark at(EventStore store, long position) {
        List<StoredEvent> found = position == 0 ? List.of() : store.readAll(position - 1, 1);
        return found.isEmpty() ? Mark.NONE : new Mark(position, found.getFirst().id());
    }

    private static void delete(Path path) {
        try {
            for (String suffix : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(path.resolveSibling(path.getFileName() + suffix));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
