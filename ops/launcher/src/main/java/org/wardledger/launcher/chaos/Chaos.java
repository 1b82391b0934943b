package org.wardledger.launcher.chaos;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.wardledger.command.security.People;

/// One run: homes at work, one fault after the other, and after each the question whether anything
/// that was promised was not kept. Bounded by its minutes; what hangs is given up and told.
final class Chaos {
    private static final int HOMES = 4;
    private static final int PACE_MS = 160;
    private static final int REPEATED_AT_END = 400;

    private final Site site;
    private final List<FaultKind> kinds;
    private final long seed;
    private final int minutes;
    private final String machine;
    private final PrintStream out;
    private final Tally tally;
    private final Door door;
    private final Gate gate = new Gate();
    private final Acknowledged acknowledged;
    private final LogWatch watch;
    private final LogAudit audit;
    private final Map<FaultKind, Survived> survived = new EnumMap<>(FaultKind.class);
    private final Map<FaultKind, String> leftOut;

    Chaos(
            Site site,
            List<FaultKind> kinds,
            long seed,
            int minutes,
            String machine,
            PrintStream out) {
        this.site = site;
        this.kinds = kinds;
        this.seed = seed;
        this.minutes = minutes;
        this.machine = machine;
        this.out = out;
        this.tally = new Tally(out);
        this.door = new Door(site::address, site::ranSince, tally);
        this.acknowledged = new Acknowledged(tally);
        this.watch = new LogWatch(door, tally, site);
        this.audit = new LogAudit(site, tally, acknowledged);
        this.leftOut = Faults.missing(site);
    }

    ChaosReport run() throws IOException, InterruptedException {
        out.println(machine);
        out.println("seed " + seed + ", " + minutes + " min; " + Faults.slowness(site));
        leftOut.forEach((kind, why) -> out.println(kind.code() + " left out: " + why));
        Instant started = Instant.now();
        long[] took = new long[1];
        try (door) {
            List<HomeBooks> homes = found();
            Reckoning reckoning = new Reckoning(door, tally, homes, acknowledged, watch, audit);
            long begun = System.nanoTime();
            boolean well = work(homes, reckoning);
            took[0] = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
            if (!well) {
                out.println("the ledger did not come back; what is asked at the end is left out");
                watch.end();
                return report(started, took[0]);
            }
            new Ending(site, door, tally, out)
                    .check(reckoning, acknowledged.from(0), REPEATED_AT_END, watch);
        }
        return report(started, took[0]);
    }

    private List<HomeBooks> found() throws IOException, InterruptedException {
        Staff.people(new People(site.data().people()), HOMES);
        site.startWitness();
        site.startProduct();
        if (new Recovery(door).await().isEmpty()) {
            throw new IllegalStateException("the ledger does not start; see " + site.said());
        }
        watch.start();
        // Of a month that is over, all days are past.
        YearMonth month = YearMonth.now(ZoneOffset.ofHours(5)).minusMonths(1);
        Foundation foundation = new Foundation(door, month, seed, acknowledged::add);
        foundation.rules();
        List<HomeBooks> homes = new ArrayList<>();
        for (int n = 1; n <= HOMES; n++) {
            homes.add(foundation.home(n));
        }
        return homes;
    }

    /// @return whether the ledger is well after the last fault
    private boolean work(List<HomeBooks> homes, Reckoning reckoning)
            throws IOException, InterruptedException {
        Crowd crowd = new Crowd(homes, door, gate, acknowledged, PACE_MS);
        Faults faults = new Faults(site, crowd, seed);
        List<Clerk> clerks =
                homes.stream()
                        .map(h -> new Clerk(h, door, gate, acknowledged, seed, PACE_MS))
                        .toList();
        Visitor visitor = new Visitor(door, tally, seed);
        clerks.forEach(Clerk::start);
        visitor.start();
        gate.whileClosed(reckoning::all);
        boolean well = true;
        long end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
        for (Schedule.Planned planned : Schedule.of(seed, possible()).planned()) {
            Thread.sleep(planned.calmMs());
            if (System.nanoTime() + planned.holdMs() * 1_000_000L > end) {
                break;
            }
            well = fault(planned, faults, reckoning);
            if (!well) {
                break;
            }
        }
        for (Clerk clerk : clerks) {
            clerk.end();
        }
        visitor.end();
        return well;
    }

    private List<FaultKind> possible() {
        return kinds.stream().filter(k -> !leftOut.containsKey(k)).toList();
    }

    /// @return false where the ledger did not come back
    private boolean fault(Schedule.Planned planned, Faults faults, Reckoning reckoning)
            throws IOException, InterruptedException {
        int violations = tally.violations().size();
        long before = tally.acknowledged.sum();
        faults.begin(planned);
        try {
            Thread.sleep(planned.holdMs());
        } finally {
            faults.end(planned);
        }
        long meanwhile = tally.acknowledged.sum() - before;
        Optional<Duration> took = new Recovery(door).await();
        tally.check(took.isPresent(), "recovers", null, planned.text());
        boolean reckoned = took.isPresent() && reckoned(reckoning);
        boolean well = tally.violations().size() == violations;
        long ms = took.map(Duration::toMillis).orElse(-1L);
        survived.merge(
                planned.kind(),
                Survived.none(planned.kind()).and(well, ms, meanwhile),
                (old, _) -> old.and(well, ms, meanwhile));
        out.printf(
                "%s: recovered in %d ms, %d acknowledged in it, %s%n",
                planned.text(), ms, meanwhile, well ? "nothing lost" : "VIOLATED");
        return reckoned;
    }

    /// False where the ledger stopped answering meanwhile, which is a violation already.
    private boolean reckoned(Reckoning reckoning) throws InterruptedException {
        try {
            gate.whileClosed(reckoning::all);
            return true;
        } catch (IllegalStateException | Door.Refused e) {
            tally.violated("goes-on", null, String.valueOf(e.getMessage()));
            return false;
        }
    }

    private ChaosReport report(Instant started, long seconds) {
        Map<String, String> missing = new TreeMap<>();
        leftOut.forEach((kind, why) -> missing.put(kind.code(), why));
        missing.keySet().retainAll(kinds.stream().map(FaultKind::code).toList());
        return new ChaosReport(
                seed,
                started.toString(),
                machine,
                seconds,
                List.copyOf(survived.values()),
                missing,
                tally.sent.sum(),
                tally.acknowledged.sum(),
                tally.refused.sum(),
                tally.turnedAway.sum(),
                tally.unknown.sum(),
                tally.resolved.sum(),
                tally.recordedAllAlong.sum(),
                tally.pages.sum(),
                tally.codes(),
                audit.size(),
                watch.checkpoints(),
                tally.checks(),
                tally.violations());
    }
}
