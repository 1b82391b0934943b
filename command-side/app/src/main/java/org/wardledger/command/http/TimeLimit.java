package org.wardledger.command.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wardledger.eventstore.EventStoreUnavailable;

/// Nobody waits for ever on a disk that does not answer: after a time the client hears that the
/// outcome is not known, and asks again under the same key.
///
/// The work itself is not broken off, since it may be recorded any moment; it goes on, or ends with
/// the disk. It runs on threads of the operating system: one that hangs inside the database would
/// take a carrier of virtual threads with it, and with the last carrier the whole web side. So many
/// and no more run and wait, the next one hears at once that this is not the time.
final class TimeLimit implements AutoCloseable {
    private static final int THREADS = 128;
    private static final int WAITING = 2_048;

    private final Duration limit;
    private final ThreadPoolExecutor threads;

    TimeLimit(Duration limit) {
        this(limit, THREADS, WAITING);
    }

    TimeLimit(Duration limit, int running, int waiting) {
        this.limit = limit;
        threads =
                new ThreadPoolExecutor(
                        running,
                        running,
                        1,
                        TimeUnit.MINUTES,
                        new LinkedBlockingQueue<>(waiting),
                        Thread.ofPlatform().name("request-", 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /// What the work answers or throws.
    ///
    /// @throws EventStoreUnavailable where it has not ended in time, and where too much is under
    /// way
    <T extends @Nullable Object> T within(Supplier<T> work) {
        return within(limit, work);
    }

    /// As above, for work that takes longer.
    <T extends @Nullable Object> T within(Duration limit, Supplier<T> work) {
        CompletableFuture<T> answer;
        try {
            answer = CompletableFuture.supplyAsync(work, threads);
        } catch (RejectedExecutionException e) {
            throw new EventStoreUnavailable("too much is under way; nothing was done", e);
        }
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new EventStoreUnavailable("no answer within " + limit.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventStoreUnavailable("interrupted while waiting", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failed -> throw failed;
                case Error failed -> throw failed;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    /// What is under way ends by itself.
    @Override
    public void close() {
        threads.shutdown();
    }
}
