package org.wardledger.command;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.wardledger.command.imports.ImportResult;
import org.wardledger.eventstore.StoreMeter;

/// The metrics of the command side: commands, store, import. Tags are codes of commands and
/// refusals, never a value of a request.
public final class Meters implements StoreMeter {
    private final MeterRegistry registry;
    private final AtomicLong position = new AtomicLong();
    private final AtomicInteger queued = new AtomicInteger();
    private final DistributionSummary batch;
    private final Timer commit;
    private final Counter failures;
    private final Counter recorded;
    private final Counter known;

    public Meters(MeterRegistry registry) {
        this.registry = registry;
        batch =
                DistributionSummary.builder("ledger.store.append.batch")
                        .description("Events written by one commit")
                        .baseUnit("events")
                        .publishPercentiles(0.5, 0.99)
                        .register(registry);
        commit =
                Timer.builder("ledger.store.commit")
                        .description("Time from taking a batch to the answer of the disk")
                        .publishPercentiles(0.5, 0.99)
                        .register(registry);
        failures =
                Counter.builder("ledger.store.append.failures")
                        .description("Appends that ended in an outage")
                        .register(registry);
        recorded = lines("recorded");
        known = lines("known");
        Gauge.builder("ledger.store.position", position, AtomicLong::get)
                .description("Position of the last event")
                .register(registry);
        Gauge.builder("ledger.store.queue", queued, AtomicInteger::get)
                .description("Appends that wait to be written, or are on their way")
                .register(registry);
    }

    private Counter lines(String outcome) {
        return Counter.builder("ledger.import.lines")
                .description("Statement lines of confirmed imports")
                .tag("outcome", outcome)
                .register(registry);
    }

    /// Where the store stood when it was opened; commits tell of the rest.
    public void opened(long head) {
        position.accumulateAndGet(head, Math::max);
    }

    /// Counts the lines of a confirmed import.
    public void imported(ImportResult result) {
        recorded.increment(result.recorded());
        known.increment(result.known());
        if (result.refusal() != null) {
            Counter.builder("ledger.import.refused")
                    .description("Confirmations refused, by code")
                    .tag("refusal", result.refusal().code().code())
                    .register(registry)
                    .increment();
        }
    }

    @Override
    public void committed(int appends, int events, long nanos, long head, int waiting) {
        batch.record(events);
        commit.record(nanos, TimeUnit.NANOSECONDS);
        opened(head);
        queued.set(waiting);
    }

    @Override
    public void failed(int waiting) {
        failures.increment();
        queued.set(waiting);
    }

    /// The same ledger, measured: time and outcome of each command by its code.
    public Ledger measuring(Ledger ledger) {
        return (request, caller, key) -> measured(ledger, request, caller, key);
    }

    private Outcome measured(Ledger ledger, Request request, Caller caller, UUID key) {
        Timer.Sample sample = Timer.start(registry);
        String outcome = "failed";
        try {
            Outcome answer = ledger.execute(request, caller, key);
            outcome = outcome(request, answer);
            return answer;
        } finally {
            sample.stop(
                    Timer.builder("ledger.command")
                            .description("Time and outcome of commands")
                            .tag("command", request.code())
                            .tag("outcome", outcome)
                            .publishPercentiles(0.5, 0.99)
                            .register(registry));
        }
    }

    private String outcome(Request request, Outcome answer) {
        return switch (answer) {
            case Outcome.Done done -> done.hit() ? "hit" : "done";
            case Outcome.Refused refused -> {
                Counter.builder("ledger.command.refused")
                        .description("Refusals by code")
                        .tag("command", request.code())
                        .tag("refusal", refused.refusal().code().code())
                        .register(registry)
                        .increment();
                yield "refused";
            }
        };
    }
}
