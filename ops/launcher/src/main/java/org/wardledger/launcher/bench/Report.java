package org.wardledger.launcher.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A run as a table and as JSON.
///
/// @param started when
/// @param seconds of each load
record Report(Instant started, Machine machine, String loadAtEnd, long seconds, List<Row> rows) {
    private static final String LINE = "%-14s| %-54s| %s%n";

    static void head(PrintStream out, Machine machine) {
        out.println(machine.text());
        if (machine.busy()) {
            out.println("WARNING: the machine is busy; these are not the figures of an idle one");
        }
        out.printf(LINE, "row", "measured", "peer of the same run");
        out.println("-".repeat(14) + "+" + "-".repeat(55) + "+" + "-".repeat(50));
    }

    static void line(PrintStream out, Row row) {
        String peer = row.peer().isEmpty() ? "" : row.peer() + ": " + texts(row.peers());
        out.printf(LINE, row.name(), texts(row.ours()), peer);
        row.note().forEach(note -> out.printf(LINE, "", "  " + note, ""));
    }

    private static String texts(List<Figure> figures) {
        return figures.stream()
                .map(f -> f.what() + " " + f.text())
                .collect(Collectors.joining(", "));
    }

    void write(Path file) throws IOException {
        JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Files.write(file, json.writeValueAsBytes(this));
    }
}
