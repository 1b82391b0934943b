package org.wardledger.eventstore.kurrent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.wardledger.eventstore.AppendResult;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.protocol.ProtocolServer;

/// Prints appends per second with 1, 8 and 64 clients and reads per second through the engine,
/// events of 300 bytes. Without an address it runs against the protocol server in the same virtual
/// machine, in memory: that shows what the client and the engine cost, no disk and no cluster.
///
/// `KurrentBench [esdb://...]`
public final class KurrentBench {
    private static final int SECONDS = 8;

    private KurrentBench() {}

    public static void main(String[] args) throws Exception {
        if (args.length > 0) {
            run(args[0]);
            return;
        }
        try (ProtocolServer server = ProtocolServer.start()) {
            run(server.connection());
        }
    }

    private static void run(String connection) throws Exception {
        KurrentSettings settings = KurrentSettings.of(connection).withNamespace("bench");
        try (EventStore store = KurrentEventStore.open(settings)) {
            clients(store, 8);
            for (int clients : new int[] {1, 8, 64}) {
                System.out.println(clients(store, clients));
            }
            System.out.println(scan("read in order, positions known", store));
        }
        long start = System.nanoTime();
        try (EventStore store = KurrentEventStore.open(settings)) {
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "positions counted anew: %,d events, %,.0f events/s%n",
                    store.head(), store.head() / seconds);
            System.out.println(scan("read in order again", store));
        }
    }

    private static String clients(EventStore store, int clients) throws Exception {
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        var latencies = new ArrayList<long[]>();
        var threads = new ArrayList<Thread>();
        for (int c = 0; c < clients; c++) {
            var thread =
                    new Thread(
                            () -> {
                                long[] nanos = client(store, end);
                                synchronized (latencies) {
                                    latencies.add(nanos);
                                }
                            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        long[] all = latencies.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return "%3d clients: %,7.0f appends/s, p50 %.2f ms, p99 %.2f ms"
                .formatted(
                        clients,
                        all.length / (double) SECONDS,
                        all[all.length / 2] / 1e6,
                        all[(int) (all.length * 0.99)] / 1e6);
    }

    private static long[] client(EventStore store, long end) {
        var random = new SplittableRandom(System.nanoTime() ^ Thread.currentThread().getId());
        String stream = "bench-" + random.nextLong(1L << 40);
        long[] nanos = new long[1 << 16];
        int count = 0;
        while (System.nanoTime() < end && count < nanos.length) {
            long before = System.nanoTime();
            AppendResult result =
                    store.append(stream, ExpectedRevision.after(count - 1L), List.of(event(random)))
                            .join();
            nanos[count++] = System.nanoTime() - before;
            if (!(result instanceof AppendResult.Appended)) {
                throw new IllegalStateException("unexpected " + result);
            }
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
                Instant.EPOCH,
                entry,
                payload);
    }

    private static String scan(String what, EventStore store) {
        long start = System.nanoTime();
        long position = 0;
        while (true) {
            List<StoredEvent> page = store.readAll(position, 2_000);
            if (page.isEmpty()) {
                double seconds = (System.nanoTime() - start) / 1e9;
                return "%s: %,d events, %,.0f events/s"
                        .formatted(what, position, position / seconds);
            }
            position = page.get(page.size() - 1).position();
        }
    }
}
