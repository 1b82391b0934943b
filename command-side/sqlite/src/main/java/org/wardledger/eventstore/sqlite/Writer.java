package org.wardledger.eventstore.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardledger.eventstore.AppendResult;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.StoreMeter;
import org.wardledger.eventstore.UnreadableEvent;

/// The one thread that writes. It takes what is queued, puts it into one transaction and answers
/// after the commit has returned: the slower the disk, the larger the next batch, without any
/// waiting on purpose.
final class Writer {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    private static final int OUTAGE_FAILURES = 3;

    private final StoreFile file;
    private final SqliteSettings settings;
    private final AppendQueue queue;
    private final Head head;
    private final StoreMeter meter;
    private final Checkpointer checkpointer;
    private final Thread thread;

    private final ThreadPoolExecutor answers = answers();
    private @Nullable WriteSession session;
    private long failedAppends;

    /// Opens the file, creating it where there is none, on the caller's thread.
    Writer(
            StoreFile file,
            ReadPool readers,
            SqliteSettings settings,
            AppendQueue queue,
            Head head,
            StoreMeter meter)
            throws SQLException {
        this.file = file;
        this.settings = settings;
        this.queue = queue;
        this.head = head;
        this.meter = meter;
        checkpointer = new Checkpointer(file, readers, settings.checkpointPages());
        head.advance(session().head());
        thread = Thread.ofPlatform().daemon().name("event-store-writer").unstarted(this::run);
    }

    /// Threads of the system and not virtual ones: callers that wait are mostly virtual, and one of
    /// those that wakes them has to wait for its own turn behind them first, all of them with it.
    /// One is there always and is enough unless a caller holds it up.
    private static ThreadPoolExecutor answers() {
        return new ThreadPoolExecutor(
                1,
                Integer.MAX_VALUE,
                1,
                TimeUnit.MINUTES,
                new SynchronousQueue<>(),
                Thread.ofPlatform().daemon().name("event-store-answers-", 0).factory());
    }

    void start() {
        answers.prestartCoreThread();
        checkpointer.start();
        thread.start();
    }

    /// Returns when everything queued before is written and the file is closed.
    void join() throws InterruptedException {
        thread.join();
        checkpointer.close();
    }

    private void run() {
        try {
            drain(this::write);
        } finally { // also where this thread dies of an error: nobody may wait for ever
            queue.close();
            var dead = new EventStoreUnavailable("the writer has ended; open the store again");
            drain(batch -> batch.forEach(append -> fail(append, dead)));
            answers.shutdown(); // what was handed over is still answered
            discardSession();
        }
    }

    private void drain(Consumer<List<Append>> to) {
        for (List<Append> batch = queue.take(); !batch.isEmpty(); batch = queue.take()) {
            to.accept(batch);
        }
    }

    private void write(List<Append> batch) {
        try {
            commit(batch);
        } catch (SQLException | RuntimeException | Error e) {
            discardSession();
            if (batch.size() == 1) {
                fail(batch.getFirst(), e);
            } else {
                writeEachAlone(batch);
            }
        }
    }

    /// An outage may be the fault of one append (too large for what is left of the disk), so each
    /// of a failed batch is tried once more alone. Repeating is safe: if the failed commit did
    /// reach the disk after all, the same ids get the answer of a repeated append. Three failures
    /// in a row are nobody's fault: then the rest is not made to wait for its own.
    private void writeEachAlone(List<Append> batch) {
        int failures = 0;
        for (Append append : batch) {
            if (failures == OUTAGE_FAILURES) {
                fail(append, new EventStoreUnavailable("one append after another is failing"));
            } else {
                failures = writeAlone(append) ? 0 : failures + 1;
            }
        }
    }

    /// False for an outage; an event that cannot be read is the matter of this append only.
    private boolean writeAlone(Append append) {
        try {
            commit(List.of(append));
            return true;
        } catch (SQLException | RuntimeException | Error e) {
            discardSession();
            fail(append, e);
            return e instanceof UnreadableEvent;
        }
    }

    private void commit(List<Append> batch) throws SQLException {
        long start = System.nanoTime();
        WriteSession current = session();
        long before = current.head();
        var results = new ArrayList<AppendResult>(batch.size());
        current.begin();
        for (Append append : batch) {
            results.add(AppendRules.place(current, append));
        }
        current.commit();
        if (current.head() > before) {
            head.advance(current.head());
        }
        if (failedAppends > 0) {
            LOG.warn("appends work again after {} had failed", failedAppends);
            failedAppends = 0;
        }
        answer(batch, results);
        measure(batch.size(), (int) (current.head() - before), System.nanoTime() - start);
        checkpointer.committed(current.connection());
    }

    /// Never on the writer's thread: whatever a caller hung on its future would hold up the disk,
    /// and one that waits for another append would hold it up for ever.
    private void answer(List<Append> batch, List<AppendResult> results) {
        apart(
                () -> {
                    for (int i = 0; i < batch.size(); i++) {
                        batch.get(i).answer().complete(results.get(i));
                    }
                });
    }

    /// Where the system has no more threads, a virtual one does it, later but surely.
    private void apart(Runnable answer) {
        try {
            answers.execute(answer);
        } catch (OutOfMemoryError e) {
            Thread.startVirtualThread(answer);
        }
    }

    private void fail(Append append, Throwable cause) {
        if (failedAppends++ == 0) { // the first of an outage tells why, the rest are counted
            LOG.error("an append of {} events failed", append.events().size(), cause);
        }
        RuntimeException outage =
                cause instanceof UnreadableEvent unreadable
                        ? unreadable
                        : new EventStoreUnavailable(
                                "append was not confirmed; repeat it with the same event ids: "
                                        + cause.getMessage(),
                                cause);
        apart(() -> append.answer().completeExceptionally(outage));
        try {
            meter.failed(queue.size());
        } catch (RuntimeException | Error e) {
            LOG.warn("the store's meter failed", e);
        }
    }

    private void measure(int appends, int events, long nanos) {
        try {
            meter.committed(appends, events, nanos, head.position(), queue.size());
        } catch (RuntimeException | Error e) {
            LOG.warn("the store's meter failed", e);
        }
    }

    private WriteSession session() throws SQLException {
        if (session == null) {
            session = WriteSession.open(file, settings.streamTailsMax());
        }
        return session;
    }

    private void discardSession() {
        try (WriteSession old = session) {
            session = null;
        } catch (SQLException | RuntimeException e) {
            LOG.warn("the write connection did not close cleanly", e);
        }
    }
}
