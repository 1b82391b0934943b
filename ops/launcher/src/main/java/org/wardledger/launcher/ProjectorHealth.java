package org.wardledger.launcher;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.wardledger.projector.Projector;

/// Whether documents follow the events: up where this process writes them, or stands by while
/// another one does; of several parts, where that holds for each. `DEGRADED` is no reason to take
/// the process out of service: it goes on by itself, or its log says what a person has to do.
final class ProjectorHealth implements HealthIndicator {
    private static final Status DEGRADED = new Status("DEGRADED");
    private final Projector projector;

    ProjectorHealth(Projector projector) {
        this.projector = projector;
    }

    @Override
    public Health health() {
        return Health.status(projector.status().isRunning() ? Status.UP : DEGRADED).build();
    }
}
