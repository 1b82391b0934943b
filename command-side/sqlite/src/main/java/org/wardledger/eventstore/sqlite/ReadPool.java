package org.wardledger.eventstore.sqlite;

import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.wardledger.eventstore.EventStoreUnavailable;

/// A few read connections. Each question gets one for itself and gives it back; a connection that
/// failed is not used again. Nobody holds one while a caller's code runs, so no snapshot lives long
/// enough to keep the write-ahead log from being emptied.
final class ReadPool implements AutoCloseable {

    /// A question to the file.
    interface Query<T> {
        T ask(EventRows rows) throws SQLException;
    }

    private final StoreFile file;
    private final int max;
    private final Semaphore permits;

    /// Fair, so that who wants a pause does not wait for a moment in which nobody asks.
    private final ReadWriteLock asking = new ReentrantReadWriteLock(true);

    private final ConcurrentLinkedDeque<EventRows> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    ReadPool(StoreFile file, int max) {
        this.file = file;
        this.max = max;
        permits = new Semaphore(max);
    }

    <T> T ask(Query<T> query) {
        permits.acquireUninterruptibly();
        asking.readLock().lock();
        EventRows rows = null;
        try {
            rows = borrow();
            T answer = query.ask(rows);
            idle.push(rows);
            rows = null;
            return answer;
        } catch (SQLException e) {
            throw new EventStoreUnavailable("event store cannot be read: " + e.getMessage(), e);
        } finally {
            asking.readLock().unlock();
            discard(rows);
            permits.release();
        }
    }

    /// Something that is done while nobody reads.
    interface Work {
        void run() throws SQLException;
    }

    /// Waits for the questions under way, each of which is one bounded page; later ones wait until
    /// the work is done.
    void pause(Work work) throws SQLException {
        asking.writeLock().lock();
        try {
            work.run();
        } finally {
            asking.writeLock().unlock();
        }
    }

    private EventRows borrow() throws SQLException {
        if (closed) {
            throw new EventStoreUnavailable("event store is closed");
        }
        EventRows rows = idle.poll();
        return rows != null ? rows : new EventRows(file.openReader());
    }

    private static void discard(@Nullable EventRows rows) {
        try (rows) {
            // closing is all there is to do
        } catch (SQLException e) {
            throw new EventStoreUnavailable("read connection cannot be closed", e);
        }
    }

    /// Waits for the questions under way; each is one bounded page.
    @Override
    public void close() {
        closed = true;
        permits.acquireUninterruptibly(max);
        try {
            for (EventRows rows = idle.poll(); rows != null; rows = idle.poll()) {
                discard(rows);
            }
        } finally {
            permits.release(max);
        }
    }
}
