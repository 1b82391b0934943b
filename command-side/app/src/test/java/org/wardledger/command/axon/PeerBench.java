package org.wardledger.command.axon;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/// [PlainAxon] on an embedded PostgreSQL, forced to disk, beside
/// [org.wardledger.command.CommandBench]. Argument: seconds of each of two rounds.
public final class PeerBench {
    private static final int CLIENTS = 64;

    private PeerBench() {}

    public static void main(String[] args) throws Exception {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 10;
        // The library turns off what makes a commit durable; here it must count.
        try (EmbeddedPostgres postgres =
                        EmbeddedPostgres.builder()
                                .setServerConfig("synchronous_commit", "on")
                                .setServerConfig("fsync", "on")
                                .start();
                HikariDataSource pool = new HikariDataSource()) {
            pool.setDataSource(postgres.getPostgresDatabase());
            pool.setMaximumPoolSize(CLIENTS);
            PlainAxon axon = PlainAxon.open(pool, CLIENTS);
            for (int round = 0; round < 2; round++) {
                run(axon, seconds);
            }
        }
    }

    private static void run(PlainAxon axon, int seconds) throws InterruptedException {
        List<Long> nanos = Collections.synchronizedList(new ArrayList<>());
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        CountDownLatch ended = new CountDownLatch(CLIENTS);
        for (int c = 0; c < CLIENTS; c++) {
            int client = c;
            Thread.ofPlatform()
                    .start(
                            () -> {
                                for (int n = 0; System.nanoTime() < end; n++) {
                                    long from = System.nanoTime();
                                    axon.propose(client, n);
                                    nanos.add(System.nanoTime() - from);
                                }
                                ended.countDown();
                            });
        }
        ended.await();
        double took = (System.nanoTime() - start) / 1e9;
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%d commands in %.1f s: %.0f/s, p50 %.1f ms, p99 %.1f ms%n",
                sorted.length,
                took,
                sorted.length / took,
                sorted[sorted.length / 2] / 1e6,
                sorted[(int) (sorted.length * 99L / 100)] / 1e6);
    }
}
