package org.wardledger.launcher.bench;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.wardledger.command.Caller;
import org.wardledger.command.requests.PeriodRequests.CarryPeriod;
import org.wardledger.command.requests.PeriodRequests.ClosePeriod;
import org.wardledger.command.requests.Plain;
import org.wardledger.domain.account.Statements;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.PeriodEvent.PeriodClosed;
import org.wardledger.events.StatementEvent.StatementImported;
import org.wardledger.launcher.bench.Figure.Unit;

/// One account with 120 closed months beside one with a single closed month, in the same process:
/// time of a command in the open month, one caller, in turns; and memory before and after.
final class Growth implements Measure {
    private static final int MONTHS = 120;
    private static final int ROUNDS = 10;
    private static final int EACH = 50;

    @Override
    public Row measure(BenchContext context) throws IOException {
        YearMonth first = Commands.MONTH.minusMonths(MONTHS);
        try (Scratch scratch = context.scratch("growth", first.atDay(28))) {
            Founding founding = new Founding(scratch.core().ledger(), first);
            founding.rules();
            List<Id.Account> accounts = founding.found(2);
            Id.Account young = accounts.getFirst();
            Id.Account old = accounts.getLast();
            YearMonth second = first.plusMonths(1);
            close(scratch, founding, young, first);
            close(scratch, founding, old, first);
            long before = heapKib();
            YearMonth month = second;
            for (int closed = 1; closed < MONTHS; closed++) {
                close(scratch, founding, old, month);
                month = month.plusMonths(1);
            }
            long after = heapKib();
            scratch.clock().moveTo(month.atDay(20));
            long[] youngNanos = new long[0];
            long[] oldNanos = new long[0];
            for (int round = 0; round < ROUNDS; round++) {
                youngNanos = join(youngNanos, propose(founding, young, second, round));
                oldNanos = join(oldNanos, propose(founding, old, month, round));
            }
            return new Row(
                    "growth",
                    figures(oldNanos, after),
                    "1 closed month",
                    figures(youngNanos, before),
                    List.of(
                            MONTHS
                                    + " closed months of "
                                    + Founding.WARDS
                                    + " wards, "
                                    + oldNanos.length
                                    + " commands each"));
        }
    }

    private static List<Figure> figures(long[] nanos, long heapKib) {
        // The first rounds are those of a cold program.
        long[] warm = Arrays.copyOfRange(nanos, nanos.length / 3, nanos.length);
        Arrays.sort(warm);
        Clients.Times times = new Clients.Times(warm, 0, new Cost(0, 0));
        return List.of(
                Figure.time("p50", times.at(50)),
                Figure.time("p99", times.at(99)),
                new Figure("heap in use", heapKib, Unit.KIB));
    }

    private static long[] join(long[] one, long[] other) {
        return LongStream.concat(Arrays.stream(one), Arrays.stream(other)).toArray();
    }

    private static long[] propose(Founding founding, Id.Account acct, YearMonth month, int round) {
        long[] nanos = new long[EACH];
        for (int i = 0; i < EACH; i++) {
            long start = System.nanoTime();
            founding.enter(Founding.ACCOUNTANT, Founding.proposal(acct, month, round * EACH + i));
            nanos[i] = System.nanoTime() - start;
        }
        return nanos;
    }

    /// A month in which the bank moved nothing.
    private static void close(
            Scratch scratch, Founding founding, Id.Account acct, YearMonth month) {
        LocalDate end = month.atEndOfMonth();
        scratch.clock().moveTo(end.plusDays(2));
        StatementImported statement =
                new StatementImported(
                        Founding.INST,
                        acct,
                        month.atDay(1),
                        end,
                        MoneyCode.StatementFormat.ONE_C,
                        acct.value() + month,
                        null,
                        null,
                        0,
                        0,
                        0,
                        "bench.txt");
        founding.enter(
                Founding.ACCOUNTANT,
                new Plain(new Statements.ImportStatement(acct, statement, Set.of())));
        UUID closed =
                founding.enter(Founding.HEAD, new ClosePeriod(acct)).events().stream()
                        .filter(fact -> fact.event() instanceof PeriodClosed)
                        .findFirst()
                        .orElseThrow()
                        .id();
        founding.enter(Caller.clock(), new CarryPeriod(acct, month.plusMonths(1), closed));
    }

    /// What is reachable: the collector is asked first.
    private static long heapKib() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 10;
    }
}
