package org.wardledger.command;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.wardledger.command.requests.ExpenditureRequests.ProposeExpenditure;
import org.wardledger.events.Id;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.kurrent.KurrentEventStore;
import org.wardledger.eventstore.kurrent.KurrentSettings;
import org.wardledger.eventstore.protocol.ProtocolServer;

/// How many purchases a second clients can propose: 64 callers, 64 accounts, ten lines each, every
/// one on disk before its caller goes on. Run by hand; its figures depend on the machine.
///
/// `CommandBench [each [protocol | esdb://...]]`: with `protocol` the store is the cluster's engine
/// against a server of its protocol in this process, in memory, which shows what client and engine
/// cost, no disk and no cluster. With `-Dbench.own=true` each caller has an account to itself, as
/// an accountant has one home; without, each picks one at random each time, so that they meet. Of
/// `-Dbench.rounds=N` (3) the first ones are the virtual machine's warming up.
public final class CommandBench {
    private static final int CLIENTS = 64;
    private static final int ACCOUNTS = 64;
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final boolean OWN = Boolean.getBoolean("bench.own");

    private CommandBench() {}

    public static void main(String[] args) throws Exception {
        int each = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
        if (args.length < 2) {
            rounds(each, embedded -> embedded);
        } else if (args[1].equals("protocol")) {
            try (ProtocolServer server = ProtocolServer.start()) {
                rounds(each, embedded -> cluster(embedded, server.connection()));
            }
        } else {
            rounds(each, embedded -> cluster(embedded, args[1]));
        }
    }

    private static EventStore cluster(EventStore embedded, String connection) {
        embedded.close();
        String run = "bench" + Long.toString(System.currentTimeMillis(), 36);
        return KurrentEventStore.open(KurrentSettings.of(connection).withNamespace(run));
    }

    private static void rounds(int each, UnaryOperator<EventStore> store) throws Exception {
        Path folder = Files.createTempDirectory("ledger-bench");
        try (TestLedger ledger = new TestLedger(folder, store)) {
            List<Id.Account> accounts = found(ledger);
            for (int round = 0; round < ROUNDS; round++) {
                run(ledger, accounts, each);
            }
        }
    }

    private static List<Id.Account> found(TestLedger ledger) {
        Home.found(ledger, 40);
        List<Id.Account> accounts = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            Id.Account acct = new Id.Account(Samples.id("acc", 100 + i));
            ledger.done(
                    Samples.account(Samples.INST, acct, Samples.iban(100 + i)), Samples.MINISTRY);
            ledger.done(Home.opening(acct, 40), Samples.HEAD);
            accounts.add(acct);
        }
        return accounts;
    }

    private static void run(TestLedger ledger, List<Id.Account> accounts, int each)
            throws InterruptedException {
        long[] nanos = new long[CLIENTS * each];
        AtomicInteger done = new AtomicInteger();
        CountDownLatch end = new CountDownLatch(CLIENTS);
        long cpuBefore = cpuNanos();
        long start = System.nanoTime();
        for (int c = 0; c < CLIENTS; c++) {
            Random random = new Random(c);
            Id.Account own = accounts.get(c % accounts.size());
            Thread.ofVirtual() // as those of the web side are
                    .start(
                            () -> {
                                for (int i = 0; i < each; i++) {
                                    Id.Account acct =
                                            OWN
                                                    ? own
                                                    : accounts.get(random.nextInt(accounts.size()));
                                    ProposeExpenditure request = Home.shoes(acct, 10, 1 + i);
                                    long from = System.nanoTime();
                                    Outcome outcome =
                                            ledger.execute(request, Samples.ACCOUNTANT, key());
                                    nanos[done.getAndIncrement()] = System.nanoTime() - from;
                                    if (!(outcome instanceof Outcome.Done)) {
                                        throw new AssertionError(outcome);
                                    }
                                }
                                end.countDown();
                            });
        }
        end.await();
        double cpu = (cpuNanos() - cpuBefore) / 1e3 / nanos.length;
        double seconds = (System.nanoTime() - start) / 1e9;
        Arrays.sort(nanos);
        System.out.printf(
                "%d commands in %.2f s: %.0f/s, p50 %.1f ms, p99 %.1f ms, max %.1f ms, %.0f us of processor each%n",
                nanos.length,
                seconds,
                nanos.length / seconds,
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 99 / 100] / 1e6,
                nanos[nanos.length - 1] / 1e6,
                cpu);
    }

    /// Not of the secure source, which serves one caller at a time: keys come with the requests.
    private static UUID key() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong());
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
