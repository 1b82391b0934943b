package org.wardledger.eventstore.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.wardledger.eventstore.AppendResult;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.StoreMeter;
import org.wardledger.eventstore.StoredEvent;

/// Prints durable appends per second with 1, 64 and 256 clients and sequential reads per second,
/// events of 300 bytes. `StoreBench [folder] [events before the measuring]`.
public final class StoreBench {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int SECONDS = 5;
    private static final int STREAMS_PER_CLIENT = 10;

    private StoreBench() {}

    public static void main(String[] args) throws Exception {
        Path folder = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("store-bench");
        try (SqliteEventStore store =
                SqliteEventStore.open(folder, SqliteSettings.defaults(), StoreMeter.none())) {
            if (args.length > 1) {
                fill(store, Long.parseLong(args[1]));
            }
            clients(store, 1);
            for (int clients : new int[] {1, 64, 256}) {
                System.out.println(clients(store, clients));
            }
            System.out.println(scan(store));
            System.out.println(scan(store));
            System.out.println(scan(store));
        } finally {
            if (args.length == 0) {
                delete(folder);
            }
        }
    }

    private static void fill(SqliteEventStore store, long events) {
        var random = new SplittableRandom(7);
        long start = System.nanoTime();
        while (store.head() < events) {
            var appends = new ArrayList<CompletableFuture<AppendResult>>();
            for (int i = 0; i < 1_000; i++) {
                String stream = "filled-" + random.nextInt(100_000);
                appends.add(
                        store.append(
                                stream,
                                ExpectedRevision.any(),
                                List.of(event(random), event(random))));
            }
            appends.forEach(append -> append.join());
        }
        System.out.printf(
                "filled to %,d in %d s%n",
                store.head(), (System.nanoTime() - start) / 1_000_000_000);
    }

    private static String clients(SqliteEventStore store, int clients) throws Exception {
        var done = new CountDownLatch(clients);
        var latencies = new ArrayList<long[]>();
        long start = System.nanoTime();
        long end = start + SECONDS * 1_000_000_000L;
        for (int c = 0; c < clients; c++) {
            int client = c;
            Thread.ofVirtual()
                    .start(
                            () -> {
                                long[] nanos = client(store, client, end);
                                synchronized (latencies) {
                                    latencies.add(nanos);
                                }
                                done.countDown();
                            });
        }
        done.await();
        double seconds = (System.nanoTime() - start) / 1e9;
        long[] all = latencies.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return "%3d clients: %,8.0f appends/s, p50 %.2f ms, p99 %.2f ms, max %.1f ms"
                .formatted(
                        clients,
                        all.length / seconds,
                        all[all.length / 2] / 1e6,
                        all[(int) (all.length * 0.99)] / 1e6,
                        all[all.length - 1] / 1e6);
    }

    private static long[] client(SqliteEventStore store, int client, long end) {
        var random = new SplittableRandom(System.nanoTime() + client);
        long run = random.nextLong();
        long[] revisions = new long[STREAMS_PER_CLIENT];
        Arrays.fill(revisions, -1);
        long[] nanos = new long[1 << 17];
        int count = 0;
        while (System.nanoTime() < end) {
            int s = random.nextInt(STREAMS_PER_CLIENT);
            long before = System.nanoTime();
            AppendResult result =
                    store.append(
                                    "bench-" + run + "-" + s,
                                    ExpectedRevision.after(revisions[s]),
                                    List.of(event(random)))
                            .join();
            nanos[count++] = System.nanoTime() - before;
            if (!(result instanceof AppendResult.Appended)) {
                throw new IllegalStateException("unexpected " + result);
            }
            revisions[s]++;
        }
        return Arrays.copyOf(nanos, count);
    }

    private static NewEvent event(SplittableRandom random) {
        byte[] entry = new byte[200];
        byte[] payload = new byte[100];
        random.nextBytes(entry);
        random.nextBytes(payload);
        return new NewEvent(
                new UUID(random.nextLong(), random.nextLong()),
                "bench.happened.v1",
                START,
                entry,
                payload);
    }

    private static String scan(SqliteEventStore store) {
        long start = System.nanoTime();
        long position = 0;
        while (true) {
            List<StoredEvent> page = store.readAll(position, 2_000);
            if (page.isEmpty()) {
                double seconds = (System.nanoTime() - start) / 1e9;
                return "read in order: %,d events, %,.0f events/s"
                        .formatted(position, position / seconds);
            }
            position = page.getLast().position();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
