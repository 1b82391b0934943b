package org.wardledger.launcher.reconcile;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/// Whether log, store and what is shown said the same when they were compared last. `DEGRADED` is
/// no reason to take the ledger out of service; what differs stands in its log and in
/// `ledger reconcile`.
public final class ReconcileHealth implements HealthIndicator {
    private static final Status DEGRADED = new Status("DEGRADED");
    private static final double MILLIS = 1_000.0;
    private final Reconciling reconciling;

    public ReconcileHealth(Reconciling reconciling) {
        this.reconciling = reconciling;
    }

    @Override
    public Health health() {
        return switch (reconciling.last().state()) {
            case "DIFFERENT", "FAILED" -> Health.status(DEGRADED).build();
            case String _ -> Health.up().build();
        };
    }

    /// Nothing is counted before the first comparison is over.
    public static void register(MeterRegistry registry, Reconciling reconciling) {
        Gauge.builder("ledger.reconciliation.position", reconciling, r -> r.last().position())
                .description("Log, store and documents were compared up to this position")
                .register(registry);
        Gauge.builder("ledger.reconciliation.differing", reconciling, r -> r.last().differing())
                .description("Records that said something else when they were compared last")
                .register(registry);
        Gauge.builder(
                        "ledger.reconciliation.age.seconds",
                        reconciling,
                        r -> r.age().toMillis() / MILLIS)
                .description("Since the last comparison ended; 0 before the first")
                .register(registry);
    }
}
