package org.wardledger.domain.account;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.GivenWhenThen;
import org.wardledger.domain.Records;
import org.wardledger.domain.account.Settlements.Charge;
import org.wardledger.events.ActorMark;
import org.wardledger.events.ExpenditureEvent.ExpenditurePaid;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.LineUse;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.MoneyCode.Method;
import org.wardledger.events.MoneyEvent;
import org.wardledger.events.PeriodEvent.PeriodClosed;
import org.wardledger.events.StatementEvent.StatementImported;

/// The synthetic account of [Money] while a test works on it: who does what by default, and the
/// long way to an approved or paid purchase in one word.
final class Book {
    static final long EACH = 500_000;
    static final LocalDate NEXT = Money.MONTH.plusMonths(1).atDay(2);
    static final AccountFacts BANK = Money.facts(MoneyCode.AccountKind.BANK);

    private static int commands;
    private final GivenWhenThen<MoneyCommand, PeriodState, MoneyEvent> rules =
            GivenWhenThen.rules(new AccountPeriod());

    private Book() {}

    static Book empty() {
        return new Book();
    }

    static Book opened(int wards) {
        Book book = new Book();
        book.done(Money.HEAD, Money.opening(wards, EACH));
        return book;
    }

    GivenWhenThen<MoneyCommand, PeriodState, MoneyEvent>.Answer when(
            ActorMark who, MoneyCommand command) {
        return when(who, command, Money.TODAY);
    }

    GivenWhenThen<MoneyCommand, PeriodState, MoneyEvent>.Answer when(
            ActorMark who, MoneyCommand command, LocalDate day) {
        return rules.when(command, Money.by(who, ++commands, day));
    }

    /// Id of the first event.
    UUID done(ActorMark who, MoneyCommand command) {
        return done(who, command, Money.TODAY);
    }

    UUID done(ActorMark who, MoneyCommand command, LocalDate day) {
        when(who, command, day).accepted();
        return new UUID(commands, 0);
    }

    PeriodState state() {
        return rules.state();
    }

    Sub sub(int ward) {
        return Objects.requireNonNull(state().books().sub(Money.ward(ward)));
    }

    Spend spend(int n) {
        return Objects.requireNonNull(state().work().spend(Money.exp(n)));
    }

    <E extends MoneyEvent> Fact<E> last(Class<E> type) {
        for (Fact<? extends MoneyEvent> f : rules.history().reversed()) {
            if (type.isInstance(f.event())) {
                E event = type.cast(f.event());
                return new Fact<>(f.id(), f.at(), f.day(), f.by(), f.key(), f.digest(), event);
            }
        }
        throw new AssertionError("no " + type);
    }

    UUID statement(LocalDate from, LocalDate to, int lines) {
        String hash = "hash-" + ++commands;
        return done(Money.CASHIER, importing(Money.statement(from, to, lines, hash)), NEXT);
    }

    /// A statement that repeats every line the books know.
    Statements.ImportStatement importing(StatementImported statement) {
        Set<String> keys = state().bank().lineKeys().keySet();
        return new Statements.ImportStatement(Money.ACCOUNT, statement, keys);
    }

    /// The month after [Money#MONTH], covered whole.
    void statementOfNext() {
        YearMonth month = Money.MONTH.plusMonths(1);
        var whole = Money.statement(month.atDay(1), month.atEndOfMonth(), 0, "h" + ++commands);
        done(Money.CASHIER, importing(whole), NEXT.plusMonths(1));
    }

    /// A bank line of [Money#TODAY].
    UUID line(Direction dir, long amt) {
        UUID statement = statement(Money.TODAY, Money.TODAY, 1);
        return done(
                Money.CASHIER,
                new Statements.RecordLines(
                        Money.ACCOUNT,
                        statement,
                        List.of(Money.line(statement, dir, amt, "key-" + commands))));
    }

    List<LineUse> out(long amt) {
        return List.of(new LineUse(line(Direction.OUT, amt), amt));
    }

    List<LineUse> in(long amt) {
        return List.of(new LineUse(line(Direction.IN, amt), amt));
    }

    UUID proposed(int n, Method method, long price, int... wards) {
        return done(Money.CLERK, Money.shoes(n, MoneyCode.AccountKind.BANK, method, price, wards));
    }

    UUID approved(int n, Method method, long price, int... wards) {
        return done(Money.SECRETARY, Money.approve(n, proposed(n, method, price, wards)));
    }

    static Acceptances.AcceptExpenditure acceptance(int n, long amt) {
        return new Acceptances.AcceptExpenditure(
                Money.ACCOUNT,
                Money.exp(n),
                amt,
                true,
                Money.WITNESS,
                Money.TODAY,
                Money.document(MoneyCode.Document.DELIVERY_NOTE),
                null);
    }

    static Settlements.PayExpenditure payment(int n, List<LineUse> uses) {
        return new Settlements.PayExpenditure(
                Money.ACCOUNT,
                Money.exp(n),
                BANK,
                List.of(),
                uses,
                Money.TODAY,
                "amount",
                Money.WITNESS.actor());
    }

