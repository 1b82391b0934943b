package org.wardledger.eventstore.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import net.jqwik.api.lifecycle.AfterProperty;
import org.jspecify.annotations.Nullable;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.EventStoreProperties;

/// The random appends on the SQLite engine.
class SqliteEventStorePropertiesTest extends EventStoreProperties {
    private @Nullable Path folder;

    @Override
    protected EventStore fresh() throws IOException {
        delete();
        Path next = Files.createTempDirectory("event-store-properties");
        folder = next;
        return SqliteEventStore.open(next);
    }

    @Override
    protected EventStore reopen(EventStore store) {
        store.close();
        if (folder == null) {
            throw new IllegalStateException("nothing was opened");
        }
        return SqliteEventStore.open(folder);
    }

    @AfterProperty
    void delete() throws IOException {
        if (folder == null) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        folder = null;
    }
}
