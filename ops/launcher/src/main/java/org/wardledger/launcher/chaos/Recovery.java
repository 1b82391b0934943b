package org.wardledger.launcher.chaos;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether the ledger is well again: its health page is up, and searches see all that was recorded
/// when it came up.
///
/// @param door to ask
record Recovery(Door door) {
    private static final Pattern STORE = metric("ledger_store_position");
    private static final Pattern SEARCHABLE = metric("ledger_projector_searchable");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long PACE_MS = 200;

    private static Pattern metric(String name) {
        return Pattern.compile("^" + name + "(?:\\{[^}]*})? ([0-9.E]+)$", Pattern.MULTILINE);
    }

    /// How long it took from now; empty where it did not come back.
    Optional<Duration> await() throws InterruptedException {
        long start = System.nanoTime();
        long wanted = -1;
        while (System.nanoTime() - start < PATIENCE.toNanos()) {
            Door.Reply health = door.look("/actuator/health");
            Door.Reply metrics = door.look("/actuator/prometheus");
            boolean up = health.status() == 200 && metrics.status() == 200;
            if (up && wanted < 0) {
                wanted = read(STORE, metrics.body());
            }
            if (up && wanted >= 0 && read(SEARCHABLE, metrics.body()) >= wanted) {
                return Optional.of(Duration.ofNanos(System.nanoTime() - start));
            }
            Thread.sleep(PACE_MS);
        }
        return Optional.empty();
    }

    /// Last position in the store; -1 where the ledger does not say. Never the projector's idea of
    /// it, which stands still for as long as Elasticsearch is away.
    long head() throws InterruptedException {
        return read(STORE, door.look("/actuator/prometheus").body());
    }

    private static long read(Pattern metric, String text) {
        Matcher found = metric.matcher(text);
        return found.find() ? (long) Double.parseDouble(found.group(1)) : -1;
    }
}
