package org.wardledger.launcher.chaos;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.wardledger.launcher.Installation;

/// `ledger` with some arguments as a process of its own, which can be started again and again.
final class Program implements AutoCloseable {
    private static final long ORDERLY_S = 40;
    private final List<String> arguments;
    private final Map<String, String> environment;
    private final Path log;
    private @Nullable Process process;

    /// @param log what it says is put there, all starts one after the other
    Program(List<String> arguments, Map<String, String> environment, Path log) {
        this.arguments = arguments;
        this.environment = environment;
        this.log = log;
    }

    /// The same program and the same settings as `ops/ledger` starts.
    private static List<String> java() {
        String classes = System.getProperty("java.class.path");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Daxoniq.update-checker.disabled=true",
                        "-Dledger.search.distribution=" + Installation.searchDistribution()));
        if (classes.endsWith(".jar") && !classes.contains(File.pathSeparator)) {
            command.addAll(List.of("-jar", classes));
        } else {
            command.addAll(List.of("-cp", classes, "org.wardledger.launcher.WardLedger"));
        }
        return command;
    }

    synchronized void start() throws IOException {
        List<String> command = java();
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        process =
                builder.redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
    }

    synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    synchronized long pid() {
        if (process == null) {
            throw new IllegalStateException("not started");
        }
        return process.pid();
    }

    /// Processes that it started: Elasticsearch.
    synchronized List<ProcessHandle> children() {
        return process == null ? List.of() : process.children().toList();
    }

    /// SIGKILL, as the kernel does it: nothing is finished, nothing is said.
    void kill() throws InterruptedException {
        Process now = process;
        if (now != null) {
            now.destroyForcibly();
            now.waitFor();
        }
    }

    /// In order, and by force where that takes too long.
    ///
    /// @return whether it ended in order
    boolean stop() throws InterruptedException {
        Process now = process;
        if (now == null || !now.isAlive()) {
            return false;
        }
        List<ProcessHandle> tree = now.descendants().toList();
        now.destroy();
        boolean orderly = now.waitFor(ORDERLY_S, TimeUnit.SECONDS);
        if (!orderly) {
            kill();
        }
        tree.forEach(ProcessHandle::destroyForcibly);
        return orderly;
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }
}
