package org.wardledger.launcher.metrics;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Meters;
import org.wardledger.projector.Projector;
import org.wardledger.projector.ProjectorListener;
import org.wardledger.projector.ProjectorStatus;
import org.wardledger.projector.Trouble;

/// All metrics of the process in one registry, made before the parts that it measures, so that
/// nothing goes uncounted. Tags are codes and states, never a value of a record.
public final class ProcessMetrics {
    private final PrometheusRegistry scraped = new PrometheusRegistry();
    private final PrometheusMeterRegistry all =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, scraped, Clock.SYSTEM);
    private final Meters commandSide = new Meters(all);
    private volatile @Nullable PartMeters parts;

    /// What `/actuator/prometheus` shows.
    public PrometheusRegistry scraped() {
        return scraped;
    }

    /// Where the web adds its own: requests, threads, memory.
    public PrometheusMeterRegistry registry() {
        return all;
    }

    /// Commands, store and import.
    public Meters commandSide() {
        return commandSide;
    }

    /// Bulk requests and failures, told on to another listener.
    public ProjectorListener projecting(ProjectorListener next) {
        return new Projecting(all, next, this::morePartsPerhaps);
    }

    /// Where the projector stands, asked whenever somebody looks.
    public Projector following(Projector projector) {
        gauge("ledger.projector.lag.events", projector, ProjectorStatus::lagEvents);
        gauge("ledger.projector.head", projector, ProjectorStatus::head);
        gauge("ledger.projector.position", projector, ProjectorStatus::position);
        gauge("ledger.projector.searchable", projector, ProjectorStatus::searchable);
        gauge("ledger.projector.running", projector, s -> s.isRunning() ? 1 : 0);
        TimeGauge.builder(
                        "ledger.projector.lag",
                        projector,
                        TimeUnit.MILLISECONDS,
                        p -> p.status().lag().toMillis())
                .description("Age of the oldest event that is not searchable yet")
                .register(all);
        parts = new PartMeters(all, projector);
        return projector;
    }

    private void morePartsPerhaps() {
        PartMeters each = parts;
        if (each != null) {
            each.refresh();
        }
    }

    private void gauge(String name, Projector projector, ToLongFunction<ProjectorStatus> what) {
        Gauge.builder(name, projector, p -> what.applyAsLong(p.status())).register(all);
    }

    /// Counts what the projector tells.
    private static final class Projecting implements ProjectorListener {
        private final MeterRegistry registry;
        private final ProjectorListener next;
        private final DistributionSummary documents;
        private final DistributionSummary bytes;
        private final Timer requests;
        private final Counter repeated;
        private final Runnable changed;

        Projecting(MeterRegistry registry, ProjectorListener next, Runnable changed) {
            this.registry = registry;
            this.next = next;
            this.changed = changed;
            documents =
                    DistributionSummary.builder("ledger.projector.bulk.documents")
                            .description("Documents of one bulk request")
                            .register(registry);
            bytes =
                    DistributionSummary.builder("ledger.projector.bulk.size")
                            .description("Size of one bulk request")
                            .baseUnit("bytes")
                            .register(registry);
            requests = Timer.builder("ledger.projector.bulk").register(registry);
            repeated =
                    Counter.builder("ledger.projector.bulk.repeated")
                            .description("Documents of which the index had a later version")
                            .register(registry);
        }

        @Override
        public void bulk(int sent, int outdated, long size, Duration took) {
            documents.record(sent);
            bytes.record(size);
            requests.record(took);
            repeated.increment(outdated);
            next.bulk(sent, outdated, size, took);
        }

        @Override
        public void checkpoint(long position, int written) {
            next.checkpoint(position, written);
        }

        @Override
        public void failure(Trouble trouble) {
            Counter.builder("ledger.projector.failures")
                    .description("Requests and reads that failed, by cause")
                    .tag("cause", trouble.kind().code())
                    .register(registry)
                    .increment();
            next.failure(trouble);
        }

        @Override
        public void state(ProjectorStatus status) {
            changed.run();
            next.state(status);
        }
    }
}
