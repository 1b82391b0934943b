package org.wardledger.checks.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wardledger.checks.Ports;
import org.wardledger.checks.SourceTree;
import org.wardledger.launcher.Folders;

/// The product, started once per JVM by the script that people start it with, on synthetic data and
/// a free port. It lives until the JVM ends; its log stays under `target`.
final class RunningDemo {
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    /// So few that the small demo has what is too much to be counted.
    private static final int COUNTED = 20;

    /// In the line that says so in any language.
    private static final String READY = "Ctrl-C";

    private static @Nullable RunningDemo running;

    private final Process process;
    private final Path log;
    private final int port;

    private RunningDemo(Path root) throws IOException {
        Path target = Files.createDirectories(root.resolve("ops/checks/target"));
        Path data = target.resolve("browser-demo");
        Folders.delete(data);
        Files.createDirectories(data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        log = target.resolve("browser-demo.log");
        port = Ports.free();
        ProcessBuilder builder =
                new ProcessBuilder(
                        List.of(
                                root.resolve("ops/ledger").toString(),
                                "demo",
                                "--data",
                                data.toString(),
                                "--port",
                                Integer.toString(port),
                                "--institutions",
                                "3",
                                "--wards",
                                "60",
                                "--months",
                                "2"));
        builder.environment().put("LEDGER_SEARCH_COUNTED", Integer.toString(COUNTED));
        process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    }

    /// Address of the running product, without a slash at the end. `-Ddemo.address` names one that
    /// runs already.
    static synchronized String address() {
        String other = System.getProperty("demo.address");
        if (other != null) {
            return other;
        }
        try {
            RunningDemo demo = running;
            if (demo == null) {
                demo = new RunningDemo(SourceTree.ROOT);
                demo.awaitReady();
                running = demo;
            }
            return "http://127.0.0.1:" + demo.port;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(log).contains(READY)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                stop();
                throw new IllegalStateException("not ready; it said: " + Files.readString(log));
            }
            Thread.sleep(200);
        }
    }

    /// Asks first, so that the search server is stopped in order; then makes sure of it.
    private void stop() {
        List<ProcessHandle> tree =
                Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        tree.forEach(ProcessHandle::destroyForcibly);
    }
}
