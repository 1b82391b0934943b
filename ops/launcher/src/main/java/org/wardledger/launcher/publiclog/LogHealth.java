package org.wardledger.launcher.publiclog;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/// Whether the public log grows. `DEGRADED` is no reason to take the ledger out of service: it goes
/// on recording; why, stands in its log and not on a public page.
public final class LogHealth implements HealthIndicator {
    private static final Status DEGRADED = new Status("DEGRADED");
    private final PublicLog log;

    public LogHealth(PublicLog log) {
        this.log = log;
    }

    @Override
    public Health health() {
        boolean well = log.trouble().isEmpty() && log.witnessTroubles().isEmpty();
        return Health.status(well ? Status.UP : DEGRADED).build();
    }
}
