package org.wardledger.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.wardledger.domain.Decision;
import org.wardledger.domain.Envelope;
import org.wardledger.events.ExpenditureEvent.ExpenditurePaid;
import org.wardledger.events.ExpenditureEvent.ExpenditureRefunded;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyEvent;
import org.wardledger.events.Movement;
import org.wardledger.events.PeriodEvent.PeriodClosed;
import org.wardledger.events.PeriodEvent.PeriodOpened;
import org.wardledger.events.PostingEvent.PostingReversed;
import org.wardledger.events.Postings;

/// Invariants I1 to I4 over random sequences of commands, sensible ones and foolish ones. A failure
/// prints its seed; `-Dledger.seed=N` repeats it alone.
class LedgerInvariantsTest {
    private static final int RUNS = 120;
    private static final int COMMANDS = 250;
    private final AccountPeriod rules = new AccountPeriod();

    @Test
    void every_event_is_balanced_and_every_state_keeps_its_promises() {
        Long fixed = Long.getLong("ledger.seed");
        long base = fixed == null ? new SplittableRandom().nextLong() : fixed;
        int accepted = 0;
        for (int run = 0; run < (fixed == null ? RUNS : 1); run++) {
            long seed = base + run;
            try {
                accepted += simulate(seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("repeat with -Dledger.seed=" + seed, e);
            }
        }
        System.out.println("ledger.seed=" + base + " accepted=" + accepted);
        assertThat(accepted)
                .as("a simulation that is refused everything proves nothing")
                .isPositive();
    }

    private int simulate(long seed) {
        RandomCommands commands = new RandomCommands(new SplittableRandom(seed));
        List<Fact<MoneyEvent>> history = new ArrayList<>();
        PeriodState state = rules.initial();
        int accepted = 0;
        for (int i = 0; i < COMMANDS; i++) {
            RandomCommands.Wish wish = commands.next(state, i);
            Decision<MoneyEvent> decision = rules.decide(wish.command(), wish.envelope(), state);
            if (decision instanceof Decision.Accepted<MoneyEvent> a && !a.events().isEmpty()) {
                accepted++;
                state = fold(state, a, wish.envelope(), history);
                assertThat(state).isEqualTo(replay(history)); // I4
                commands.happened(history.getLast());
            }
            promises(state);
        }
        carries(state, history);
        return state.header() == null ? accepted : accepted + goOn(commands, state, history);
    }

    /// The month after, with everything carried: what the first one did is undone there, too.
    private int goOn(RandomCommands commands, PeriodState closed, List<Fact<MoneyEvent>> before) {
        commands.monthClosed();
        Fact<MoneyEvent> first = before.getFirst();
        List<Fact<MoneyEvent>> history = new ArrayList<>();
        history.add(
                new Fact<>(
                        new java.util.UUID(4, 4),
                        first.at(),
                        first.day(),
                        first.by(),
                        first.key(),
                        first.digest(),
                        RandomCommands.next(closed)));
        PeriodState state = replay(history);
        int accepted = 0;
        for (int i = COMMANDS; i < 2 * COMMANDS; i++) {
            RandomCommands.Wish wish = commands.next(state, i);
            Decision<MoneyEvent> decision = rules.decide(wish.command(), wish.envelope(), state);
            if (decision instanceof Decision.Accepted<MoneyEvent> a && !a.events().isEmpty()) {
                accepted++;
                state = fold(state, a, wish.envelope(), history);
                assertThat(state).isEqualTo(replay(history));
                commands.happened(history.getLast());
            }
            promises(state);
        }
        List<Fact<MoneyEvent>> all = new ArrayList<>(before);
        all.addAll(history.subList(1, history.size()));
        nobodyGains(all);
        return accepted;
    }

    /// Over all months: of one purchase no ward gets back more than was paid, and no more is paid
    /// than once.
    private static void nobodyGains(List<Fact<MoneyEvent>> history) {
        Map<String, Long> net = new HashMap<>();
        Map<String, Long> paid = new HashMap<>();
        for (Fact<MoneyEvent> fact : history) {
            Id.Expenditure exp =
                    switch (fact.event()) {
                        case ExpenditurePaid e -> e.exp();
                        case ExpenditureRefunded e -> e.exp();
                        case PostingReversed e -> e.exp();
                        default -> null;
                    };
            if (exp == null) {
                continue;
            }
            for (Movement leg : Postings.of(fact.id(), fact.event())) {
                if (leg.ward() != null) {
                    String key = exp.value() + " " + leg.ward().value();
                    net.merge(key, leg.amount(), Math::addExact);
                    if (fact.event() instanceof ExpenditurePaid) {
                        paid.merge(key, -leg.amount(), Math::addExact);
                    }
                    assertThat(net.get(key)).as("nobody gains by a purchase").isNotPositive();
                    assertThat(-net.get(key)).isLessThanOrEqualTo(paid.get(key));
                }
            }
        }
    }

    private PeriodState fold(
            PeriodState before,
            Decision.Accepted<MoneyEvent> accepted,
            Envelope envelope,
            List<Fact<MoneyEvent>> history) {
        PeriodState state = before;
        for (int i = 0; i < accepted.events().size(); i++) {
            MoneyEvent event = accepted.events().get(i);
            Fact<MoneyEvent> fact =
                    new Fact<>(
                            envelope.eventId(i),
                            envelope.now(),
                            envelope.today(),
                            envelope.by(),
                            envelope.key(),
                            envelope.digest(),
                            event);
            balanced(fact);
            history.add(fact);
            state = rules.evolve(state, fact);
            promises(state);
        }
        return state;
    }

    /// I1: assets and liabilities of one event change by the same sum.
    private static void balanced(Fact<MoneyEvent> fact) {
        long assets = 0;
        long liabilities = 0;
        for (Movement leg : Postings.of(fact.id(), fact.event())) {
            if (leg.book().asset()) {
                assets += leg.amount();
            } else {
                liabilities += leg.amount();
            }
        }
        assertThat(assets).as("legs of %s", fact.event().getClass()).isEqualTo(liabilities);
    }

    private static void promises(PeriodState state) {
        Books books = state.books();
        assertThat(books.balanced()).isTrue(); // I2
        long wards = 0;
        for (Sub sub : books.subs().values()) {
            assertThat(sub.balance()).isNotNegative();
            assertThat(sub.free()).as("I3: never promised twice").isNotNegative();
            wards += sub.balance();
        }
        assertThat(books.wards()).isEqualTo(wards);
        assertThat(books.suspended())
                .isEqualTo(books.suspense().values().stream().mapToLong(Long::longValue).sum());
        assertThat(books.cash()).isNotNegative();
        state.bank()
                .lines()
                .forEach(
                        (id, line) -> {
                            boolean in = line.dir() == MoneyCode.Direction.IN;
                            long open = in ? books.open(id) : -books.open(id);
                            assertThat(open)
                                    .as("a bank line is used once")
                                    .isBetween(0L, line.amt());
                        });
        assertThat(state.totals().opening() + state.totals().netIn() - state.totals().spent())
                .as("what is published adds up")
                .isEqualTo(books.wards());
    }

    private PeriodState replay(List<Fact<MoneyEvent>> history) {
        PeriodState state = rules.initial();
        for (Fact<MoneyEvent> fact : history) {
            state = rules.evolve(state, fact);
        }
        return state;
    }

    /// Closing the books loses nothing: what the next period opens with is what this one held.
    private void carries(PeriodState state, List<Fact<MoneyEvent>> history) {
        if (state.header() == null) {
            return;
        }
        PeriodOpened opened = RandomCommands.next(state);
        PeriodState next = Carrying.open(history.getLast().id(), opened);
        assertThat(next.books().held()).isEqualTo(state.books().held());
        assertThat(next.books().wards()).isEqualTo(state.books().wards());
        assertThat(next.books().suspense()).isEqualTo(state.books().suspense());
        assertThat(next.books().reserved()).isEqualTo(state.books().reserved());
        assertThat(next.trace().reversed()).isEqualTo(state.trace().reversed());
        next.books()
                .subs()
                .forEach(
                        (Id.Ward ward, Sub sub) -> {
                            Sub before = state.books().subs().get(ward);
                            assertThat(sub).isEqualTo(before);
                        });
        assertThat(history).noneMatch(f -> f.event() instanceof PeriodClosed);
    }
}
