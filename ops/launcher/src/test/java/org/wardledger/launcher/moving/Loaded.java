package org.wardledger.launcher.moving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.sqlite.SqliteEventReader;
import org.wardledger.eventstore.sqlite.SqliteEventStore;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.WardLedger;
import org.wardledger.launcher.publiclog.LogOptions;
import org.wardledger.launcher.publiclog.PublicLog;
import org.wardledger.transparency.note.SignedCheckpoint;

/// A real ledger in a folder, with demo data and a public log over all of it.
final class Loaded {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Loaded() {}

    /// One home, three wards, one month.
    static void home(Path folder) throws Exception {
        assertThat(
                        WardLedger.run(
                                "demo",
                                "--load-only",
                                "--institutions=1",
                                "--wards=3",
                                "--months=1",
                                "--data=" + folder))
                .isZero();
        publish(DataFolder.of(folder));
    }

    /// Lets the log reach the end of the store.
    static void publish(DataFolder data) throws Exception {
        try (EventStore store = SqliteEventStore.open(data.store());
                PublicLog log = log(store, data)) {
            awaitPublished(store, log);
        }
    }

    static PublicLog log(EventStore store, DataFolder data) {
        return PublicLog.start(store, data, new LogOptions(), InstantSource.system());
    }

    static void awaitPublished(EventStore store, PublicLog log) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (log.reader().latest().map(SignedCheckpoint::size).orElse(0L) < store.head()) {
            assertThat(log.trouble()).isEmpty();
            assertThat(System.nanoTime()).as("time to publish").isLessThan(end);
            Thread.sleep(20);
        }
    }

    static Path copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.toAbsolutePath().getParent());
        try (var walk = Files.walk(from)) {
            for (Path file : walk.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        return to;
    }

    static Path key(Path folder, int first) throws IOException {
        byte[] bytes = new byte[BackupKey.BYTES];
        bytes[0] = (byte) first;
        Path file = folder.resolve("backup-key-" + first);
        Files.writeString(file, Base64.getEncoder().encodeToString(bytes));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    /// Sealed entries as the log admits them; no rule reads them.
    static void append(EventStore store, String stream, int events) {
        for (int i = 0; i < events; i++) {
            UUID id = new UUID(7, store.head());
            String entry =
                    "{\"d\":{\"s\":\"%s\"},\"day\":\"2026-10-01\",\"f\":1,\"id\":\"%s\",\"t\":\"synthetic.v1\"}"
                            .formatted(stream, id);
            NewEvent event =
                    new NewEvent(
                            id,
                            "synthetic.v1",
                            Instant.parse("2026-10-01T09:00:00.123456Z"),
                            entry.getBytes(StandardCharsets.UTF_8),
                            new byte[] {1, 2, 3});
            store.append(stream, ExpectedRevision.any(), List.of(event)).join();
        }
    }

    static HistoryDigest.Sum sum(Path data) {
        try (SqliteEventReader reader = SqliteEventReader.open(data.resolve("store"))) {
            return Reread.of(reader::readAll, reader.head()).history();
        }
    }

    /// @param code how the command ended
    record Said(int code, String out, String err) {}

    static Said run(Object... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(heard, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
            String[] texts = new String[arguments.length];
            for (int i = 0; i < texts.length; i++) {
                texts[i] = String.valueOf(arguments[i]);
            }
            int code = WardLedger.run(texts);
            return new Said(
                    code,
                    heard.toString(StandardCharsets.UTF_8),
                    complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
