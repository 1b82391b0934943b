package org.wardledger.eventstore.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Moves committed pages from the write-ahead log into the file on a thread of its own, so that
/// appends do not wait for it. A log that is wholly moved, and that no reader looks at, is begun
/// anew; for that the writer has to take the last step, between two commits, and everybody waits
/// while the disk confirms it. So it is seldom done, and, where this thread keeps up, after a pass
/// of it.
///
/// Nothing here decides about durability. A failure only leaves the log longer.
final class Checkpointer {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);

    /// The log is to be begun anew at this many times the pages that wake the thread,
    private static final int ENOUGH = 16;

    /// for which the writer moves at most this part of those pages;
    private static final int LAST_STEP = 8;

    /// at this many times it moves all of them,
    private static final int WRITER_HELPS = 20;

    /// and at this many readers pause for it, so that the log cannot grow for ever.
    private static final int READERS_PAUSE = 24;

    private final StoreFile file;
    private final ReadPool readers;
    private final int pages;
    private final Thread thread;
    private boolean due;
    private boolean closed;
    private @Nullable Connection connection;

    /// Of the writer's thread: pages in the log at its last commit, and at its next last step.
    private long frames;

    private long goal;

    /// Of the writer's thread: pages in the log at which readers pause next.
    private long pause;

    Checkpointer(StoreFile file, ReadPool readers, int pages) {
        this.file = file;
        this.readers = readers;
        this.pages = pages;
        begunAnew();
        thread = Thread.ofPlatform().daemon().name("event-store-checkpoint").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Called by the writer after each commit, outside of any transaction.
    void committed(Connection writer) {
        try {
            Log log = ask(writer, "NOOP");
            long left = log.frames() - log.moved();
            if (log.frames() < frames) {
                begunAnew();
            }
            frames = log.frames();
            if (frames >= pause) {
                pause = frames + pages;
                readers.pause(() -> StoreFile.briefly(writer, () -> ask(writer, "RESTART")));
            } else if (isLastStep(left)) {
                goal = frames + pages;
                ask(writer, "PASSIVE");
            } else if (left >= pages || frames >= goal) {
                wake();
            }
        } catch (SQLException e) {
            LOG.warn("write-ahead log could not be moved; trying again later", e);
        }
    }

    private void begunAnew() {
        goal = (long) ENOUGH * pages;
        pause = (long) READERS_PAUSE * pages;
    }

    /// Whether the next commit may begin the log anew. Where a reader still looks at it, it does
    /// not, and the next attempt is some commits away.
    private boolean isLastStep(long left) {
        return frames >= goal
                && (left <= pages / LAST_STEP || frames >= (long) WRITER_HELPS * pages);
    }

    private synchronized void wake() {
        due = true;
        notifyAll();
    }

    /// Returns when the thread has let go of the file.
    void close() throws InterruptedException {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        thread.join();
    }

    private void run() {
        try {
            while (awaitDue()) {
                move();
                rest();
            }
        } catch (InterruptedException e) {
            LOG.warn("checkpoints end: interrupted");
        } finally {
            disconnect();
        }
    }

    private synchronized boolean awaitDue() throws InterruptedException {
        while (!due && !closed) {
            wait();
        }
        return !closed;
    }

    /// Who woke the thread during its pass meant that pass.
    private synchronized void rest() {
        due = false;
    }

    private void move() {
        try {
            if (connection == null) {
                connection = file.openCheckpointer();
            }
            ask(connection, "PASSIVE");
        } catch (SQLException | RuntimeException e) {
            LOG.warn("write-ahead log could not be moved; trying again later", e);
            disconnect();
        }
    }

    private void disconnect() {
        try (Connection old = connection) {
            connection = null;
        } catch (SQLException e) {
            LOG.warn("the checkpoint connection did not close cleanly", e);
        }
    }

    /// @param frames pages in the log
    /// @param moved how many of them are in the file already
    private record Log(long frames, long moved) {}

    private static Log ask(Connection connection, String mode) throws SQLException {
        try (PreparedStatement pragma =
                        connection.prepareStatement("PRAGMA wal_checkpoint(" + mode + ")");
                ResultSet row = pragma.executeQuery()) {
            return row.next() ? new Log(row.getLong(2), row.getLong(3)) : new Log(0, 0);
        }
    }
}
