package org.wardledger.launcher.chaos;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A run as a table and as JSON.
///
/// @param seconds of load and faults
/// @param leftOut faults that this machine does not permit, with the reason
/// @param sent requests, repetitions included
/// @param acknowledged commands answered with what was recorded
/// @param refused commands that a rule refused
/// @param turnedAway answers that the ledger cannot now, with a time to come back
/// @param unknown requests without an answer
/// @param resolved commands whose outcome was unknown for a time
/// @param recordedAllAlong those of them that had been recorded
/// @param problems how often each code was answered
record ChaosReport(
        long seed,
        String started,
        String machine,
        long seconds,
        List<Survived> faults,
        Map<String, String> leftOut,
        long sent,
        long acknowledged,
        long refused,
        long turnedAway,
        long unknown,
        long resolved,
        long recordedAllAlong,
        long pages,
        Map<String, Integer> problems,
        long entries,
        long checkpoints,
        long checks,
        List<Violation> violations) {

    void print(PrintStream out) {
        out.println();
        out.println(
                "fault         | injected | survived | recovery s min/med/max | acknowledged in it");
        out.println(
                "--------------+----------+----------+------------------------+-------------------");
        faults.forEach(f -> out.println(f.line()));
        leftOut.forEach((fault, why) -> out.println(fault + " left out: " + why));
        out.println();
        out.printf(
                "requests %,d; commands acknowledged %,d, refused by a rule %,d; turned away with a"
                        + " time to come back %,d%n",
                sent, acknowledged, refused, turnedAway);
        out.printf(
                "requests without an answer %,d; commands of unknown outcome %,d, all resolved"
                        + " under their key, %,d had been recorded%n",
                unknown, resolved, recordedAllAlong);
        out.printf(
                "pages %,d; entries published %,d; checkpoints kept %,d; problems %s%n",
                pages, entries, checkpoints, problems);
        out.printf(
                "checks %,d, violations %,d (seed %d, %d s)%n",
                checks, violations.size(), seed, seconds);
        violations.forEach(v -> out.println("VIOLATION " + v.text()));
    }

    void write(Path file) throws IOException {
        JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Files.write(file, json.writeValueAsBytes(this));
    }
}
