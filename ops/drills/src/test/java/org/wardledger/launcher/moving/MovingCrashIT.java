package org.wardledger.launcher.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.launcher.moving.Loaded.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.sqlite.SqliteEventStore;
import org.wardledger.launcher.Folders;
import org.wardledger.launcher.WardLedger;

/// The real commands in processes of their own, killed at random instants: after a kill the same
/// command can be run again and ends right, nothing half-made can be taken for whole, and what is
/// copied from is untouched. `-Dledger.crash.kills=25` kills more often.
class MovingCrashIT {
    private static final int KILLS = Integer.getInteger("ledger.crash.kills", 3);
    private static final int EVENTS = 12_000;
    private static final int KILLED = 128 + 9;

    @TempDir static Path root;
    private static Path data = Path.of("");
    private static Path key = Path.of("");
    private static HistoryDigest.Sum sum = new HistoryDigest.Sum(0, "", "");
    private final Random chance = new Random(20_261_127);

    @BeforeAll
    static void a_ledger_with_some_weight() throws Exception {
        data = root.resolve("data");
        Loaded.home(data);
        key = Loaded.key(root, 1);
        try (EventStore store = SqliteEventStore.open(data.resolve("store"))) {
            for (int stream = 0; store.head() < EVENTS; stream++) {
                store.append("s" + stream, ExpectedRevision.noStream(), some(store.head())).join();
            }
        }
        sum = Loaded.sum(data);
    }

    private static List<NewEvent> some(long from) {
        List<NewEvent> events = new ArrayList<>();
        for (int i = 0; i < 1 + from % 5; i++) {
            byte[] entry = "{\"n\":\"%d\"}".formatted(from + i).getBytes(StandardCharsets.UTF_8);
            events.add(
                    new NewEvent(
                            new UUID(9, from + i),
                            "synthetic.v1",
                            Instant.parse("2026-10-01T09:00:00Z"),
                            entry,
                            new byte[900]));
        }
        return events;
    }

    private static Process start(Object... arguments) throws IOException {
        Path temp = Files.createDirectories(root.resolve("temp"));
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Djava.io.tmpdir=" + temp,
                                "-cp",
                                System.getProperty("java.class.path"),
                                WardLedger.class.getName()));
        for (Object argument : arguments) {
            command.add(String.valueOf(argument));
        }
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("said").toFile())
                .start();
    }

    /// Milliseconds of a run that nobody kills.
    private static long whole(Object... arguments) throws Exception {
        long start = System.nanoTime();
        int code = start(arguments).waitFor();
        assertThat(code).as(Files.readString(root.resolve("temp/said"))).isZero();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    /// Kills somewhere in the second part of its life, where the work is; true where it was in
    /// time.
    private boolean killed(long millis, Object... arguments) throws Exception {
        Process process = start(arguments);
        boolean ended =
                process.waitFor(
                        millis / 4 + chance.nextLong(millis * 3 / 4), TimeUnit.MILLISECONDS);
        if (!ended) {
            assertThat(process.toHandle().destroyForcibly()).isTrue();
        }
        int code = process.waitFor();
        assertThat(code).as(Files.readString(root.resolve("temp/said"))).isIn(0, KILLED);
        return code == KILLED;
    }

    @Test
    void a_killed_backup_leaves_no_file_by_its_name_or_a_whole_one() throws Exception {
        Object[] unkilled = backup("first");
        long millis = whole(unkilled);
        int kills = 0;
        for (int i = 0; i < KILLS; i++) {
            Path file = root.resolve("killed.backup");
            boolean killed = killed(millis, backup("killed"));
            kills += killed ? 1 : 0;
            millis = killed ? millis : millis * 3 / 4;
            assertThat(Loaded.sum(data)).isEqualTo(sum);
            if (Files.exists(file)) {
                restored(file, root.resolve("of-killed-" + i));
                Files.delete(file);
            }
        }
        whole(backup("killed"));
        restored(root.resolve("killed.backup"), root.resolve("of-last"));
        assertThat(root.resolve("killed.backup.part")).doesNotExist();
        assertThat(root.resolve("killed.backup.trial")).doesNotExist();
        assertThat(kills).as("kills that came in time").isPositive();
    }

    private static Object[] backup(String name) {
        Path file = root.resolve(name + ".backup");
        return new Object[] {"backup", "--data", data, "--to", file, "--key-file", key};
    }

    private static void restored(Path file, Path to) {
        Loaded.Said said = run("restore", file, "--to", to, "--key-file", key);
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(Loaded.sum(to)).isEqualTo(sum);
    }

    @Test
    void a_killed_restore_does_not_start_and_begins_anew() throws Exception {
        Path file = root.resolve("whole.backup");
        assertThat(
                        run(
                                        "backup",
                                        "--data",
                                        data,
                                        "--to",
                                        file,
                                        "--key-file",
                                        key,
                                        "--no-verify")
                                .code())
                .isZero();
        long millis = whole(restore(file, root.resolve("unkilled")));
        Path to = root.resolve("killed");
        int kills = 0;
        for (int i = 0; i < KILLS; i++) {
            boolean killed = killed(millis, restore(file, to));
            kills += killed ? 1 : 0;
            millis = killed ? millis : millis * 3 / 4;
            if (Files.exists(to.resolve("restoring"))) {
                Loaded.Said said = run("replay", "--data", to);
                assertThat(said.code()).isNotZero();
                assertThat(said.err()).contains("restore.unfinished");
            } else if (Files.exists(to.resolve(Restored.FILE))) {
                assertThat(Loaded.sum(to)).as("whole, since the mark is gone").isEqualTo(sum);
                Folders.delete(to);
            }
        }
        whole(restore(file, to));
        assertThat(Loaded.sum(to)).isEqualTo(sum);
        assertThat(kills).as("kills that came in time").isPositive();
    }

    private static Object[] restore(Path file, Path to) {
        return new Object[] {"restore", file, "--to", to, "--key-file", key};
    }

    @Test
    void a_killed_migration_goes_on_where_it_was_and_ends_with_the_same_root() throws Exception {
        long millis = whole(migrate(root.resolve("unkilled-copy")));
        Path to = root.resolve("copy");
        int kills = 0;
        for (int i = 0; i < KILLS; i++) {
            if (killed(millis, migrate(to))) {
                kills++;
            } else { // it was faster than the one before: once more from the beginning, and sooner
                Folders.delete(to);
                millis = millis * 3 / 4;
            }
            assertThat(Loaded.sum(data)).isEqualTo(sum);
        }
        whole(migrate(to));
        assertThat(Loaded.sum(to)).isEqualTo(sum);
        assertThat(kills).as("kills that came in time").isPositive();
    }

    private static Object[] migrate(Path to) {
        return new Object[] {"migrate", "--from=sqlite:" + data, "--to=sqlite:" + to};
    }
}
