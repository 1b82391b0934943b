package org.wardledger.domain.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.account.Settlements.Charge;
import org.wardledger.events.ActorMark;
import org.wardledger.events.Carried.Step;
import org.wardledger.events.ExpenditureEvent;
import org.wardledger.events.ExpenditureEvent.ExpenditurePaid;
import org.wardledger.events.ExpenditureEvent.ExpenditureRefunded;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.LineUse;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.MoneyEvent;
import org.wardledger.events.PeriodEvent.PeriodOpened;
import org.wardledger.events.PostingEvent.SettleReason;
import org.wardledger.events.StatementEvent.LineRecorded;

/// Wishes of careless people: mostly possible, sometimes by the wrong person, sometimes too much,
/// twice or about what does not exist.
final class RandomCommands {
    private static final int WARDS = 12;
    private static final ActorMark[] PEOPLE = {
        Money.CLERK, Money.CASHIER, Money.HEAD, Money.SECRETARY, Money.MEMBER, Money.KEEPER
    };
    private final SplittableRandom random;
    private final RandomStays stays;
    private final List<Fact<ExpenditurePaid>> paid = new ArrayList<>();
    private final List<Fact<MoneyEvent>> facts = new ArrayList<>();
    private final List<Fact<MoneyEvent>> earlier = new ArrayList<>();
    private int keys;

    RandomCommands(SplittableRandom random) {
        this.random = random;
        this.stays = new RandomStays(random, this);
    }

    record Wish(MoneyCommand command, Envelope envelope) {}

    @SuppressWarnings("unchecked") // the event's own type is checked before
    void happened(Fact<MoneyEvent> fact) {
        facts.add(fact);
        if (fact.event() instanceof ExpenditurePaid) {
            paid.add((Fact<ExpenditurePaid>) (Fact<?>) fact);
        }
    }

    /// From now on everything that happened belongs to a closed month.
    void monthClosed() {
        earlier.addAll(facts);
        facts.clear();
    }

    Wish next(PeriodState state, int n) {
        ActorMark who = PEOPLE[random.nextInt(PEOPLE.length)];
        MoneyCommand command = n == 0 ? Money.opening(WARDS, 500_000) : pick(state, n);
        return new Wish(command, Money.by(who, n + 1));
    }

    private MoneyCommand pick(PeriodState state, int n) {
        return switch (random.nextInt(24)) {
            case 0, 1, 2 -> bankLines(state, n);
            case 3, 4 -> receipt(state);
            case 5, 6, 7 -> propose(n);
            case 8, 9, 10 -> approve(state);
            case 11 -> accept(state);
            case 12, 13 -> pay(state);
            case 14, 20 -> reverse(state);
            case 15 -> refund(state);
            case 16 -> cash(state, n);
            case 17 -> transfer(state, n);
            case 18 -> payout(state);
            case 21 -> stays.standing(state, n);
            case 22 -> stays.leaving(state, n);
            case 23 -> stays.arrival(state, n);
            default -> small(state);
        };
    }

    private MoneyCommand bankLines(PeriodState state, int n) {
        for (var entry : state.bank().statements().entrySet()) {
            if (!entry.getValue().complete()) {
                List<LineRecorded> lines = new ArrayList<>();
                for (int i = entry.getValue().recorded(); i < 4; i++) {
                    Direction dir = random.nextBoolean() ? Direction.IN : Direction.OUT;
                    lines.add(Money.line(entry.getKey(), dir, amount(), "key-" + keys++ % 97));
                }
                return new Statements.RecordLines(Money.ACCOUNT, entry.getKey(), lines);
            }
        }
        LocalDate day = Money.MONTH.atDay(1 + n % 20);
        Set<String> keys = random.nextInt(8) == 0 ? Set.of() : state.bank().lineKeys().keySet();
        return new Statements.ImportStatement(
                Money.ACCOUNT, Money.statement(day, day, 4, "hash-" + n), keys);
    }

    private MoneyCommand receipt(PeriodState state) {
        UUID line = item(state, true);
        long open = Math.abs(state.books().open(line));
        long first = open / 2;
        return new Receipts.AllocateReceipt(
                Money.ACCOUNT,
                MoneyCode.ReceiptSource.BENEFIT,
                Money.MONTH,
                List.of(part(first, line), part(open - first, line)),
                Set.of(),
                false);
    }

    private Receipts.Part part(long amt, UUID line) {
        Receipts.SplitFacts split = new Receipts.SplitFacts(amt, 7000, new Id.Rule("SPLIT-3"));
        return new Receipts.Part(anyWard(), amt, line, MoneyCode.Benefit.OLD_AGE, null, split);
    }

