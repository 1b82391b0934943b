package org.wardledger.launcher.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Tools of the operating system, each with a time limit.
final class Shell {
    private static final long PATIENCE_S = 60;

    private Shell() {}

    /// @param code 0 where it did what it was asked
    /// @param said all of its output
    record Result(int code, String said) {
        boolean fine() {
            return code == 0;
        }
    }

    static Result run(String... command) throws InterruptedException {
        try {
            Path said = Files.createTempFile("chaos", ".out");
            try {
                Process process =
                        new ProcessBuilder(command)
                                .redirectErrorStream(true)
                                .redirectOutput(said.toFile())
                                .start();
                process.getOutputStream().close();
                if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    return new Result(-1, "no end after " + PATIENCE_S + " s");
                }
                String text = Files.readString(said, StandardCharsets.UTF_8);
                return new Result(process.exitValue(), text.strip());
            } finally {
                Files.delete(said);
            }
        } catch (IOException e) {
            return new Result(-1, String.valueOf(e.getMessage()));
        }
    }

    static Result signal(String name, long pid) throws InterruptedException {
        return run("kill", "-" + name, Long.toString(pid));
    }

    /// Throws where the tool does not do it.
    static void must(List<String> command) throws InterruptedException {
        Result result = run(command.toArray(String[]::new));
        if (!result.fine()) {
            throw new IllegalStateException(String.join(" ", command) + ": " + result.said());
        }
    }
}
