package org.wardledger.launcher.bench;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.wardledger.events.Id;
import org.wardledger.launcher.Product;

/// From the answer to a command until searches see it, at a steady pace of commands.
final class Lag implements Measure {
    private static final int PER_SECOND = 200;
    private static final int ACCOUNTS = 8;
    private static final long LOOK_NANOS = 1_000_000;

    private record Accepted(long position, long nanos) {}

    @Override
    public Row measure(BenchContext context) throws IOException, InterruptedException {
        Running demo = context.demo();
        Product product = demo.product();
        demo.clock().moveTo(LocalDate.of(2026, 10, 25));
        Founding founding = new Founding(product.core().ledger(), Commands.MONTH);
        List<Id.Account> accounts = founding.found(ACCOUNTS);
        int count = (int) (PER_SECOND * context.time().toSeconds());
        Queue<Accepted> accepted = new ConcurrentLinkedQueue<>();
        Thread sender =
                Thread.ofPlatform().start(() -> propose(founding, accounts, count, accepted));
        long[] nanos = watch(product, sender, accepted, count);
        Arrays.sort(nanos);
        Clients.Times times = new Clients.Times(nanos, 0, new Cost(0, 0));
        return new Row(
                "lag",
                List.of(
                        Figure.time("p50", times.at(50)),
                        Figure.time("p99", times.at(99)),
                        Figure.time("longest", times.at(100))),
                "refresh interval",
                List.of(Figure.time("interval", 500_000_000L)),
                List.of(nanos.length + " of " + count + " commands, " + PER_SECOND + "/s wanted"));
    }

    private static void propose(
            Founding founding, List<Id.Account> accounts, int count, Queue<Accepted> accepted) {
        long start = System.nanoTime();
        for (int n = 0; n < count; n++) {
            while (System.nanoTime() - start < n * 1_000_000_000L / PER_SECOND) {
                LockSupport.parkNanos(200_000);
            }
            Id.Account acct = accounts.get(n % accounts.size());
            long position =
                    founding.enter(Founding.ACCOUNTANT, Founding.proposal(acct, Commands.MONTH, n))
                            .position();
            accepted.add(new Accepted(position, System.nanoTime()));
        }
    }

    private static long[] watch(
            Product product, Thread sender, Queue<Accepted> accepted, int count) {
        long[] nanos = new long[count];
        int done = 0;
        while (sender.isAlive() || !accepted.isEmpty()) {
            LockSupport.parkNanos(LOOK_NANOS);
            if (!product.projector().status().isRunning()) {
                throw new IllegalStateException("the projector has stopped");
            }
            long searchable = product.projector().status().searchable();
            long now = System.nanoTime();
            for (Accepted next = accepted.peek();
                    next != null && next.position() <= searchable;
                    next = accepted.peek()) {
                accepted.remove();
                nanos[done++] = Math.max(0, now - next.nanos());
            }
        }
        return Arrays.copyOf(nanos, done);
    }
}
