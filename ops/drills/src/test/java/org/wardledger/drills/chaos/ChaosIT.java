package org.wardledger.drills.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The short form of `ledger bench --chaos`, as people start it: two minutes of load and faults on
/// the real product, always those of the same seed. `-Dchaos.minutes`, `-Dchaos.seed` and
/// `-Dchaos.faults` choose others.
class ChaosIT {
    private static final String MINUTES = System.getProperty("chaos.minutes", "2");
    private static final String SEED = System.getProperty("chaos.seed", "2026");

    /// Empty for all that the machine permits; the run says which it left out, and why.
    private static final String FAULTS = System.getProperty("chaos.faults", "");

    /// Start, load, the last faults and all that is asked at the end, on a slow machine.
    private static final long PATIENCE_MINUTES = Long.parseLong(MINUTES) + 20;

    @Test
    void nothing_is_lost_and_every_refusal_is_clear_whatever_fails() throws Exception {
        System.out.println("chaos: seed " + SEED + ", " + MINUTES + " min " + FAULTS);
        Path root = Path.of("../..").toAbsolutePath().normalize();
        Path target = Files.createDirectories(root.resolve("ops/drills/target"));
        Path log = target.resolve("chaos.log");
        Path json = target.resolve("chaos.json");
        Files.deleteIfExists(json);
        Process process = start(root, log, json);
        boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.destroy();
            process.waitFor(1, TimeUnit.MINUTES);
        }
        String said = Files.readString(log);
        System.out.println(said);
        assertThat(ended).as(said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        JsonNode report = new JsonMapper().readTree(Files.readAllBytes(json));
        assertThat(report.get("violations").size()).isZero();
        assertThat(report.get("acknowledged").asLong()).isPositive();
        assertThat(report.get("faults").size()).isPositive();
    }

    private static Process start(Path root, Path log, Path json) throws IOException {
        // The search server may run as another user, who has to enter.
        Path data =
                Files.createTempDirectory(
                        "ledger-chaos",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwxr-xr-x")));
        List<String> command = new ArrayList<>();
        command.add(root.resolve("ops/ledger").toString());
        command.addAll(List.of("bench", "--chaos", "--minutes", MINUTES, "--seed", SEED));
        command.addAll(List.of("--data", data.toString(), "--json", json.toString()));
        if (!FAULTS.isEmpty()) {
            command.addAll(List.of("--faults", FAULTS));
        }
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }
}
