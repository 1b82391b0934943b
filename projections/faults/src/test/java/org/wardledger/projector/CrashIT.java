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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wardledger.searchserver.SearchServer;

/// Exactly-once effect: whatever is killed whenever, every version of every document is there once
/// and says what the events say.
class CrashIT {
    static final int STREAMS = 30;

    /// Of each: the projector's process, and Elasticsearch. More with `-Dledger.crash.kills=25`.
    private static final int KILLS = Integer.getInteger("ledger.crash.kills", 4);

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
            Thread projectors = start("kill-projector", () -> killProjectors(search, headFile));
            Thread servers = start("kill-search", () -> killServers(search.server()));
            long head = load(headFile);
            projectors.join();
            servers.join();
            Throwable failed = failure;
            if (failed != null) {
                throw new AssertionError("seed " + seed, failed);
            }
            finishAndCompare(search, head);
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

    private long load(Path headFile) throws Exception {
        Random random = new Random(seed);
        long end = System.nanoTime() + TIME.toNanos();
        long head = 500;
        while (!done.get()) {
            Thread.sleep(20);
            head += random.nextInt(100) == 0 ? 300 : random.nextInt(4);
            writeHead(headFile, head);
            done.compareAndSet(false, projectorKills.get() >= KILLS && serverKills.get() >= KILLS);
        }
        return head;
    }

    private void killProjectors(Search search, Path headFile) throws Exception {
        Random random = new Random(seed + 1);
        while (!done.get()) {
            Process victim = victim(search.server(), headFile);
            try {
                // Most of its life a JVM starts; the rest hits reads, bulks, refreshes,
                // checkpoints.
                Thread.sleep(1_000 + random.nextInt(5_000));
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

    private static Process victim(SearchServer server, Path headFile) throws Exception {
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
                        headFile.toString());
        command.environment().put("SEARCH_AUTHORIZATION", server.credentials().authorization());
        return command.redirectOutput(errors()).redirectError(errors()).start();
    }

    private static File errors() {
        return new File("target/crash-victim.log");
    }

    private void finishAndCompare(Search search, long head) throws Exception {
        ToyStore store = new ToyStore(STREAMS, head);
        try (Projector projector = search.start(store, CrashVictim.settings())) {
            assertThat(projector.awaitSearchable(ProjectorIT.PATIENCE.multipliedBy(3)))
                    .as(() -> "seed " + seed + ": " + projector.status())
                    .isTrue();
        }
        Expected expected = Expected.after(store, head);
        expected.requireIn(search.client(), new Generation(1), head);
        Checkpoint checkpoint =
                new CheckpointStore(search.client()).read(1).orElseThrow().checkpoint();
        assertThat(checkpoint.versions()).isEqualTo(expected.versions());

        RebuildReport report =
                new Rebuild(
                                search.source(store, ToyViews.ALL),
                                Search.settings("victim"),
                                ProjectorListener.none())
                        .run(false);
        assertThat(report.differing()).isEmpty();
        System.out.printf(
                "CrashIT: %d projector kills, %d search server kills, %d events, %d versions: equal"
                        + " to a clean rebuild%n",
                projectorKills.get(), serverKills.get(), head, expected.versions());
        assertThat(List.of(projectorKills.get(), serverKills.get()))
                .allMatch(kills -> kills >= Math.min(KILLS, 3));
    }

    private static void writeHead(Path file, long head) throws Exception {
        Path next = Path.of(file + ".next");
        Files.writeString(next, Long.toString(head));
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
