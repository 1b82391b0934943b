package org.wardledger.launcher.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.wardledger.command.security.Policy;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.Folders;
import org.wardledger.launcher.Installation;
import org.wardledger.launcher.OpenLedger;
import org.wardledger.launcher.Product;
import org.wardledger.launcher.demo.Demo;
import org.wardledger.launcher.demo.DemoClock;
import org.wardledger.launcher.demo.DemoPlan;
import org.wardledger.launcher.publiclog.Beginning;
import org.wardledger.launcher.publiclog.LogOptions;
import org.wardledger.projector.ProjectorListener;

/// The product over freshly loaded demo data, and what its first replay into the search server
/// took.
///
/// @param events of the demo
/// @param loadNanos entering them, one command after the other
/// @param documents sent by the first replay
/// @param replayNanos from its first request until everything is searchable
/// @param residentKib of this process right after
record Running(
        DataFolder data,
        Product product,
        DemoClock clock,
        long events,
        long loadNanos,
        long documents,
        long replayNanos,
        long residentKib)
        implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final class Sent implements ProjectorListener {
        private final AtomicLong documents = new AtomicLong();
        private final AtomicLong first = new AtomicLong();

        @Override
        public void bulk(int sent, int alreadyThere, long bytes, Duration took) {
            first.compareAndSet(0, System.nanoTime() - took.toNanos());
            documents.addAndGet(sent);
        }
    }

    static Running start(DataFolder data, DemoPlan plan) throws IOException, InterruptedException {
        DemoClock clock = new DemoClock(plan.first().atDay(1));
        long start = System.nanoTime();
        long events = load(data, plan, clock);
        long loadNanos = System.nanoTime() - start;
        Product product =
                Product.open(data, new Policy(), Installation.searchDistribution(), clock);
        try {
            return projected(data, product, clock, events, loadNanos);
        } catch (RuntimeException | InterruptedException e) {
            product.close();
            throw e;
        }
    }

    private static Running projected(
            DataFolder data, Product product, DemoClock clock, long events, long loadNanos)
            throws InterruptedException {
        Sent sent = new Sent();
        product.project(sent);
        if (!product.awaitSearchable(PATIENCE)) {
            throw new IllegalStateException(
                    "the demo did not become searchable: " + product.projector().status());
        }
        return new Running(
                data,
                product,
                clock,
                events,
                loadNanos,
                sent.documents.get(),
                System.nanoTime() - sent.first.get(),
                Machine.resident("VmRSS"));
    }

    private static long load(DataFolder data, DemoPlan plan, DemoClock clock) {
        try (OpenLedger ledger = OpenLedger.open(data, OpenLedger.Rules.of(clock))) {
            Beginning.of(ledger.store(), ledger.core(), data, new LogOptions());
            new Demo(plan, clock, ledger.core().ledger())
                    .load(_ -> {}, new BCryptPasswordEncoder(4), "demo");
            return ledger.store().head();
        }
    }

    @Override
    public void close() throws IOException {
        product.close();
        Folders.delete(data.root());
    }
}
