package org.wardledger.transparency;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.wardledger.transparency.sequencer.Admission;
import org.wardledger.transparency.sequencer.LogSettings;
import org.wardledger.transparency.sequencer.LogWriter;
import org.wardledger.transparency.tiles.FolderSource;
import org.wardledger.transparency.verify.Progress;
import org.wardledger.transparency.verify.Question;
import org.wardledger.transparency.verify.Verifier;

/// How fast a log is written (forced to disk, read back, signed) and verified. Not a test.
///
/// Arguments: number of leaves, bytes per entry.
final class LogBench {
    private LogBench() {}

    public static void main(String[] arguments) throws IOException {
        int leaves = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int bytes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 300;
        Path home = Files.createTempDirectory("log-bench");
        try {
            var store = new MemoryStore();
            for (int i = 0; i < leaves; i++) {
                String number = "{\"n\":\"" + i + "\"}";
                store.add(number + "x".repeat(Math.max(0, bytes - number.length())));
            }
            byte[] first = store.entry(0);
            System.out.printf(
                    "%,d leaves of %d bytes (%s...)%n",
                    leaves, first.length, new String(first, 0, 9, StandardCharsets.UTF_8));
            write(home, store, leaves);
            verify(home, leaves);
        } finally {
            try (Stream<Path> files = Files.walk(home)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void write(Path home, MemoryStore store, int leaves) throws IOException {
        var settings = LogSettings.of(home.resolve("public"), home.resolve("state"), Keys.LOG);
        long start = System.nanoTime();
        int checkpoints = 0;
        try (LogWriter writer = LogWriter.open(store, settings, Admission.all())) {
            boolean more = true;
            while (more) {
                more = writer.advance();
                checkpoints++;
            }
        }
        report("sequence, tiles, read back, sign (" + checkpoints + " checkpoints)", start, leaves);
    }

    private static void verify(Path home, int leaves) throws IOException {
        long start = System.nanoTime();
        var source = new FolderSource(home.resolve("public"));
        var verdict = Verifier.check(source, Question.of(Keys.policy("none")), Progress.none());
        report("verify everything: " + verdict.outcome(), start, leaves);
    }

    private static void report(String what, long start, int leaves) {
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%s: %.1f s, %,.0f leaves/s%n", what, seconds, leaves / seconds);
    }
}
