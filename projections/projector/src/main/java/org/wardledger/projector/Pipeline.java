package org.wardledger.projector;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Several batches on their way at once, under two rules that make a crash harmless:
///
/// 1. A batch's current documents are sent only when the ended versions of this batch and of all
///    batches before it are in the index. So whatever the index is ahead by, the state at the
///    checkpoint can be read back.
/// 2. A batch counts as settled only when everything in it and in all batches before it is there.
///    The checkpoint follows the settled batches.
///
/// Used by one thread; the requests run on their own.
final class Pipeline implements AutoCloseable {

    private record Flight(Batch batch, CompletableFuture<Void> all) {}

    private final BulkSender sender;
    private final ExecutorService threads;
    private final Deque<Flight> flights = new ArrayDeque<>();
    private CompletableFuture<Void> endedSoFar = CompletableFuture.completedFuture(null);

    Pipeline(BulkSender sender, int senders) {
        this.sender = sender;
        this.threads =
                Executors.newFixedThreadPool(
                        senders, Thread.ofPlatform().name("projector-send-", 1).factory());
    }

    int inFlight() {
        return flights.size();
    }

    void submit(Batch batch) {
        CompletableFuture<Void> ended =
                batch.ended().isEmpty()
                        ? endedSoFar
                        : CompletableFuture.runAsync(() -> sender.send(batch.ended()), threads)
                                .thenCombine(endedSoFar, (mine, before) -> before);
        CompletableFuture<Void> all =
                batch.current().isEmpty()
                        ? ended
                        : ended.thenRunAsync(() -> sender.send(batch.current()), threads);
        flights.add(new Flight(batch, all));
        endedSoFar = ended;
    }

    /// Batches that have settled since the last call, in order.
    ///
    /// @throws ProjectorStopped when a document was refused for good
    List<Batch> settled() {
        List<Batch> settled = new ArrayList<>();
        while (!flights.isEmpty() && flights.getFirst().all().isDone()) {
            Flight flight = flights.removeFirst();
            Throwable failure = flight.all().handle((done, e) -> e).getNow(null);
            if (failure != null) {
                throw unwrapped(failure);
            }
            settled.add(flight.batch());
        }
        return settled;
    }

    private static RuntimeException unwrapped(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
    }

    /// Waits until the oldest batch has settled or failed, but not longer than `time`.
    void await(Duration time) {
        if (flights.isEmpty()) {
            return;
        }
        try {
            flights.getFirst().all().get(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // The caller asks for what has settled, and hears the failure there.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Retry.Abandoned();
        }
    }

    /// Forgets what is under way. A request that is on the wire may still take effect, which does
    /// no harm: its documents are those that the next run writes again.
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
