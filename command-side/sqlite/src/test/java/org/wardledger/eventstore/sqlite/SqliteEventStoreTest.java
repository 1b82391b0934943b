package org.wardledger.eventstore.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.EventStoreContract;

/// The contract on the SQLite engine.
class SqliteEventStoreTest extends EventStoreContract {
    @TempDir private Path folder;
    private EventStore store;

    @BeforeEach
    void open() {
        store = SqliteEventStore.open(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    public EventStore store() {
        return store;
    }

    @Override
    public EventStore reopen() {
        store.close();
        open();
        return store;
    }

    @Override
    public void damage(long position) throws SQLException {
        Damage.sql(
                folder,
                "UPDATE event SET payload = CAST('#' || substr(payload, 2) AS BLOB) WHERE position = "
                        + position);
    }
}