    private MoneyCommand propose(int n) {
        int first = 1 + random.nextInt(WARDS - 2);
        MoneyCode.Method method =
                random.nextInt(4) == 0 ? MoneyCode.Method.CASH : MoneyCode.Method.BANK;
        return Money.shoes(n, MoneyCode.AccountKind.BANK, method, amount(), first, first + 1);
    }

    private MoneyCommand approve(PeriodState state) {
        Spend spend = spend(state, Step.PROPOSED);
        Id.Reservation from =
                random.nextBoolean()
                        ? null
                        : state.work().reservations().keySet().stream().findFirst().orElse(null);
        return new Approvals.ApproveExpenditure(
                Money.ACCOUNT,
                spend.open().exp(),
                from == null
                        ? Money.decision(spend.open().proposedBy())
                        : RandomStays.monthly(List.of()),
                from,
                List.of(),
                Money.MONTH.atEndOfMonth(),
                List.of());
    }

    private MoneyCommand accept(PeriodState state) {
        Spend spend = spend(state, random.nextBoolean() ? Step.APPROVED : Step.PAID);
        return new Acceptances.AcceptExpenditure(
                Money.ACCOUNT,
                spend.open().exp(),
                spend.open().amt(),
                true,
                Money.WITNESS,
                Money.TODAY,
                Money.document(MoneyCode.Document.DELIVERY_NOTE),
                null);
    }

    private MoneyCommand pay(PeriodState state) {
        Spend spend = spend(state, random.nextBoolean() ? Step.APPROVED : Step.ACCEPTED);
        UUID line = item(state, false);
        long wanted = spend.open().amt();
        long open = -state.books().open(line);
        boolean cash = spend.open().method() == MoneyCode.Method.CASH;
        long amt = Math.min(wanted, Math.max(open, 1));
        List<Charge> charges = cash || amt == wanted ? List.of() : cut(spend, amt);
        return new Settlements.PayExpenditure(
                Money.ACCOUNT,
                spend.open().exp(),
                Money.facts(MoneyCode.AccountKind.BANK),
                charges,
                cash ? List.of() : List.of(new LineUse(line, amt)),
                Money.TODAY,
                "amount",
                Money.WITNESS.actor());
    }

    private static List<Charge> cut(Spend spend, long amt) {
        List<Charge> charges = new ArrayList<>();
        long left = amt;
        for (Id.Ward ward : spend.lines().wards()) {
            long part = Math.min(left, spend.lines().of(ward));
            if (part > 0) {
                charges.add(new Charge(ward, part));
            }
            left -= part;
        }
        return charges;
    }

    /// Of this month or, when there is one, of the closed month before it.
    private MoneyCommand reverse(PeriodState state) {
        List<Fact<MoneyEvent>> from = earlier.isEmpty() || random.nextInt(3) == 0 ? facts : earlier;
        Fact<MoneyEvent> target = from.isEmpty() ? null : from.get(random.nextInt(from.size()));
        boolean here = target != null && state.trace().postings().containsKey(target.id());
        return new Reversals.ReversePosting(
                Money.ACCOUNT,
                Money.facts(MoneyCode.AccountKind.BANK),
                target == null ? new UUID(0, 1) : target.id(),
                here ? null : target,
                spending(),
                Map.of(),
                MoneyCode.ReversalReason.WRONG_WARD,
                "the wrong person",
                List.of(Money.document(MoneyCode.Document.OTHER)),
                Money.WITNESS);
    }

    private List<Fact<MoneyEvent>> spending() {
        return Stream.concat(earlier.stream(), facts.stream())
                .filter(f -> f.event() instanceof ExpenditureEvent)
                .toList();
    }

    private List<Fact<ExpenditureRefunded>> refunds() {
        List<Fact<ExpenditureRefunded>> refunds = new ArrayList<>();
        for (Fact<MoneyEvent> f : spending()) {
            if (f.event() instanceof ExpenditureRefunded event) {
                refunds.add(
                        new Fact<>(f.id(), f.at(), f.day(), f.by(), f.key(), f.digest(), event));
            }
        }
        return refunds;
    }

    private MoneyCommand refund(PeriodState state) {
        if (paid.isEmpty()) {
            return propose(10_000 + random.nextInt(1000));
        }
        Fact<ExpenditurePaid> payment = paid.get(random.nextInt(paid.size()));
        UUID line = item(state, true);
        long open = Math.max(1, state.books().open(line));
        Charge charge = new Charge(payment.event().lines().getFirst().ward(), open);
        boolean cash = random.nextInt(3) == 0;
        return new Refunds.RefundExpenditure(
                Money.ACCOUNT,
                payment.event().exp(),
                payment,
                refunds(),
                MoneyCode.ReversalReason.NOT_DELIVERED,
                List.of(cash ? new Charge(charge.ward(), 1) : charge),
                cash ? List.of() : List.of(new LineUse(line, open)));
    }

