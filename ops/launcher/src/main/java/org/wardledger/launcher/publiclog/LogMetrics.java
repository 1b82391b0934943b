package org.wardledger.launcher.publiclog;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.InstantSource;
import java.util.function.ToDoubleFunction;
import org.wardledger.transparency.LogStatus;

/// How far the public log is, asked whenever somebody looks. Not a number while its folder does not
/// answer.
public final class LogMetrics {
    private static final double MILLIS = 1_000.0;

    private LogMetrics() {}

    public static void register(MeterRegistry registry, PublicLog log, InstantSource clock) {
        gauge(
                registry,
                "ledger.log.size",
                log,
                s -> s.latest().map(seen -> seen.head().size()).orElse(0L));
        gauge(
                registry,
                "ledger.log.witnessed.size",
                log,
                s -> s.witnessed().map(seen -> seen.head().size()).orElse(0L));
        gauge(
                registry,
                "ledger.log.witnessed.age.seconds",
                log,
                s ->
                        s.witnessed()
                                .map(seen -> seen.age(clock.instant()).toMillis() / MILLIS)
                                .orElse(Double.NaN));
        Gauge.builder("ledger.log.trouble", log, l -> l.trouble().isPresent() ? 1 : 0)
                .description("1 while the public log does not grow; recording goes on")
                .register(registry);
        Gauge.builder("ledger.log.witnesses.away", log, l -> l.witnessTroubles().size())
                .description("Witnesses that have not cosigned lately")
                .register(registry);
    }

    private static void gauge(
            MeterRegistry registry,
            String name,
            PublicLog log,
            ToDoubleFunction<LogStatus> figure) {
        Gauge.builder(
                        name,
                        log,
                        l -> {
                            try {
                                return figure.applyAsDouble(l.reader().status());
                            } catch (IOException _) {
                                return Double.NaN;
                            }
                        })
                .register(registry);
    }
}
