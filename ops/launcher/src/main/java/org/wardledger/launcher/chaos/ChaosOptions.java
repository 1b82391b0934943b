package org.wardledger.launcher.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.wardledger.launcher.Says;
import picocli.CommandLine.Option;

/// How `ledger bench --chaos` is told what to do.
public final class ChaosOptions {
    private static final int MINUTES_MAX = 120;

    @Option(names = "--chaos", descriptionKey = "chaos")
    boolean wanted;

    @Option(names = "--minutes", paramLabel = "M", descriptionKey = "minutes")
    int minutes = 2;

    @Option(names = "--seed", paramLabel = "S", descriptionKey = "chaosSeed")
    @Nullable Long seed;

    @Option(names = "--faults", paramLabel = "F", split = ",", descriptionKey = "faults")
    List<String> faults = FaultKind.codes();

    public boolean wanted() {
        return wanted;
    }

    /// What is wrong with what was asked for; empty where nothing is.
    public Optional<String> wrong() {
        boolean known = FaultKind.codes().containsAll(faults);
        return known && !faults.isEmpty() && minutes >= 1 && minutes <= MINUTES_MAX
                ? Optional.empty()
                : Optional.of(
                        Says.in(null)
                                .text(
                                        "chaos.wrong",
                                        String.join(",", FaultKind.codes()),
                                        MINUTES_MAX));
    }

    /// Runs in an empty folder, which it leaves empty.
    ///
    /// @param machine what it runs on, for the report
    /// @param json file for the report
    /// @return exit code: 0 where every promise was kept
    public int run(Path folder, String machine, @Nullable Path json)
            throws IOException, InterruptedException {
        List<FaultKind> kinds = new ArrayList<>();
        faults.forEach(code -> FaultKind.of(code).ifPresent(kinds::add));
        long chosen = seed == null ? new Random().nextInt(1_000_000) : seed;
        ChaosReport report;
        try (Site site = Site.prepare(folder, jumps(kinds))) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> closeQuietly(site)));
            report = new Chaos(site, kinds, chosen, minutes, machine, System.out).run();
        }
        report.print(System.out);
        if (json != null) {
            report.write(json);
        }
        return report.violations().isEmpty() ? 0 : 1;
    }

    private static boolean jumps(List<FaultKind> kinds) {
        return kinds.contains(FaultKind.CLOCK_JUMP) && Site.noClock().isEmpty();
    }

    private static void closeQuietly(Site site) {
        try {
            site.close();
        } catch (IOException | InterruptedException | RuntimeException e) {
            System.err.println("ledger: something may still be mounted: " + e.getMessage());
        }
    }
}
