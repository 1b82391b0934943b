package org.wardledger.launcher.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Callers side by side, each with its next call only after the answer to the last one.
final class Clients {
    private Clients() {}

    /// What one caller calls again and again.
    @FunctionalInterface
    interface Call {
        /// @param n number of the call of this caller, from 0
        void run(int client, int n) throws Exception;
    }

    /// Times of all calls.
    ///
    /// @param nanos of each call, ascending
    /// @param took from the first call to the last answer, nanoseconds
    /// @param cost of this process meanwhile, the callers included
    record Times(long[] nanos, long took, Cost cost) {
        List<Figure> figures(String what) {
            List<Figure> figures =
                    new ArrayList<>(
                            List.of(
                                    Figure.rate(what, nanos.length, took),
                                    Figure.time("p50", at(50)),
                                    Figure.time("p99", at(99))));
            figures.addAll(cost.each(nanos.length));
            return figures;
        }

        long at(int percent) {
            return nanos.length == 0
                    ? 0
                    : nanos[
                            Math.min(
                                    nanos.length - 1, (int) (nanos.length * (long) percent / 100))];
        }
    }

    /// Runs until the time is over; the first failure of a call is thrown.
    static Times run(int clients, Duration time, Call call) {
        Cost before = Cost.now();
        long start = System.nanoTime();
        long end = start + time.toNanos();
        List<CompletableFuture<long[]>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (int c = 0; c < clients; c++) {
                int client = c;
                running.add(async(() -> client(client, end, call), threads));
            }
        }
        long[] all = running.stream().map(f -> f.join()).flatMapToLong(Arrays::stream).toArray();
        long took = System.nanoTime() - start;
        Cost cost = Cost.since(before);
        Arrays.sort(all);
        return new Times(all, took, cost);
    }

    /// Something that may fail.
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    /// The same work by several at once, until each has ended.
    static void each(int workers, Work work) {
        List<CompletableFuture<long[]>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            for (int w = 0; w < workers; w++) {
                running.add(
                        async(
                                () -> {
                                    work.run();
                                    return new long[0];
                                },
                                threads));
            }
        }
        running.forEach(f -> f.join());
    }

    private static CompletableFuture<long[]> async(Callable<long[]> work, ExecutorService threads) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return work.call();
                    } catch (Exception e) {
                        throw new CompletionException(e);
                    }
                },
                threads);
    }

    private static long[] client(int client, long end, Call call) throws Exception {
        long[] nanos = new long[1 << 10];
        int count = 0;
        while (System.nanoTime() < end) {
            long from = System.nanoTime();
            call.run(client, count);
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * count);
            }
            nanos[count++] = System.nanoTime() - from;
        }
        return Arrays.copyOf(nanos, count);
    }
}