    private MoneyCommand cash(PeriodState state, int n) {
        AccountFacts facts = Money.facts(MoneyCode.AccountKind.BANK);
        UUID line = item(state, false);
        long open = Math.max(1, -state.books().open(line));
        Id.Actor carrier = Money.CASHIER.actor();
        return switch (random.nextInt(5)) {
            case 0 ->
                    new CashDesk.SetFloat(
                            Money.ACCOUNT, 5_000_000, Money.KEEPER, false, Money.TODAY);
            case 1 ->
                    new CashDesk.WithdrawCash(
                            Money.ACCOUNT, facts, open, List.of(new LineUse(line, open)), carrier);
            case 2 ->
                    new CashDesk.CountCash(
                            Money.ACCOUNT,
                            facts,
                            MoneyCode.CountKind.SURPRISE,
                            Math.max(0, state.books().cash() + random.nextInt(-5, 6)),
                            null,
                            new Id.Discrepancy("dsc_%016d".formatted(n)),
                            Money.TODAY.plusDays(5));
            case 3 ->
                    new CashDesk.ReceiveCash(
                            Money.ACCOUNT,
                            facts,
                            amount(),
                            MoneyCode.CashReceipt.REPAID,
                            Money.KEEPER.actor(),
                            false);
            default -> {
                UUID in = item(state, true);
                long amt = Math.max(1, state.books().open(in));
                yield new CashDesk.DepositCash(
                        Money.ACCOUNT, facts, amt, List.of(new LineUse(in, amt)), carrier);
            }
        };
    }

    private MoneyCommand transfer(PeriodState state, int n) {
        for (Id.Transfer open : state.work().transfers().keySet()) {
            return random.nextBoolean()
                    ? new Transfers.CompleteTransfer(Money.ACCOUNT, open, new UUID(5, n))
                    : new Transfers.ReturnTransfer(Money.ACCOUNT, open, item(state, true));
        }
        UUID line = item(state, false);
        return new Transfers.SendTransfer(
                Money.ACCOUNT,
                new Id.Transfer("trf_%016d".formatted(n)),
                Money.OTHER,
                anyWard(),
                Math.max(1, -state.books().open(line)),
                line);
    }

    private MoneyCommand payout(PeriodState state) {
        UUID line = item(state, false);
        long amt = Math.max(1, -state.books().open(line));
        return new Payouts.MakePayout(
                Money.ACCOUNT,
                anyWard(),
                MoneyCode.Payout.COURT_ORDER,
                amt,
                "synthetic payee",
                List.of(new LineUse(line, amt)),
                List.of(Money.document(MoneyCode.Document.COURT_ACT)),
                Money.HEAD.actor());
    }

    private MoneyCommand small(PeriodState state) {
        Id.Ward ward = anyWard();
        return switch (random.nextInt(5)) {
            case 0 ->
                    new Expenditures.VoidExpenditure(
                            Money.ACCOUNT,
                            spend(state, Step.APPROVED).open().exp(),
                            MoneyCode.RefusalReason.PRICE,
                            "too dear");
            case 1 -> new CashDesk.RequestCash(Money.ACCOUNT, ward, amount());
            case 2 ->
                    new Subaccounts.BlockSubaccount(
                            Money.ACCOUNT, ward, MoneyCode.BlockReason.COURT);
            case 3 ->
                    new Subaccounts.UnblockSubaccount(
                            Money.ACCOUNT, ward, MoneyCode.BlockReason.COURT);
            default ->
                    new Reversals.SettleSuspense(
                            Money.ACCOUNT,
                            List.of(item(state, true), item(state, false)),
                            SettleReason.OTHER,
                            Money.WITNESS,
                            null);
        };
    }

    private Spend spend(PeriodState state, Step step) {
        List<Spend> spends =
                state.work().spends().values().stream().filter(s -> s.step() == step).toList();
        if (spends.isEmpty()) {
            return Evolved.unknown();
        }
        return spends.get(random.nextInt(spends.size()));
    }

    UUID item(PeriodState state, boolean in) {
        List<UUID> items =
                state.books().suspense().entrySet().stream()
                        .filter(e -> in == e.getValue() > 0)
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList();
        return items.isEmpty() ? new UUID(1, 1) : items.get(random.nextInt(items.size()));
    }

    Id.Ward anyWard() {
        return Money.ward(1 + random.nextInt(WARDS + 1));
    }

    long amount() {
        return random.nextLong(1, 200_000);
    }

    static PeriodOpened next(PeriodState state) {
        return new PeriodOpened(
                Money.HOME,
                Money.ACCOUNT,
                Money.MONTH.plusMonths(1),
                MoneyCode.PeriodOrigin.CARRIED,
                new UUID(3, 3),
                Carrying.hand(state, Money.MONTH.atEndOfMonth()),
                null,
                Carrying.wards(state));
    }
}
