package org.wardledger.transparency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The second verifier, built from `src/test/go` with the Go of the machine.
final class GoVerifier {
    private static final Path LIBRARY = Path.of("/usr/share/gocode");

    private final Path program;

    private GoVerifier(Path program) {
        this.program = program;
    }

    /// @param word first word of its verdict
    record Said(int exitCode, String line) {}

    /// Empty, with the reason printed, where the machine has no Go or no sumdb code.
    static Optional<GoVerifier> build(Path work) throws Exception {
        Path library = LIBRARY.resolve("src/golang.org/x/mod/sumdb/tlog");
        if (!Files.isDirectory(library)) {
            System.out.println(
                    "no Go verifier: " + library + " (golang-golang-x-mod-dev) is missing");
            return Optional.empty();
        }
        Path source = Files.createDirectories(work.resolve("go/src/verify"));
        Files.copy(Path.of("src/test/go/verify/main.go"), source.resolve("main.go"));
        Path program = work.resolve("verify");
        var builder = new ProcessBuilder("go", "build", "-o", program.toString(), "verify");
        builder.environment().put("GO111MODULE", "off");
        builder.environment().put("GOFLAGS", "");
        builder.environment().put("GOPATH", work.resolve("go") + ":" + LIBRARY);
        builder.environment().put("GOCACHE", work.resolve("go-cache").toString());
        builder.redirectErrorStream(true);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            System.out.println("no Go verifier: " + e.getMessage() + " (golang-go is missing)");
            return Optional.empty();
        }
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new AssertionError("go build: " + said);
        }
        return Optional.of(new GoVerifier(program));
    }

    Said verify(Path folder, int quorum, String... more) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(List.of("-dir", folder.toString(), "-quorum", "" + quorum));
        command.addAll(List.of("-log", Keys.LOG.logKey().text()));
        command.addAll(
                List.of(
                        "-witnesses",
                        Keys.WITNESS_A.witnessKey() + "," + Keys.WITNESS_B.witnessKey()));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes()).strip();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("the Go verifier does not end");
        }
        return new Said(process.exitValue(), said);
    }
}
