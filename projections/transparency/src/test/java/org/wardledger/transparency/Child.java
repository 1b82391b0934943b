package org.wardledger.transparency;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.sqlite.SqliteEventStore;
import org.wardledger.transparency.note.SigningKey;
import org.wardledger.transparency.sequencer.Admission;
import org.wardledger.transparency.sequencer.LogSettings;
import org.wardledger.transparency.sequencer.LogWriter;
import org.wardledger.transparency.witness.Witness;

/// A log or a witness in a process of its own, to be killed. Keys and folders lie in `home`.
final class Child {
    private Child() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "log" -> log(home, Long.parseLong(arguments[2]));
            case "witness" -> witness(home);
            case String other -> throw new IllegalArgumentException(other);
        }
    }

    private static void log(Path home, long seed) throws IOException {
        var random = new SplittableRandom(seed);
        boolean more = true;
        try (EventStore store = SqliteEventStore.open(home.resolve("store"))) {
            while (more) {
                var settings =
                        LogSettings.of(home.resolve("public"), home.resolve("state"), key(home))
                                .withLeavesMax(1 + random.nextInt(400));
                try (LogWriter writer = LogWriter.open(store, settings, Admission.all())) {
                    for (int i = 0; i < 10 && more; i++) {
                        more = writer.advance();
                    }
                }
            }
        }
    }

    private static void witness(Path home) throws Exception {
        SigningKey log = Keys.good(KeyFile.read(home.resolve("log.key")));
        var settings =
                new Witness.Settings(
                        key(home),
                        List.of(log.logKey()),
                        home.resolve("memory"),
                        new InetSocketAddress("127.0.0.1", 0));
        Witness witness = Witness.start(settings, InstantSource.system());
        Path beside = home.resolve("port.tmp");
        Files.writeString(beside, "" + witness.address().getPort());
        Files.move(beside, home.resolve("port"));
        Thread.sleep(Long.MAX_VALUE);
    }

    private static SigningKey key(Path home) throws IOException {
        return Keys.good(KeyFile.read(home.resolve("key")));
    }

    static Process start(String what, Path home, long seed) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dorg.sqlite.tmpdir=" + Files.createDirectories(home.resolve("temp")),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        what,
                        home.toString(),
                        Long.toString(seed))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(home.resolve("errors").toFile())
                .start();
    }
}
