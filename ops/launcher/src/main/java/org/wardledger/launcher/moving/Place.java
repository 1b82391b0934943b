package org.wardledger.launcher.moving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.kurrent.KurrentEventStore;
import org.wardledger.eventstore.kurrent.KurrentSettings;
import org.wardledger.eventstore.sqlite.SqliteEventReader;
import org.wardledger.eventstore.sqlite.SqliteEventStore;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.StoreOptions;

/// Where a history is, as an operator writes it down.
sealed interface Place {
    String EMBEDDED = "sqlite:";
    Pattern CLUSTER = Pattern.compile("(esdb|kurrent|kurrentdb|kdb)(\\+discover)?://");

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

    /// @param access to a cluster, where it is one
    /// @throws MovingTrouble for what names no place
    static Place of(String text, StoreOptions.Access access) {
        if (text.startsWith(EMBEDDED) && text.length() > EMBEDDED.length()) {
            return new Embedded(Path.of(text.substring(EMBEDDED.length())));
        }
        if (CLUSTER.matcher(text).lookingAt()) {
            return new Cluster(text, access);
        }
        throw new MovingTrouble("migrate.no-place", text);
    }

    /// How it may be spoken of: never with a password that somebody wrote into it.
    String shown();

    /// The embedded store of a data folder.
    record Embedded(Path folder) implements Place {
        @Override
        public String shown() {
            return EMBEDDED + folder;
        }

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

    /// A cluster of EventStoreDB or KurrentDB servers.
    record Cluster(String connection, StoreOptions.Access access) implements Place {
        @Override
        public String shown() {
            return StoreOptions.shown(connection);
        }

        private EventStore open() {
            KurrentSettings settings;
            try {
                settings = access.settings(connection);
            } catch (IllegalArgumentException _) {
                throw new MovingTrouble("migrate.no-place", shown());
            }
            return KurrentEventStore.open(settings);
        }

        @Override
        public Source source() {
            EventStore store = open();
            return new Source() {
                @Override
                public long head() {
                    return store.head();
                }

                @Override
                public List<StoredEvent> readAll(long afterPosition, int max) {
                    return store.readAll(afterPosition, max);
                }

                /// Nobody can tell.
                @Override
                public boolean inUse() {
                    return true;
                }

                @Override
                public void close() {
                    store.close();
                }
            };
        }

        @Override
        public EventStore target() {
            return open();
        }
    }
}
