package org.wardledger.eventstore.kurrent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.protocol.ProtocolServer;

/// Two writing processes and one server process; again and again one of the three is killed with
/// SIGKILL under load and started again. At the end each acknowledged event stands once, at the
/// position that was told, and no append is half there.
///
/// `-Dcrash.seed` repeats the choices, `-Dkurrent.kills` changes the number of kills.
class KurrentStoreCrashIT {
    private static final int KILLS = Integer.getInteger("kurrent.kills", 10);
    private static final int WRITERS = 2;
    private static final Pattern ENTRY =
            Pattern.compile("\\{\"g\":\"(-?\\d+)\",\"i\":(\\d+),\"n\":(\\d+)\\}");

    @TempDir private Path folder;
    private int port;
    private final List<Path> told = new ArrayList<>();

    private Process start(String name, String main, String... args) throws IOException {
        Path out = folder.resolve(name + "-" + told.size() + ".out");
        told.add(out);
        var command = new ArrayList<String>();
        command.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve(name + "-" + told.size() + ".err").toFile())
                .start();
    }

    private Process startServer() throws IOException {
        return start(
                "server",
                ProtocolServer.class.getName(),
                Integer.toString(port),
                folder.resolve("server.log").toString());
    }

    private Process startWriter(int number, long seed) throws IOException {
        return start(
                "writer",
                CrashWriter.class.getName(),
                "esdb://127.0.0.1:%d?tls=false".formatted(port),
                folder.resolve("positions-" + number + ".db").toString(),
                Long.toString(seed));
    }

    /// SIGKILL. Who had ended before is a failure of what was to be shown.
    private static void kill(Process process) throws InterruptedException {
        assertThat(process.isAlive()).as("still at work").isTrue();
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void every_acknowledged_event_survives_kills_of_writers_and_server() throws Exception {
        long seed = Long.getLong("crash.seed", System.nanoTime());
        System.out.println("crash.seed=" + seed);
        var random = new SplittableRandom(seed);
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Process server = startServer();
        var writers = new ArrayList<Process>();
        for (int w = 0; w < WRITERS; w++) {
            writers.add(startWriter(w, random.nextLong(1L << 40)));
        }
        try {
            for (int kill = 0; kill < KILLS; kill++) {
                awaitWork();
                Thread.sleep(random.nextInt(300));
                int victim = random.nextInt(WRITERS + 1);
                if (victim == WRITERS) {
                    kill(server);
                    Thread.sleep(random.nextInt(1_500));
                    server = startServer();
                } else {
                    kill(writers.get(victim));
                    writers.set(victim, startWriter(victim, random.nextLong(1L << 40)));
                }
            }
            Thread.sleep(3_000);
            for (Process writer : writers) {
                kill(writer); // what it told is in its file
            }
            check();
        } finally {
            for (Process writer : writers) {
                writer.destroyForcibly();
            }
            server.destroyForcibly();
        }
    }

    /// Some appends have been acknowledged since the last kill, so that the next one meets load; a
    /// machine that is too slow for that is not waited for without end.
    private void awaitWork() throws Exception {
        int before = acknowledged().size();
        for (int waited = 0; waited < 400 && acknowledged().size() < before + 20; waited++) {
            Thread.sleep(50);
        }
    }

    private void check() throws IOException {
        List<String> acknowledged = acknowledged();
        assertThat(acknowledged).as("the writers got to work").hasSizeGreaterThan(KILLS * 5);
        var settings = KurrentSettings.of("esdb://127.0.0.1:%d?tls=false".formatted(port));
        List<StoredEvent> all = new ArrayList<>();
        try (EventStore store = KurrentEventStore.open(settings)) {
            List<StoredEvent> page;
            do {
                page = store.readAll(all.size(), 5_000);
                all.addAll(page);
            } while (page.size() == 5_000);
        }
        wholeAppends(all);
        for (String line : acknowledged) {
            String[] part = line.split(" ");
            long first = Long.parseLong(part[1]);
            long last = Long.parseLong(part[2]);
            for (long position = first; position <= last; position++) {
                StoredEvent event = all.get((int) position - 1);
                assertThat(event.stream()).isEqualTo(part[4]);
                assertThat(new String(event.entry(), UTF_8)).contains("\"" + part[5] + "\"");
            }
            assertThat(all.get((int) last - 1).revision()).isEqualTo(Long.parseLong(part[3]));
        }
        System.out.printf(
                "%d kills, %,d events, %,d appends acknowledged%n",
                KILLS, all.size(), acknowledged.size());
    }

    private List<String> acknowledged() throws IOException {
        var lines = new ArrayList<String>();
        for (Path out : told) {
            String text = Files.readString(out);
            int whole = text.lastIndexOf('\n') + 1; // a kill may have cut the last line
            text.substring(0, whole)
                    .lines()
                    .filter(line -> line.startsWith("A "))
                    .forEach(lines::add);
        }
        return lines;
    }

    private static void wholeAppends(List<StoredEvent> all) {
        var ids = new HashSet<UUID>();
        Map<String, Long> revisions = new HashMap<>();
        Map<String, Integer> seen = new HashMap<>();
        Map<String, Integer> sizes = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            StoredEvent event = all.get(i);
            assertThat(event.position()).isEqualTo(i + 1);
            assertThat(ids.add(event.id())).as("once").isTrue();
            assertThat(event.revision())
                    .isEqualTo(revisions.merge(event.stream(), 0L, (old, one) -> old + 1));
            Matcher entry = ENTRY.matcher(new String(event.entry(), UTF_8));
            assertThat(entry.matches()).isTrue();
            int before = seen.merge(entry.group(1), 1, Integer::sum) - 1;
            assertThat(before).as("in order").isEqualTo(Integer.parseInt(entry.group(2)));
            sizes.put(entry.group(1), Integer.parseInt(entry.group(3)));
        }
        sizes.forEach(
                (group, size) ->
                        assertThat(seen.get(group)).as("no append is half there").isEqualTo(size));
    }
}
