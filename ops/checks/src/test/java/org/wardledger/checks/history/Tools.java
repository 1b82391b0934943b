package org.wardledger.checks.history;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wardledger.launcher.WardLedger;

/// Programs that outsiders run: the commands of the ledger, and witnesses in their own processes.
final class Tools {
    private static final Pattern PORT = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");
    private static final long PATIENCE_S = 180;

    private Tools() {}

    /// @param said both standard streams
    record Said(int exitCode, String said) {}

    /// A command of the ledger inside this process.
    static Said ledger(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            System.setOut(both);
            System.setErr(both);
            int code = WardLedger.run(arguments);
            return new Said(code, said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /// A witness in a process of its own, on a port that stays the same.
    static Process witness(Path home, String name, String log, int port) throws Exception {
        Path out = home.resolve(name + ".out");
        Files.deleteIfExists(out);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx64m", "-cp", System.getProperty("java.class.path")));
        command.add(WardLedger.class.getName());
        command.addAll(List.of("witness", "--key", home.resolve(name + ".key").toString()));
        command.addAll(List.of("--dir", home.resolve(name).toString(), "--log", log));
        command.addAll(List.of("--port", Integer.toString(port)));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        await(() -> found(out).isPresent() || !process.isAlive());
        if (!process.isAlive()) {
            throw new AssertionError("no witness: " + Files.readString(out));
        }
        return process;
    }

    private static Optional<String> found(Path out) throws IOException {
        Matcher port = PORT.matcher(Files.readString(out));
        return port.find() ? Optional.of(port.group(1)) : Optional.empty();
    }

    static Said run(ProcessBuilder builder) throws Exception {
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
            throw new AssertionError(builder.command() + " does not end");
        }
        return new Said(process.exitValue(), said);
    }

    static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not come to it");
            }
            Thread.sleep(50);
        }
    }

    static Path copy(Path folder, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.toList()) {
                Path target = to.resolve(folder.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
        return to;
    }
}