    /// A purchase paid by bank, not yet accepted.
    UUID paid(int n, long price, int... wards) {
        approved(n, Method.BANK, price, wards);
        return done(Money.CASHIER, payment(n, out(price * wards.length)));
    }

    /// A refund of the last payment to one ward.
    Refunds.RefundExpenditure refund(int n, long amt, int ward) {
        return new Refunds.RefundExpenditure(
                Money.ACCOUNT,
                Money.exp(n),
                last(ExpenditurePaid.class),
                List.of(),
                MoneyCode.ReversalReason.NOT_DELIVERED,
                List.of(new Charge(Money.ward(ward), amt)),
                in(amt));
    }

    static Reversals.ReversePosting reversal(UUID target) {
        return reversal(target, null);
    }

    static Reversals.ReversePosting reversal(
            UUID target, @Nullable Fact<? extends MoneyEvent> prior) {
        return new Reversals.ReversePosting(
                Money.ACCOUNT,
                BANK,
                target,
                prior,
                List.of(),
                Map.of(),
                MoneyCode.ReversalReason.WRONG_WARD,
                "the wrong person",
                List.of(Money.document(MoneyCode.Document.OTHER)),
                Money.WITNESS);
    }

    UUID reversed(UUID target) {
        return done(Money.CASHIER, reversal(target));
    }

    UUID received(long amt, int ward) {
        return done(Money.CLERK, receipt(amt, line(Direction.IN, amt), ward));
    }

    static Receipts.AllocateReceipt receipt(long amt, UUID line, int ward) {
        return new Receipts.AllocateReceipt(
                Money.ACCOUNT,
                MoneyCode.ReceiptSource.BENEFIT,
                Money.MONTH,
                List.of(
                        new Receipts.Part(
                                Money.ward(ward),
                                amt,
                                line,
                                MoneyCode.Benefit.OLD_AGE,
                                null,
                                new Receipts.SplitFacts(amt, 7000, new Id.Rule("SPLIT-3")))),
                Set.of(),
                false);
    }

    static Id.Transfer transfer(int n) {
        return new Id.Transfer("trf_%016d".formatted(n));
    }

    static Transfers.SendTransfer sending(int n, int ward, long amt, UUID line) {
        return new Transfers.SendTransfer(
                Money.ACCOUNT, transfer(n), Money.OTHER, Money.ward(ward), amt, line);
    }

    UUID sent(int n, int ward, long amt) {
        return done(Money.CLERK, sending(n, ward, amt, line(Direction.OUT, amt)));
    }

    UUID arrived(int n, int ward, long amt) {
        return done(
                Money.CLERK,
                new Transfers.ReceiveTransfer(
                        Money.ACCOUNT,
                        transfer(n),
                        new Transfers.SentFacts(Money.OTHER, Money.ward(ward), amt),
                        false,
                        line(Direction.IN, amt)));
    }

    static Payouts.MakePayout payout(
            int ward, MoneyCode.Payout kind, long amt, List<LineUse> uses) {
        return new Payouts.MakePayout(
                Money.ACCOUNT,
                Money.ward(ward),
                kind,
                amt,
                "synthetic payee",
                uses,
                List.of(Money.document(MoneyCode.Document.COURT_ACT)),
                Money.HEAD.actor());
    }

    static Payouts.IssueFinalAccount finalAccount(int ward) {
        return new Payouts.IssueFinalAccount(
                Money.ACCOUNT, Money.ward(ward), true, Money.TODAY.plusDays(10), null);
    }

    void box(long limit) {
        done(
                Money.HEAD,
                new CashDesk.SetFloat(Money.ACCOUNT, limit, Money.KEEPER, false, Money.TODAY));
    }

    /// A box with money in it, brought from the bank.
    void cash(long amt) {
        box(amt);
        done(
                Money.CLERK,
                new CashDesk.WithdrawCash(
                        Money.ACCOUNT, BANK, amt, out(amt), Money.CASHIER.actor()));
    }

    static CashDesk.CountCash count(long counted) {
        return new CashDesk.CountCash(
                Money.ACCOUNT,
                BANK,
                MoneyCode.CountKind.SURPRISE,
                counted,
                null,
                new Id.Discrepancy("dsc_0000000000000001"),
                Money.TODAY.plusDays(5));
    }

    static Periods.ClosePeriod closing() {
        return new Periods.ClosePeriod(Money.ACCOUNT, BANK);
    }

    /// The bank covers the month, the month is closed, and the next one is open.
    Book next() {
        statement(Money.MONTH.atDay(1), Money.MONTH.atEndOfMonth(), 0);
        done(Money.HEAD, closing(), NEXT);
        Book next = new Book();
        next.done(Money.HEAD, following(), NEXT);
        return next;
    }

    Periods.OpenPeriod following() {
        Fact<PeriodClosed> closed = last(PeriodClosed.class);
        Periods.OpenPeriod first = Money.opening(1, 0);
        return new Periods.OpenPeriod(
                first.acct(),
                first.inst(),
                Money.MONTH.plusMonths(1),
                closed.id(),
                closed.event().carried(),
                closed.event().lines(),
                null,
                false);
    }

    static <R extends Record> R but(R record, String name, @Nullable Object value) {
        return Records.with(record, name, value);
    }
}
