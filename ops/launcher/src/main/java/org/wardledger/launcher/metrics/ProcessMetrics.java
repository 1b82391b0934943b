package org.wardledger.launcher.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.wardledger.command.Ledger;
import org.wardledger.command.Meters;
import org.wardledger.command.imports.ImportResult;
import org.wardledger.eventstore.StoreMeter;
import org.wardledger.projector.Projector;
import org.wardledger.projector.ProjectorListener;
import org.wardledger.projector.ProjectorStatus;
import org.wardledger.projector.Trouble;

/// All metrics of the process, made before the web that shows them. Sums begin when the web starts;
/// gauges tell the present. Tags are codes and states, never a value of a record.
public final class ProcessMetrics implements MeterBinder {
    private final CompositeMeterRegistry all = new CompositeMeterRegistry();
    private final Meters commandSide = new Meters(all);
    private final Counter imported = lines("recorded");
    private final Counter known = lines("known");

    private Counter lines(String outcome) {
        return Counter.builder("ledger.import.lines")
                .description("Statement lines of confirmed imports")
                .tag("outcome", outcome)
                .register(all);
    }

    /// Called by the web when it starts.
    @Override
    public void bindTo(MeterRegistry registry) {
        all.add(registry);
    }

    /// For the store: batch sizes, commits, position.
    public StoreMeter store() {
        return commandSide;
    }

    /// The same ledger, its commands timed by code and outcome.
    public Ledger measuring(Ledger ledger) {
        return commandSide.measuring(ledger);
    }

    /// Counts the lines of a confirmed import.
    public ImportResult imported(ImportResult result) {
        imported.increment(result.recorded());
        known.increment(result.known());
        return result;
    }

    /// Bulk requests and failures, told on to another listener.
    public ProjectorListener projecting(ProjectorListener next) {
        return new Projecting(all, next);
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
        return projector;
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

        Projecting(MeterRegistry registry, ProjectorListener next) {
            this.registry = registry;
            this.next = next;
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
                            .description("Documents that stood in the index already")
                            .register(registry);
        }

        @Override
        public void bulk(int sent, int alreadyThere, long size, Duration took) {
            documents.record(sent);
            bytes.record(size);
            requests.record(took);
            repeated.increment(alreadyThere);
            next.bulk(sent, alreadyThere, size, took);
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
            next.state(status);
        }
    }
}
