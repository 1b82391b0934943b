package org.wardledger.checks.history;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wardledger.checks.SourceTree;
import org.wardledger.checks.history.Tools.Said;

/// Two verifiers that share no code: the command of the ledger, and one in Go.
///
/// @param policy whom they trust
/// @param logKey public key of the log
/// @param go empty where this machine cannot build it
record Verifiers(Path policy, String logKey, Optional<Path> go) {
    private static final Path LIBRARY = Path.of("/usr/share/gocode");

    Said ours(String place, String... more) {
        List<String> arguments = new ArrayList<>(List.of("verify", place));
        arguments.addAll(List.of("--policy", policy.toString()));
        arguments.addAll(List.of(more));
        return Tools.ledger(arguments.toArray(String[]::new));
    }

    /// Empty where there is none; why has been printed.
    Optional<Said> inGo(String place) throws Exception {
        if (go.isEmpty()) {
            return Optional.empty();
        }
        String witnesses =
                Files.readAllLines(policy).stream()
                        .filter(l -> l.startsWith("witness "))
                        .map(l -> l.split(" ", -1)[2])
                        .collect(joining(","));
        List<String> command = new ArrayList<>(List.of(go.get().toString(), "-dir", place));
        command.addAll(List.of("-quorum", "2", "-log", logKey, "-witnesses", witnesses));
        return Optional.of(Tools.run(new ProcessBuilder(command)));
    }

    /// The one in Go; empty, with the reason printed, where the machine has no Go.
    static Optional<Path> buildGo(Path work) throws Exception {
        Optional<String> missing = missing();
        if (missing.isPresent()) {
            System.out.println("SKIPPED, no second verifier in Go: " + missing.get());
            return Optional.empty();
        }
        Path source = Files.createDirectories(work.resolve("go/src/verify"));
        Files.copy(
                SourceTree.ROOT.resolve("projections/transparency/src/test/go/verify/main.go"),
                source.resolve("main.go"));
        Path program = work.resolve("verify");
        ProcessBuilder builder =
                new ProcessBuilder("go", "build", "-o", program.toString(), "verify");
        builder.environment().put("GO111MODULE", "off");
        builder.environment().put("GOFLAGS", "");
        builder.environment().put("GOPATH", work.resolve("go") + ":" + LIBRARY);
        builder.environment().put("GOCACHE", work.resolve("go-cache").toString());
        Said built = Tools.run(builder);
        if (built.exitCode() != 0) {
            throw new AssertionError("go build: " + built.said());
        }
        return Optional.of(program);
    }

    private static Optional<String> missing() throws Exception {
        if (!Files.isDirectory(LIBRARY.resolve("src/golang.org/x/mod/sumdb/tlog"))) {
            return Optional.of("golang-golang-x-mod-dev is not installed");
        }
        try {
            Said version = Tools.run(new ProcessBuilder("go", "version"));
            return version.exitCode() == 0 ? Optional.empty() : Optional.of(version.said());
        } catch (IOException e) {
            return Optional.of("golang-go is not installed: " + e.getMessage());
        }
    }
}
