package org.wardledger.launcher.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.wardledger.projector.PartStatus;
import org.wardledger.projector.Projector;

/// What is shown of each part of the projection. Into how many it is split stands in the index, so
/// a part is added when it is first heard of; what this process cannot say of a part is no number.
final class PartMeters {
    private final MeterRegistry registry;
    private final Projector projector;
    private int known;

    PartMeters(MeterRegistry registry, Projector projector) {
        this.registry = registry;
        this.projector = projector;
        refresh();
    }

    /// There may be more parts than before.
    synchronized void refresh() {
        int parts = projector.parts().size();
        while (known < parts) {
            known++;
            add(known);
        }
    }

    private void add(int part) {
        Gauge.builder("ledger.lease.held", projector, p -> of(p, part, s -> s.held() ? 1 : 0))
                .tag("lease", "projection-" + part)
                .register(registry);
        Gauge.builder(
                        "ledger.projector.part.searchable",
                        projector,
                        p -> of(p, part, s -> s.status().searchable()))
                .description("Last event that searches see in this part, whoever writes it")
                .tag("part", String.valueOf(part))
                .register(registry);
        TimeGauge.builder(
                        "ledger.projector.part.lag",
                        projector,
                        TimeUnit.MILLISECONDS,
                        p -> of(p, part, PartMeters::lag))
                .description("Age of the oldest event that is not searchable in this part yet")
                .tag("part", String.valueOf(part))
                .register(registry);
    }

    /// Only who writes a part knows what it still has to write.
    private static double lag(PartStatus part) {
        return part.held() ? part.status().lag().toMillis() : Double.NaN;
    }

    private static double of(Projector projector, int part, ToDoubleFunction<PartStatus> what) {
        return projector.parts().stream()
                .filter(status -> status.number() == part)
                .mapToDouble(what)
                .findFirst()
                .orElse(Double.NaN);
    }
}
