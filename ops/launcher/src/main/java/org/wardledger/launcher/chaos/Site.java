package org.wardledger.launcher.chaos;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wardledger.launcher.DataFolder;
import org.wardledger.transparency.KeyFile;
import org.wardledger.transparency.note.SigningKey;
import org.wardledger.transparency.note.Vkey;

/// A whole installation with its witness, as processes of their own, on a disk of its own.
final class Site implements AutoCloseable {
    private static final String ORIGIN = "chaos.example.org/ledger";
    private static final String WITNESS = "witness.chaos.example.net";
    private static final Path FAKETIME =
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1");

    private final Path base;
    private final Volume volume;
    private final DataFolder data;
    private final Path shift;
    private final Program product;
    private final Program witness;
    private final URI address;
    private final Vkey log;
    private volatile long upSince;
    private boolean closed;

    private Site(
            Path base,
            Volume volume,
            DataFolder data,
            Program product,
            Program witness,
            URI address,
            Vkey log) {
        this.base = base;
        this.volume = volume;
        this.data = data;
        this.shift = base.resolve("clock");
        this.product = product;
        this.witness = witness;
        this.address = address;
        this.log = log;
    }

    /// Prepares folders, keys and policy; starts nothing.
    ///
    /// @param base an empty folder
    /// @param clock whether its clock shall be able to jump
    static Site prepare(Path base, boolean clock) throws IOException, InterruptedException {
        Volume volume = Volume.open(base);
        DataFolder data = DataFolder.of(volume.folder().resolve("data"));
        SecureRandom random = new SecureRandom();
        SigningKey logKey = SigningKey.generate(ORIGIN, random);
        SigningKey witnessKey = SigningKey.generate(WITNESS, random);
        KeyFile.write(data.logKey(), logKey);
        KeyFile.write(base.resolve("witness.key"), witnessKey);
        int port = freePort();
        int witnessPort = freePort();
        Path policy = base.resolve("policy");
        Files.writeString(
                policy,
                """
                log %s
                witness w %s http://127.0.0.1:%d
                group all 1 w
                quorum all
                """
                        .formatted(
                                logKey.logKey().text(),
                                witnessKey.witnessKey().text(),
                                witnessPort));
        return new Site(
                base,
                volume,
                data,
                new Program(
                        serve(data, port, policy),
                        clock ? clock(base.resolve("clock")) : Map.of(),
                        base.resolve("product.log")),
                new Program(
                        witness(base, logKey.logKey(), witnessPort),
                        Map.of(),
                        base.resolve("witness.log")),
                URI.create("http://127.0.0.1:" + port),
                logKey.logKey());
    }

    private static List<String> serve(DataFolder data, int port, Path policy) {
        return List.of(
                "serve",
                "--data",
                data.root().toString(),
                "--port",
                Integer.toString(port),
                "--origin",
                ORIGIN,
                "--policy",
                policy.toString());
    }

    private static List<String> witness(Path base, Vkey log, int port) {
        return List.of(
                "witness",
                "--key",
                base.resolve("witness.key").toString(),
                "--dir",
                base.resolve("witness").toString(),
                "--log",
                log.text(),
                "--port",
                Integer.toString(port));
    }

    /// Only the time of day is shifted: what waits, waits as long as before, and files keep the
    /// times that they have.
    private static Map<String, String> clock(Path shift) throws IOException {
        Files.writeString(shift, "+0");
        Map<String, String> environment = new HashMap<>();
        environment.put("LD_PRELOAD", FAKETIME.toString());
        environment.put("FAKETIME_TIMESTAMP_FILE", shift.toString());
        environment.put("FAKETIME_CACHE_DURATION", "1");
        environment.put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        // With the fix, timed waits of a JVM return at once and spin.
        environment.put("FAKETIME_FORCE_MONOTONIC_FIX", "0");
        environment.put("NO_FAKE_STAT", "1");
        return environment;
    }

    /// Why the clock cannot be made to jump here.
    static Optional<String> noClock() {
        return Files.exists(FAKETIME)
                ? Optional.empty()
                : Optional.of("libfaketime is not installed (Debian: faketime)");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    void startProduct() throws IOException {
        product.start();
        upSince = System.nanoTime();
    }

    void startWitness() throws IOException {
        witness.start();
    }

    /// Moves the clock of the product away from the true one, such as `+26h`.
    void shiftClock(String by) throws IOException {
        Path next = shift.resolveSibling("clock.next");
        Files.writeString(next, by);
        Files.move(next, shift, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Whether the process that runs now ran already at that [System#nanoTime()].
    boolean ranSince(long started) {
        return product.isAlive() && upSince < started;
    }

    Program product() {
        return product;
    }

    Program witness() {
        return witness;
    }

    Volume volume() {
        return volume;
    }

    DataFolder data() {
        return data;
    }

    URI address() {
        return address;
    }

    Vkey log() {
        return log;
    }

    Path policy() {
        return base.resolve("policy");
    }

    /// What the product has said, for evidence.
    Path said() {
        return base.resolve("product.log");
    }

    /// Nothing is left running or mounted: also where this process is told to end in the middle.
    @Override
    public synchronized void close() throws IOException, InterruptedException {
        if (closed) {
            return;
        }
        closed = true;
        volume.thaw();
        volume.empty();
        product.close();
        witness.close();
        keepSearchLog();
        volume.close();
    }

    /// What Elasticsearch said goes with its disk otherwise.
    private void keepSearchLog() throws IOException {
        Path log = data.search().resolve("search/logs/server.log");
        if (Files.exists(log)) {
            Files.copy(log, base.resolve("search.log"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
