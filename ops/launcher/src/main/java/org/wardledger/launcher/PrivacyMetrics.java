package org.wardledger.launcher;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.wardledger.command.CommandCore;
import org.wardledger.command.privacy.DataRequestClock;

/// How many requests about personal data wait for an answer, and how many of them are late. Numbers
/// only.
final class PrivacyMetrics {
    private PrivacyMetrics() {}

    static void register(MeterRegistry registry, CommandCore core) {
        DataRequestClock requests = new DataRequestClock(core);
        Gauge.builder("ledger.privacy.requests.open", requests, r -> r.waiting().size())
                .description("Requests about personal data that wait for an answer")
                .strongReference(true)
                .register(registry);
        Gauge.builder(
                        "ledger.privacy.requests.late",
                        requests,
                        r -> r.waiting().stream().filter(DataRequestClock.Waiting::late).count())
                .description("Those of them whose last day is over")
                .strongReference(true)
                .register(registry);
    }
}
