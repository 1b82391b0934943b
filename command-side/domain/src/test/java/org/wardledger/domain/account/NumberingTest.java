package org.wardledger.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardledger.domain.Decision;
import org.wardledger.events.ExpenditureEvent.ExpenditurePaid;
import org.wardledger.events.ExpenditureEvent.ExpenditureRefunded;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyEvent;
import org.wardledger.events.Movement;
import org.wardledger.events.PayoutEvent.PayoutMade;
import org.wardledger.events.PostingEvent.PostingReversed;
import org.wardledger.events.PostingEvent.ReversedLine;
import org.wardledger.events.Postings;
import org.wardledger.events.ReceiptEvent.ReceiptAllocated;
import org.wardledger.events.ReceiptEvent.ReceiptLine;
import org.wardledger.events.SubaccountEvent.SubaccountOpened;
import org.wardledger.events.TransferEvent.TransferCompleted;
import org.wardledger.events.TransferEvent.TransferReceived;
import org.wardledger.events.WardLine;

/// Whatever happens, in whatever order, over three months: each ward's posting lines are numbered
/// 1, 2, 3 ... without a gap, and each balance is the one before it and the change. What a relative
/// relies on who holds all lines. `-Dledger.seed=N` repeats one run.
class NumberingTest {
    private static final int RUNS = 40;
    private static final int COMMANDS = 200;
    private static final int MONTHS = 3;

    private final AccountPeriod rules = new AccountPeriod();
    private final Map<Id.Ward, Long> last = new HashMap<>();
    private final Map<Id.Ward, Long> balances = new HashMap<>();
    private int lines;

    private record Numbered(Id.Ward ward, long n, long bal) {}

    @Test
    void numbers_have_no_gap_and_balances_go_on_over_months_reversals_and_transfers() {
        Long fixed = Long.getLong("ledger.seed");
        long base = fixed == null ? new SplittableRandom().nextLong() : fixed;
        for (int run = 0; run < (fixed == null ? RUNS : 1); run++) {
            try {
                simulate(base + run);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("repeat with -Dledger.seed=" + (base + run), e);
            }
        }
        System.out.println("ledger.seed=" + base + " lines=" + lines);
        assertThat(lines).isGreaterThan(fixed == null ? 1_000 : 0);
    }

    private void simulate(long seed) {
        last.clear();
        balances.clear();
        RandomCommands commands = new RandomCommands(new SplittableRandom(seed));
        PeriodState state = rules.initial();
        for (int month = 0; month < MONTHS; month++) {
            if (month > 0) {
                if (state.header() == null) {
                    return;
                }
                commands.monthClosed();
                state = Carrying.open(new UUID(4, month), RandomCommands.next(state));
            }
            for (int i = 0; i < COMMANDS; i++) {
                RandomCommands.Wish wish = commands.next(state, month * COMMANDS + i);
                Decision<MoneyEvent> decision =
                        rules.decide(wish.command(), wish.envelope(), state);
                if (decision instanceof Decision.Accepted<MoneyEvent> a) {
                    for (int k = 0; k < a.events().size(); k++) {
                        Fact<MoneyEvent> fact = fact(wish, a.events().get(k), k);
                        check(fact, state);
                        state = rules.evolve(state, fact);
                        commands.happened(fact);
                    }
                }
            }
        }
    }

    private static Fact<MoneyEvent> fact(RandomCommands.Wish wish, MoneyEvent event, int index) {
        var envelope = wish.envelope();
        return new Fact<>(
                envelope.eventId(index),
                envelope.now(),
                envelope.today(),
                envelope.by(),
                envelope.key(),
                envelope.digest(),
                event);
    }

    private void check(Fact<MoneyEvent> fact, PeriodState before) {
        if (fact.event() instanceof SubaccountOpened e) {
            // Where numbering goes on is a fact of earlier months; the random wishes make it up.
            last.merge(e.ward(), e.nextN() - 1, Math::max);
        }
        List<Movement> legs =
                Postings.of(fact.id(), fact.event()).stream()
                        .filter(l -> l.ward() != null)
                        .toList();
        List<Numbered> numbered = numbered(fact.event());
        if (numbered.isEmpty()) {
            return; // the opening act, or nothing that moves wards' money
        }
        assertThat(legs).as("as many legs as lines, in their order").hasSameSizeAs(numbered);
        for (int i = 0; i < legs.size(); i++) {
            Numbered line = numbered.get(i);
            Sub sub = before.books().sub(line.ward());
            long was = balances.getOrDefault(line.ward(), sub == null ? 0 : sub.balance());
            assertThat(legs.get(i).ward()).isEqualTo(line.ward());
            assertThat(line.n()).isEqualTo(last.getOrDefault(line.ward(), 0L) + 1);
            assertThat(line.bal()).isEqualTo(was + legs.get(i).amount());
            last.put(line.ward(), line.n());
            balances.put(line.ward(), line.bal());
            lines++;
        }
    }

    private static List<Numbered> numbered(MoneyEvent event) {
        return switch (event) {
            case ReceiptAllocated e -> e.lines().stream().map(NumberingTest::of).toList();
            case ExpenditurePaid e -> e.lines().stream().map(NumberingTest::of).toList();
            case ExpenditureRefunded e -> e.lines().stream().map(NumberingTest::of).toList();
            case TransferReceived e -> e.lines().stream().map(NumberingTest::of).toList();
            case TransferCompleted e -> e.lines().stream().map(NumberingTest::of).toList();
            case PayoutMade e -> e.lines().stream().map(NumberingTest::of).toList();
            case PostingReversed e -> e.lines().stream().map(NumberingTest::of).toList();
            default -> List.of();
        };
    }

    private static Numbered of(WardLine line) {
        return new Numbered(line.ward(), line.n(), line.bal());
    }

    private static Numbered of(ReceiptLine line) {
        return new Numbered(line.ward(), line.n(), line.bal());
    }

    private static Numbered of(ReversedLine line) {
        return new Numbered(line.ward(), line.n(), line.bal());
    }
}
