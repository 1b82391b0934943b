package org.wardledger.eventstore.kurrent;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Work by key: what has one key is done one after the other in the order of the calls, what has
/// different keys side by side on a bounded number of threads.
final class Lanes {
    private final Map<String, ArrayDeque<Runnable>> lanes = new HashMap<>();
    private final ExecutorService threads;
    private boolean finishing;

    Lanes(int threadsMax) {
        var pool =
                new ThreadPoolExecutor(
                        threadsMax,
                        threadsMax,
                        10,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(), // its callers have counted their work already
                        work -> {
                            var thread = new Thread(work, "event-store-append");
                            thread.setDaemon(true);
                            return thread;
                        });
        pool.allowCoreThreadTimeOut(true);
        threads = pool;
    }

    /// False when these are finishing; the work was not taken then.
    synchronized boolean add(String key, Runnable work) {
        if (finishing) {
            return false;
        }
        ArrayDeque<Runnable> lane = lanes.get(key);
        if (lane == null) {
            lane = new ArrayDeque<>();
            lanes.put(key, lane);
            threads.execute(() -> next(key));
        }
        lane.add(work);
        return true;
    }

    /// One piece of work, then another lane's turn.
    private void next(String key) {
        Runnable work;
        synchronized (this) {
            work = lanes.getOrDefault(key, new ArrayDeque<>()).peek();
        }
        try {
            if (work != null) {
                work.run();
            }
        } finally { // also where an error ends this thread: the lane goes on on another one
            done(key);
        }
    }

    private synchronized void done(String key) {
        ArrayDeque<Runnable> lane = lanes.get(key);
        if (lane != null) {
            lane.poll();
            if (lane.isEmpty()) {
                lanes.remove(key);
            } else {
                threads.execute(() -> next(key));
            }
        }
        notifyAll();
    }

    /// Takes no more work. Waits until all is done that was added before, or the time is over.
    void finish(long millis) {
        boolean interrupted = false;
        long start = System.nanoTime();
        synchronized (this) {
            finishing = true;
            while (!lanes.isEmpty() && since(start) < millis) {
                try {
                    wait(Math.min(millis - since(start), 1_000));
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (lanes.isEmpty()) {
                threads.shutdown();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static long since(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
