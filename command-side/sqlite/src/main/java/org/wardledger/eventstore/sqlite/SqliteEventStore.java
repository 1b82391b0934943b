package org.wardledger.eventstore.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.wardledger.eventstore.AppendResult;
import org.wardledger.eventstore.EventListener;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.Micros;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.StoreMeter;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.Subscription;

/// The embedded event store: one SQLite file in a folder that one process owns.
///
/// Acknowledged means committed: the write-ahead log was forced to disk before the future
/// completed. A kill at any instant leaves each acknowledged event once and of an append that was
/// not acknowledged all or nothing; repeating it with the same ids tells which.
///
/// An outage (disk full, I/O error) fails the appends it hits with [EventStoreUnavailable]; the
/// store goes on by itself when the disk does.
public final class SqliteEventStore implements EventStore {
    private final SqliteSettings settings;
    private final FolderLock lock;
    private final AppendQueue queue;
    private final Head head = new Head();
    private final Writer writer;
    private final ReadPool readers;
    private volatile boolean closed;

    private SqliteEventStore(
            FolderLock lock, StoreFile file, SqliteSettings settings, StoreMeter meter)
            throws SQLException {
        this.settings = settings;
        this.lock = lock;
        queue = new AppendQueue(settings);
        readers = new ReadPool(file, settings.readersMax());
        writer = new Writer(file, readers, settings, queue, head, meter);
        writer.start();
    }

    /// Opens the store in `folder`, creating both where there is nothing.
    ///
    /// @throws EventStoreUnavailable when another process has it open, when the file is not a store
    ///     or was written by a newer release, or when the disk says no
    public static SqliteEventStore open(Path folder) {
        return open(folder, SqliteSettings.defaults(), StoreMeter.none());
    }

    /// As above, with limits and a listener for metrics.
    public static SqliteEventStore open(Path folder, SqliteSettings settings, StoreMeter meter) {
        return open(new StoreFile(folder, settings), settings, meter);
    }

    static SqliteEventStore open(StoreFile file, SqliteSettings settings, StoreMeter meter) {
        Path folder = file.folder();
        FolderLock lock = null;
        try {
            Files.createDirectories(folder);
            lock = FolderLock.take(folder);
            var store = new SqliteEventStore(lock, file, settings, meter);
            lock = null;
            return store;
        } catch (IOException | SQLException e) {
            throw new EventStoreUnavailable(
                    "event store %s cannot be opened: %s".formatted(folder, e.getMessage()), e);
        } finally {
            if (lock != null) {
                lock.close();
            }
        }
    }

    /// Blocks while the queue is full. What hangs on the future runs on another thread than the
    /// writer's, one for the appends of a commit: it must not wait for another append.
    @Override
    public CompletableFuture<AppendResult> append(
            String stream, ExpectedRevision expected, List<NewEvent> events) {
        if (events.isEmpty()) {
            return CompletableFuture.completedFuture(nothing(stream));
        }
        Append append = Append.of(stream, expected, List.copyOf(events));
        append.check(settings);
        try {
            if (!queue.put(append)) {
                return refused("event store is closed; nothing was written");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return refused("interrupted while the queue was full; nothing was written");
        }
        return append.answer();
    }

    private static CompletableFuture<AppendResult> refused(String why) {
        return CompletableFuture.failedFuture(new EventStoreUnavailable(why));
    }

    private AppendResult nothing(String stream) {
        long at = head();
        return new AppendResult.Appended(at + 1, at, lastRevision(stream), false);
    }

    private long lastRevision(String stream) {
        return readers.ask(rows -> rows.lastRevision(stream));
    }

    @Override
    public List<StoredEvent> read(String stream, long fromRevision, int max) {
        checkMax(max);
        return readers.ask(rows -> rows.ofStream(stream, fromRevision, max).whole());
    }

    @Override
    public List<StoredEvent> readAll(long afterPosition, int max) {
        checkMax(max);
        long seen = head();
        List<StoredEvent> events =
                readers.ask(rows -> rows.after(afterPosition, max, Long.MAX_VALUE).whole());
        long last = events.isEmpty() ? Math.max(afterPosition, 0) : events.getLast().position();
        if (events.size() < max && last < seen) {
            throw EventRows.missing(last + 1, "");
        }
        return events;
    }

    private static void checkMax(int max) {
        if (max < 0) {
            throw new IllegalArgumentException("max is " + max);
        }
    }

    @Override
    public Subscription subscribe(long afterPosition, EventListener listener) {
        var subscription = new CatchUp(readers, head, () -> closed, afterPosition, listener);
        subscription.start();
        return subscription;
    }

    @Override
    public long positionAt(Instant instant) {
        return Micros.before(
                head(),
                Micros.nearest(instant),
                position -> readers.ask(rows -> rows.recordedMaxAt(position)));
    }

    @Override
    public long head() {
        return head.position();
    }

    /// Finishes what is queued, ends the subscriptions with [EventStoreUnavailable] and gives the
    /// folder free.
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        queue.close();
        head.ring();
        boolean interrupted = false;
        while (true) {
            try {
                writer.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        readers.close();
        lock.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
