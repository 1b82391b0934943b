package org.wardledger.command.axon;

import java.nio.file.Path;
import org.axonframework.eventsourcing.eventstore.EventStorageEngineTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.sqlite.SqliteEventStore;

/// Axon's own examination of a storage engine, on the real embedded store. All 17 tests run; see
/// [OneStreamEach] for the one thing that is different.
class AxonEngineKitTest extends EventStorageEngineTest {
    @TempDir private Path folder;
    private EventStore store;

    /// Another engine's test opens another store.
    protected EventStore openStore() throws Exception {
        return SqliteEventStore.open(folder);
    }

    @BeforeEach
    void open() throws Exception {
        store = openStore();
        var engine = new PortEventStorageEngine(store, new JavaTranslation());
        setTestSubject(new OneStreamEach(engine));
    }

    @AfterEach
    void close() throws Exception {
        store.close();
    }
}
