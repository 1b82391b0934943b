package org.wardledger.launcher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wardledger.launcher.DatabaseOptions;
import org.wardledger.launcher.Failed;
import org.wardledger.launcher.Folders;
import org.wardledger.launcher.Says;
import org.wardledger.launcher.chaos.ChaosOptions;
import org.wardledger.launcher.demo.DemoPlan;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `ledger bench`: measures this machine, each figure beside its peer of the same run. Works in a
/// folder of its own, which it removes; a row that fails is an error and no figure.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        resourceBundle = "org.wardledger.launcher.help")
public final class BenchCommand implements Callable<Integer> {
    private static final long ENTRIES_MAX = 100_000_000;
    private static final int SECONDS_MAX = 600;

    @Spec @Nullable CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "benchData")
    @Nullable Path data;

    @Option(names = "--rows", paramLabel = "R", split = ",", descriptionKey = "rows")
    List<String> chosen = List.of();

    @Option(names = "--seconds", paramLabel = "N", descriptionKey = "seconds")
    int seconds = 10;

    @Option(names = "--json", paramLabel = "FILE", descriptionKey = "json")
    @Nullable Path json;

    @Option(names = "--institutions", paramLabel = "N", descriptionKey = "institutions")
    int institutions = 12;

    @Option(names = "--wards", paramLabel = "N", descriptionKey = "wards")
    int wards = 600;

    @Option(names = "--months", paramLabel = "N", descriptionKey = "months")
    int months = 12;

    @Option(names = "--entries", paramLabel = "N", descriptionKey = "entries")
    long entries;

    @Mixin DatabaseOptions.Peer peer = new DatabaseOptions.Peer();

    @Mixin ChaosOptions chaos = new ChaosOptions();

    @Override
    public Integer call() throws Exception {
        if (chaos.wanted()) {
            return underFailure();
        }
        Map<String, Measure> rows = Rows.all();
        check(rows.keySet());
        if (!chosen.isEmpty()) {
            rows.keySet().retainAll(Set.copyOf(chosen));
        }
        Path folder = folder();
        DemoPlan plan = new DemoPlan(institutions, wards, months, 1, YearMonth.of(2026, 10));
        Duration time = Duration.ofSeconds(seconds);
        try (BenchContext context =
                new BenchContext(folder, time, plan, entries, peer.settings())) {
            run(rows, context);
        } finally {
            Files.deleteIfExists(folder);
        }
        return 0;
    }

    private void check(Set<String> rows) {
        Says says = Says.in(null);
        for (String name : chosen) {
            if (!rows.contains(name)) {
                throw wrong(says.text("bench.no-row", name, String.join(",", rows)));
            }
        }
        if (seconds < 1 || seconds > SECONDS_MAX) {
            throw wrong(says.text("usage.between", "--seconds", 1, SECONDS_MAX));
        }
        if (entries < 0 || entries > ENTRIES_MAX) {
            throw wrong(says.text("usage.between", "--entries", 0, ENTRIES_MAX));
        }
    }

    private CommandLine.ParameterException wrong(String why) {
        return new CommandLine.ParameterException(
                spec == null ? new CommandLine(this) : spec.commandLine(), why);
    }

    /// The real product under load and faults, instead of figures.
    private int underFailure() throws IOException, InterruptedException {
        Optional<String> mistaken = chaos.wrong();
        if (mistaken.isPresent()) {
            throw wrong(mistaken.get());
        }
        Path folder = folder();
        boolean kept = false;
        try {
            int code = chaos.run(folder, Machine.now().text(), json);
            kept = code == 0;
            return code;
        } finally {
            if (kept) {
                Folders.delete(folder);
            } else {
                System.err.println("ledger: " + Says.in(null).text("bench.kept", folder));
            }
        }
    }

    private void run(Map<String, Measure> rows, BenchContext context) throws Exception {
        Machine machine = Machine.now();
        Instant started = Instant.now();
        Report.head(System.out, machine);
        List<Row> measured = new ArrayList<>();
        for (Map.Entry<String, Measure> each : rows.entrySet()) {
            Row row = each.getValue().measure(context);
            Report.line(System.out, row);
            measured.add(row);
        }
        Machine end = Machine.now();
        System.out.println("load at the end " + end.load());
        if (json != null) {
            new Report(started, machine, end.load(), seconds, measured).write(json);
        }
    }

    /// Data that are there already are nobody's to measure on: the folder must be new or empty.
    private Path folder() throws IOException {
        if (data == null) {
            // The search server may run as another user, who has to enter.
            return Files.createTempDirectory(
                    "ledger-bench",
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwxr-xr-x")));
        }
        Files.createDirectories(data);
        try (var inside = Files.list(data)) {
            if (inside.findAny().isPresent()) {
                throw new Failed(Says.in(null).text("bench.not-empty", data));
            }
        }
        return data;
    }
}
