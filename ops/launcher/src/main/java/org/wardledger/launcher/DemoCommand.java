package org.wardledger.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.wardledger.command.security.People;
import org.wardledger.command.security.Person;
import org.wardledger.command.security.Policy;
import org.wardledger.launcher.demo.Demo;
import org.wardledger.launcher.demo.DemoClock;
import org.wardledger.launcher.demo.DemoPlan;
import org.wardledger.launcher.publiclog.Beginning;
import org.wardledger.launcher.publiclog.LogOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ledger demo`: synthetic data and the whole product, ready to be looked at.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        resourceBundle = "org.wardledger.launcher.help")
final class DemoCommand implements Callable<Integer> {
    private static final String PASSWORD = "demo";
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    @Mixin ServeOptions options = new ServeOptions();

    @Mixin LogOptions log = new LogOptions();

    @Option(names = "--institutions", paramLabel = "N", descriptionKey = "institutions")
    int institutions = 12;

    @Option(names = "--wards", paramLabel = "N", descriptionKey = "wards")
    int wards = 600;

    @Option(names = "--months", paramLabel = "N", descriptionKey = "months")
    int months = 12;

    @Option(names = "--seed", paramLabel = "S", descriptionKey = "seed")
    long seed = 1;

    @Option(names = "--last-month", paramLabel = "YYYY-MM", descriptionKey = "lastMonth")
    YearMonth last = YearMonth.of(2026, 10);

    @Option(names = "--load-only", descriptionKey = "loadOnly")
    boolean loadOnly;

    @Override
    public Integer call() throws InterruptedException, IOException {
        DemoPlan plan = new DemoPlan(institutions, wards, months, seed, last);
        DataFolder data = options.folder();
        if (!Files.exists(data.people())) {
            load(plan, data, log);
        }
        if (loadOnly) {
            return 0;
        }
        Policy policy = new Policy();
        Product product =
                Product.open(data, policy, Installation.searchDistribution(), Clock.systemUTC());
        ServeCommand.serve(product, data, options, log, () -> ready(product, data));
        return 0;
    }

    /// Loads into an empty folder. A mark stands beside the data while they are loaded: a load
    /// that was cut short is seen by it and begins again; a store without it is somebody's and is
    /// left alone.
    private static void load(DemoPlan plan, DataFolder data, LogOptions log) throws IOException {
        Path mark = data.root().resolve("demo-is-loading");
        if (Files.exists(data.store()) && !Files.exists(mark)) {
            throw new Failed(Says.in(null).text("demo.store-there", data.root()));
        }
        Files.write(mark, new byte[0]);
        Folders.delete(data.store());
        Folders.deleteDatabase(data.index());
        Folders.deleteDatabase(data.vault());
        Folders.delete(data.search());
        Files.deleteIfExists(data.secret());
        Files.createFile(
                data.secret(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(data.secret(), secretOf(plan.seed()));
        fill(plan, data, log);
        Files.delete(mark);
    }

    private static void fill(DemoPlan plan, DataFolder data, LogOptions log) {
        DemoClock clock = new DemoClock(plan.first().atDay(1));
        Progress progress = new Progress(Says.in(null).text("demo.loading"));
        try (OpenLedger ledger = OpenLedger.open(data, OpenLedger.Rules.of(clock))) {
            Beginning.of(ledger.store(), ledger.core(), data, log);
            List<Person> people =
                    new Demo(plan, clock, ledger.core().ledger())
                            .load(progress::percent, new BCryptPasswordEncoder(), PASSWORD);
            progress.done(ledger.store().head());
            new People(data.people()).put(people);
        }
    }

    /// The same seed gives the same ids; a real installation draws its secret at random.
    private static byte[] secretOf(long seed) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(("demo secret " + seed).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void ready(Product product, DataFolder data) {
        Says says = Says.in(null);
        try {
            if (!product.awaitSearchable(PATIENCE)) {
                System.err.println("ledger: " + says.text("demo.not-searchable"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.out.println(says.text("demo.sign-in", PASSWORD));
        new People(data.people())
                .all().stream()
                        .filter(p -> !p.name().matches(".*\\d\\d+|.*[2-9]"))
                        .forEach(p -> System.out.println("  " + p.name() + "  " + p.role()));
        System.out.println(says.text("demo.ready", product.store().head()));
    }
}
