package org.wardledger.eventstore.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.StoredEvent;

/// Reads an embedded event store beside the process that owns it, or while nobody does: for
/// copies of it. Takes no lock and writes no event. Each page is a read of its own, so the
/// owner's write-ahead log is never held open for longer than that; since history only grows,
/// pages read one after the other up to one position are that history.
///
/// Runs on the owner's machine and as somebody who may write to the folder: readers of a
/// write-ahead log share memory with its writer.
public final class SqliteEventReader implements AutoCloseable {
    private static final long PAGE_BYTES = 8L << 20;

    private final Path folder;
    private final ReadPool pool;

    private SqliteEventReader(Path folder, ReadPool pool) {
        this.folder = folder;
        this.pool = pool;
    }

    /// @throws EventStoreUnavailable where there is no store, or a file that is none of ours
    public static SqliteEventReader open(Path folder) {
        if (!Files.exists(folder.resolve(StoreFile.NAME))) {
            throw new EventStoreUnavailable("there is no event store in " + folder);
        }
        StoreFile file = new StoreFile(folder, SqliteSettings.defaults());
        try {
            file.requireOurs();
        } catch (SQLException e) {
            throw new EventStoreUnavailable(
                    "event store %s cannot be read: %s".formatted(folder, e.getMessage()), e);
        }
        return new SqliteEventReader(folder, new ReadPool(file, 1));
    }

    /// Position of the last event that is on disk now, 0 for an empty store.
    public long head() {
        return pool.ask(EventRows::head);
    }

    /// As [org.wardledger.eventstore.EventStore#readAll], but a page also ends after 8 MiB. Empty
    /// only at the end.
    public List<StoredEvent> readAll(long afterPosition, int max) {
        return pool.ask(rows -> rows.after(afterPosition, max, PAGE_BYTES).whole());
    }

    /// Whether a process has the store open for writing at this moment.
    public boolean inUse() {
        try {
            return FolderLock.held(folder);
        } catch (IOException e) {
            throw new EventStoreUnavailable("the lock of " + folder + " cannot be asked for", e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
