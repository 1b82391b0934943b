package org.wardledger.eventstore.sqlite;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The appends that wait for the writer. Bounded in number and bytes: a caller that comes when it
/// is full waits, which is how load is pushed back to where it comes from.
final class AppendQueue {
    private final SqliteSettings limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition emptied = lock.newCondition();
    private final ArrayDeque<Append> waiting = new ArrayDeque<>();
    private long bytes;
    private boolean closed;

    AppendQueue(SqliteSettings limits) {
        this.limits = limits;
    }

    /// False when the queue is closed; the append was not taken then.
    boolean put(Append append) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed && isFullFor(append)) {
                emptied.await();
            }
            if (closed) {
                return false;
            }
            waiting.add(append);
            bytes += append.bytes();
            filled.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// What waits now, in order, up to one commit's worth and at least one; waits where nothing is
    /// there. Empty only when the queue is closed and drained.
    List<Append> take() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                filled.awaitUninterruptibly();
            }
            List<Append> batch = drain();
            emptied.signalAll();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            filled.signalAll();
            emptied.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean isFullFor(Append append) {
        return !waiting.isEmpty()
                && (waiting.size() >= limits.queueAppendsMax()
                        || bytes + append.bytes() > limits.queueBytesMax());
    }

    private List<Append> drain() {
        var batch = new ArrayList<Append>();
        int batchEvents = 0;
        long batchBytes = 0;
        while (!waiting.isEmpty()) {
            Append next = waiting.element();
            batchEvents += next.events().size();
            batchBytes += next.bytes();
            boolean fits =
                    batchEvents <= limits.commitEventsMax()
                            && batchBytes <= limits.commitBytesMax();
            if (!batch.isEmpty() && !fits) {
                break;
            }
            batch.add(waiting.remove());
            bytes -= next.bytes();
        }
        return batch;
    }
}
