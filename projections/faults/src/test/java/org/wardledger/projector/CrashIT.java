package org.wardledger.projector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wardledger.searchserver.SearchServer;

/// Exactly-once effect: whatever is killed whenever, every version of every document is there once
/// and says what the events say.
class CrashIT {
    static final int STREAMS = 30;

    /// Of each: the projector's process, and Elasticsearch. More with `-Dledger.crash.kills=25`.
    private static final int KILLS = Integer.getInteger("ledger.crash.kills", 3);

    private static final List<Integer> AS_IT_STANDS = List.of(0);

    /// On a machine that needs longer to start a server so often, as many as fit into this time.
    private static final Duration TIME = Duration.ofMinutes(6);

    private final long seed = Long.getLong("ledger.crash.seed", new Random().nextLong());
    private final AtomicInteger projectorKills = new AtomicInteger();
    private final AtomicInteger serverKills = new AtomicInteger();
    private final AtomicBoolean done = new AtomicBoolean();
    private volatile @Nullable Throwable failure;

    @Test
    void killing_the_projector_and_the_search_server_at_random_changes_nothing() throws Exception {
        System.out.println("CrashIT: seed " + seed + ", repeat with -Dledger.crash.seed=" + seed);
        Path headFile = Path.of("target/crash-head").toAbsolutePath();
        try (Search search = Search.empty()) {
            writeHead(headFile, 500);
            Thread projectors =
                    start(
                            "kill-projector",
                            () -> killProjectors(search, headFile, AS_IT_STANDS, 5_000));
            Thread servers = start("kill-search", () -> killServers(search.server()));
            long head =
                    load(
                            headFile,
                            () -> projectorKills.get() >= KILLS && serverKills.get() >= KILLS);
            projectors.join();
            servers.join();
            finishAndCompare(search, head);
        }
        assertThat(List.of(projectorKills.get(), serverKills.get()))
                .allMatch(kills -> kills >= Math.min(KILLS, 3));
    }

    /// Each start is told another number of parts; they stay as many as were made first.
    @Test
    void killing_a_projector_that_writes_several_parts_changes_nothing() throws Exception {
        System.out.println("CrashIT: seed " + seed + ", in parts");
        Path headFile = Path.of("target/crash-head-parts").toAbsolutePath();
        try (Search search = Search.empty()) {
            writeHead(headFile, 500);
            Thread projectors =
                    start(
                            "kill-projector",
                            () -> killProjectors(search, headFile, List.of(3, 2), 2_500));
            long head = load(headFile, () -> projectorKills.get() >= KILLS);
            projectors.join();
            Generation made = finishAndCompare(search, head);
            assertThat(made.parts()).isGreaterThan(1);
        }
    }

    private Thread start(String name, Task task) {
        return Thread.ofPlatform()
                .name(name)
                .start(
                        () -> {
                            try {
                                task.run();
                            } catch (Throwable e) {
                                failure = e;
                                done.set(true);
                            }
                        });
    }

    private interface Task {
        void run() throws Exception;
    }

    private long load(Path headFile, BooleanSupplier enough) throws Exception {
        Random random = new Random(seed);
        long end = System.nanoTime() + TIME.toNanos();
        long head = 500;
        while (!done.get()) {
            Thread.sleep(20);
            head += random.nextInt(100) == 0 ? 300 : random.nextInt(4);
            writeHead(headFile, head);
            done.compareAndSet(false, enough.getAsBoolean());
        }
        return head;
    }

    /// @param parts what one start after the other is told
    private void killProjectors(
            Search search, Path headFile, List<Integer> parts, int longerAtMostMillis)
            throws Exception {
        Random random = new Random(seed + 1);
        for (int n = 0; !done.get(); n++) {
            Process victim = victim(search.server(), headFile, parts.get(n % parts.size()));
            try {
                // Most of its life a JVM starts; the rest hits reads, bulks, refreshes,
                // checkpoints.
                Thread.sleep(1_000 + random.nextInt(longerAtMostMillis));
                if (!victim.isAlive()) {
                    throw new AssertionError(
                            "a projector gave up: " + Files.readString(errors().toPath()));
                }
            } finally {
                victim.destroyForcibly().waitFor();
            }
            projectorKills.incrementAndGet();
        }
    }

    private void killServers(SearchServer server) throws Exception {
        Random random = new Random(seed + 2);
        while (!done.get()) {
            Thread.sleep(200 + random.nextInt(3_000));
            server.kill();
            server.restart();
            serverKills.incrementAndGet();
        }
    }

    private static Process victim(SearchServer server, Path headFile, int parts) throws Exception {
        ProcessBuilder command =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashVictim.class.getName(),
                        String.valueOf(server.uri().getPort()),
                        headFile.toString(),
                        String.valueOf(parts));
        command.environment().put("SEARCH_AUTHORIZATION", server.credentials().authorization());
        return command.redirectOutput(errors()).redirectError(errors()).start();
    }

    private static File errors() {
        return new File("target/crash-victim.log");
    }

    private Generation finishAndCompare(Search search, long head) throws Exception {
        Throwable failed = failure;
        if (failed != null) {
            throw new AssertionError("seed " + seed, failed);
        }
        ToyStore store = new ToyStore(STREAMS, head);
        try (Projector projector = search.start(store, CrashVictim.settings(1))) {
            assertThat(projector.awaitSearchable(ProjectorIT.PATIENCE.multipliedBy(3)))
                    .as(() -> "seed " + seed + ": " + projector.status())
                    .isTrue();
        }
        Projector.Source source = search.source(store, ToyViews.ALL);
        Generation made = source.openIndices().live().orElseThrow();
        Expected expected = Expected.after(store, head);
        expected.requireIn(search.client(), made, head);
        CheckpointStore checkpoints = new CheckpointStore(search.client());
        assertThat(
                        made.split().stream()
                                .map(part -> checkpoints.read(1, part.number()).orElseThrow())
                                .mapToLong(seen -> seen.checkpoint().versions())
                                .sum())
                .isEqualTo(expected.versions());

        RebuildReport report =
                new Rebuild(
                                source,
                                Search.settings("victim").withSplit(Split.of(1, 1)),
                                ProjectorListener.none())
                        .run(false);
        assertThat(report.differing()).isEmpty();
        System.out.printf(
                "CrashIT: %d projector kills, %d search server kills, %d events, %d versions in %d"
                        + " parts: equal to a clean rebuild%n",
                projectorKills.get(), serverKills.get(), head, expected.versions(), made.parts());
        return made;
    }

    private static void writeHead(Path file, long head) throws Exception {
        Path next = Path.of(file + ".next");
        Files.writeString(next, Long.toString(head));
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
