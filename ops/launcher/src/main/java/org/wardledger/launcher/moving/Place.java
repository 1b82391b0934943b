package org.wardledger.launcher.moving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.sqlite.SqliteEventReader;
import org.wardledger.eventstore.sqlite.SqliteEventStore;
import org.wardledger.launcher.DataFolder;

/// Where a history is, as an operator writes it down.
sealed interface Place {
    String EMBEDDED = "sqlite:";

    /// For reading only.
    interface Source extends AutoCloseable {
        long head();

        List<StoredEvent> readAll(long afterPosition, int max);

        /// Whether somebody may be adding to it now; what comes later is not copied.
        boolean inUse();

        @Override
        void close();
    }

    Source source() throws IOException;

    /// The store that is written to; nobody else has it.
    EventStore target() throws IOException;

    /// @throws MovingTrouble for what names no place
    static Place of(String text) {
        if (text.startsWith(EMBEDDED) && text.length() > EMBEDDED.length()) {
            return new Embedded(Path.of(text.substring(EMBEDDED.length())));
        }
        throw new MovingTrouble("migrate.no-place", text);
    }

    /// The embedded store of a data folder.
    record Embedded(Path folder) implements Place {
        @Override
        public Source source() {
            if (!Files.isDirectory(folder)) {
                throw new MovingTrouble("migrate.no-source", folder);
            }
            Path store = DataFolder.of(folder).store();
            if (!Files.isDirectory(store)) {
                throw new MovingTrouble("migrate.no-source", folder);
            }
            SqliteEventReader reader = SqliteEventReader.open(store);
            return new Source() {
                @Override
                public long head() {
                    return reader.head();
                }

                @Override
                public List<StoredEvent> readAll(long afterPosition, int max) {
                    return reader.readAll(afterPosition, max);
                }

                @Override
                public boolean inUse() {
                    return reader.inUse();
                }

                @Override
                public void close() {
                    reader.close();
                }
            };
        }

        @Override
        public EventStore target() throws IOException {
            DataFolder data = DataFolder.of(folder);
            Files.createDirectories(data.store());
            return SqliteEventStore.open(data.store());
        }
    }
}
