package org.wardledger.launcher.publiclog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wardledger.launcher.Failed;
import org.wardledger.launcher.Says;
import org.wardledger.transparency.note.Parsed;
import org.wardledger.transparency.note.Policy;
import org.wardledger.transparency.note.Quorum;
import picocli.CommandLine.Option;

/// What the public log is called and who witnesses it.
public final class LogOptions {
    @Option(names = "--origin", paramLabel = "NAME", descriptionKey = "origin")
    @Nullable String origin;

    @Option(names = "--policy", paramLabel = "FILE", descriptionKey = "policy")
    @Nullable Path policy;

    public LogOptions() {}

    LogOptions(@Nullable String origin, @Nullable Path policy) {
        this.origin = origin;
        this.policy = policy;
    }

    /// The policy file, where one is named.
    ///
    /// @throws Failed where it cannot be followed
    Optional<WitnessPolicy> witnesses(Says says) {
        Path file = policy;
        if (file == null) {
            return Optional.empty();
        }
        WitnessPolicy read = WitnessPolicy.read(file, says);
        boolean reachable = read.policy().witnesses().stream().anyMatch(w -> w.url().isPresent());
        if (!reachable && !(read.policy().quorum() instanceof Quorum.None)) {
            throw new Failed(says.text("log.policy-no-address", file));
        }
        return Optional.of(read);
    }

    /// @param text the file as it stands
    record WitnessPolicy(String text, Policy policy) {

        static WitnessPolicy read(Path file, Says says) {
            byte[] bytes;
            try {
                bytes = Files.readAllBytes(file);
            } catch (IOException _) {
                throw new Failed(says.text("log.no-policy-file", file));
            }
            return switch (Policy.parse(bytes)) {
                case Parsed.Good<Policy>(Policy policy) ->
                        new WitnessPolicy(
                                new String(bytes, java.nio.charset.StandardCharsets.UTF_8), policy);
                case Parsed.Bad<Policy>(String code, String detail) ->
                        throw new Failed(says.text("log.bad-policy", file, code, detail));
            };
        }
    }
}
