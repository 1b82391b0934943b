package org.wardledger.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.domain.account.Book.but;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.events.Carried.Step;
import org.wardledger.events.CarriedWard;
import org.wardledger.events.GroupAmount;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.MoneyCode.DiscrepancyKind;
import org.wardledger.events.MoneyCode.Group;
import org.wardledger.events.MoneyCode.Method;
import org.wardledger.events.MoneyCode.PeriodOrigin;
import org.wardledger.events.PeriodEvent.PeriodClosed;
import org.wardledger.events.PeriodEvent.PeriodOpened;
import org.wardledger.events.StatementEvent.LineRecorded;
import org.wardledger.events.StatementEvent.StatementImported;
import org.wardledger.events.Visibility.Tier;

/// The month of an account: opened, covered by statements, closed, carried on.
class PeriodTest {
    private final Book book = Book.opened(12);

    private void covered() {
        book.statement(Money.MONTH.atDay(1), Money.MONTH.atEndOfMonth(), 0);
    }

    private static Discrepancies.RaiseDiscrepancy about(UUID item, long amt) {
        return new Discrepancies.RaiseDiscrepancy(
                Money.ACCOUNT,
                new Id.Discrepancy("dsc_0000000000000009"),
                DiscrepancyKind.LINE_WITHOUT_RECORD,
                Money.CLERK,
                Book.NEXT.plusDays(5),
                item,
                true,
                amt,
                "whose is it");
    }

    @Test
    void the_books_of_a_new_account_begin_with_an_act_that_adds_up() {
        Book fresh = Book.empty();
        var opening = Money.opening(2, 100);
        fresh.when(Money.HEAD, but(opening, "document", null))
                .thenRefused(PeriodRefusal.OPENING_ACT_MISSING, "document");
        fresh.when(Money.HEAD, but(opening, "predecessorOpen", true))
                .thenRefused(PeriodRefusal.PREDECESSOR_OPEN, "period");
        fresh.when(Money.HEAD, but(opening, "carried", Money.nothing(201)))
                .thenRefused(PeriodRefusal.OPENING_DIFFERS, "carried");
        CarriedWard first = opening.lines().getFirst();
        List<CarriedWard> negative =
                List.of(but(first, "bal", 300L), but(opening.lines().getLast(), "bal", -100L));
        fresh.when(Money.HEAD, but(opening, "lines", negative))
                .thenRefused(CommonRefusal.MALFORMED, "lines");
        fresh.done(Money.HEAD, opening);
        assertThat(fresh.last(PeriodOpened.class).event().origin())
                .isEqualTo(PeriodOrigin.OPENING_ACT);
        fresh.when(Money.HEAD, opening).thenRefused(PeriodRefusal.ALREADY_OPEN, "period");
    }

    @Test
    void nothing_is_written_before_a_period_opens_or_after_it_closed() {
        var shoes = Money.approve(1, new UUID(1, 1));
        Book fresh = Book.empty();
        fresh.when(Money.CLERK, shoes).thenRefused(CommonRefusal.PERIOD_NOT_OPEN, null);
        fresh.when(Money.HEAD, Book.closing()).thenRefused(CommonRefusal.PERIOD_NOT_OPEN, null);
        covered();
        book.done(Money.HEAD, Book.closing(), Book.NEXT);
        book.when(Money.CLERK, shoes).thenRefused(CommonRefusal.PERIOD_CLOSED, null);
        book.when(Money.HEAD, Book.closing(), Book.NEXT)
                .thenRefused(CommonRefusal.PERIOD_CLOSED, null);
        book.when(Money.HEAD, new Periods.CheckDay(Money.ACCOUNT, Money.TODAY))
                .thenRefused(CommonRefusal.PERIOD_CLOSED, null);
    }

    @Test
    void a_day_that_has_not_come_is_not_checked() {
        book.when(Money.HEAD, new Periods.CheckDay(Money.ACCOUNT, Book.NEXT))
                .thenRefused(CommonRefusal.DATE_IN_FUTURE, "date");
    }

    @Test
    void a_month_is_closed_when_it_is_over_and_covered() {
        book.when(Money.HEAD, Book.closing(), Money.MONTH.atEndOfMonth())
                .thenRefused(PeriodRefusal.NOT_OVER, "period");
        book.when(Money.HEAD, Book.closing(), Book.NEXT)
                .thenRefused(PeriodRefusal.STATEMENT_GAP, "period");
        covered();
        book.done(Money.HEAD, Book.closing(), Money.MONTH.atEndOfMonth().plusDays(1));
    }

    @Test
    void an_open_bank_line_needs_somebody_who_answers_for_it() {
        UUID line = book.line(Direction.IN, 700);
        covered();
        book.when(Money.HEAD, Book.closing(), Book.NEXT)
                .thenRefused(PeriodRefusal.SUSPENSE_UNOWNED, "suspense");
        book.done(Money.CASHIER, about(line, 700));
        book.done(Money.HEAD, Book.closing(), Book.NEXT);
        assertThat(book.last(PeriodClosed.class).event().carried().suspense())
                .singleElement()
                .satisfies(i -> assertThat(i.discrepancy()).isNotNull());
    }

    @Test
    void cash_is_counted_in_the_month_that_is_closed() {
        book.cash(500);
        covered();
        book.when(Money.HEAD, Book.closing(), Book.NEXT)
                .thenRefused(PeriodRefusal.CASH_UNCOUNTED, "cash");
        book.done(Money.WITNESS, Book.count(500));
        book.done(Money.HEAD, Book.closing(), Book.NEXT);
        Book next = Book.empty();
        next.done(Money.HEAD, book.following(), Book.NEXT);
        assertThat(next.state().countedOn()).isEqualTo(Money.TODAY);
        next.statementOfNext();
        next.when(Money.HEAD, Book.closing(), Book.NEXT.plusMonths(1))
                .thenRefused(PeriodRefusal.CASH_UNCOUNTED, "cash");
    }

    @Test
    void who_entered_a_purchase_does_not_close_the_month() {
        book.proposed(1, Method.BANK, 1_000, 1);
        covered();
        book.when(Money.CLERK, Book.closing(), Book.NEXT)
                .thenRefused(PeriodRefusal.CLOSER_IS_ENTERER, null);
    }

    @Test
    void books_that_differ_from_the_bank_are_not_closed() {
        var plain = Money.statement(Money.MONTH.atDay(1), Money.MONTH.atEndOfMonth(), 0, "differs");
        var stated = but(but(plain, "opening", 5L), "closing", 5L);
        book.done(Money.CASHIER, book.importing(stated), Book.NEXT);
        book.when(Money.HEAD, Book.closing(), Book.NEXT)
                .thenRefused(PeriodRefusal.IDENTITY_BROKEN, null);
    }

    @Test
    void a_closed_month_publishes_sums_that_add_up() {
        book.paid(1, 1_000, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        book.paid(2, 2_000, 1);
        book.received(500, 1);
        covered();
        book.done(Money.HEAD, Book.closing(), Book.NEXT);
        PeriodClosed closed = book.last(PeriodClosed.class).event();
        assertThat(closed.publication().tier()).isEqualTo(Tier.OPEN);
        assertThat(closed.opening()).isEqualTo(12 * Book.EACH);
        assertThat(closed.netIn()).isEqualTo(500);
        assertThat(closed.out())
                .containsExactly(
                        new GroupAmount(Group.GOODS, 10_000),
                        new GroupAmount(Group.PERSONAL, 2_000));
        assertThat(closed.closing()).isEqualTo(12 * Book.EACH + 500 - 12_000);
        assertThat(closed.held()).isEqualTo(closed.closing());
        assertThat(closed.wards()).isEqualTo("10");
        assertThat(closed.exactWards()).isEqualTo(12);
    }

    @Test
    void the_next_month_goes_on_with_what_is_under_way() {
        UUID act = openEnds();
        Book next = book.next();
        assertThat(next.last(PeriodOpened.class).event().origin()).isEqualTo(PeriodOrigin.CARRIED);
        assertThat(next.sub(1)).isEqualTo(book.sub(1));
        assertThat(next.sub(2)).isEqualTo(book.sub(2));
        assertThat(next.state().books().transit()).isEqualTo(50_000);
        next.done(Money.CASHIER, Book.payment(1, next.out(1_000)));
        assertThat(next.spend(1).step()).isEqualTo(Step.SETTLED);
        assertThat(next.spend(1).open().acceptedBy()).isEqualTo(act);
        next.done(Money.CASHIER, Book.acceptance(2, 2_000));
        assertThat(next.spend(2).step()).isEqualTo(Step.SETTLED);
        next.when(Money.HEAD, Book.payment(3, next.out(3_000)))
                .thenRefused(ExpenditureRefusal.PAYER_IS_APPROVER, null);
        next.done(Money.CASHIER, Book.payment(3, next.out(3_000)));
        next.done(
                Money.CLERK,
                new Transfers.CompleteTransfer(Money.ACCOUNT, Book.transfer(1), new UUID(5, 5)));
        assertThat(next.state().books().transit()).isZero();
        assertThat(next.sub(1).free()).isEqualTo(Book.EACH - 6_000);
        assertThat(next.sub(2).free()).isEqualTo(Book.EACH - 50_000);
        assertThat(next.state().books().balanced()).isTrue();
    }

    /// An accepted, a paid and an approved purchase, and a transfer on its way.
    private UUID openEnds() {
        book.approved(1, Method.BANK, 1_000, 1);
        UUID act = book.done(Money.CASHIER, Book.acceptance(1, 1_000));
        book.paid(2, 2_000, 1);
        book.approved(3, Method.BANK, 3_000, 1);
        book.sent(1, 2, 50_000);
        return act;
    }

    @Test
    void a_bank_line_of_last_month_is_not_taken_twice() {
        UUID statement = book.statement(Money.TODAY, Money.TODAY, 1);
        LineRecorded line = Money.line(statement, Direction.IN, 700, "the-same-line");
        UUID item =
                book.done(
                        Money.CASHIER,
                        new Statements.RecordLines(Money.ACCOUNT, statement, List.of(line)));
        book.done(Money.CASHIER, about(item, 700));
        Book next = book.next();
        UUID again = next.statement(Money.TODAY, Book.NEXT, 1);
        next.when(
                        Money.CASHIER,
                        new Statements.RecordLines(
                                Money.ACCOUNT, again, List.of(but(line, "statement", again))))
                .thenNothing();
        assertThat(next.state().books().open(item)).isEqualTo(700);
        next.done(Money.CLERK, Book.receipt(700, item, 1));
        assertThat(next.sub(1).balance()).isEqualTo(Book.EACH + 700);
    }

    @Test
    void a_statement_is_whole_new_and_not_of_the_future() {
        var day = Money.statement(Money.TODAY, Money.TODAY, 1, "once");
        var wish = book.importing(day);
        refused(but(day, "to", Book.NEXT), CommonRefusal.DATE_IN_FUTURE, "to");
        refused(but(day, "from", Book.NEXT), CommonRefusal.MALFORMED, "from");
        book.when(
                        Money.CASHIER,
                        but(wish, "statement", but(but(day, "opening", 5L), "closing", 6L)))
                .thenRefused(StatementRefusal.TOTALS_DIFFER, "closing");
        UUID id = book.done(Money.CASHIER, wish);
        book.when(Money.CASHIER, wish).thenRefused(StatementRefusal.ALREADY_IMPORTED, "file");
        book.when(Money.CASHIER, but(wish, "statement", but(day, "fileHash", "other")))
                .thenRefused(StatementRefusal.UNFINISHED, "file");
        var lines = new Statements.RecordLines(Money.ACCOUNT, id, List.of(line(id, "a")));
        book.when(Money.CASHIER, but(lines, "statement", new UUID(3, 3)))
                .thenRefused(StatementRefusal.UNKNOWN, "statement");
        book.when(Money.CASHIER, but(lines, "lines", List.of(line(id, "a"), line(id, "b"))))
                .thenRefused(StatementRefusal.COMPLETE_ALREADY, "lines");
        book.when(Money.CASHIER, but(lines, "lines", List.of(but(line(id, "a"), "amt", 0L))))
                .thenRefused(CommonRefusal.MALFORMED, "lines[0]");
        book.done(Money.CASHIER, lines);
        book.when(Money.CASHIER, lines).thenNothing();
    }

    private static LineRecorded line(UUID statement, String key) {
        return Money.line(statement, Direction.IN, 5, key);
    }

    private void refused(StatementImported statement, CommonRefusal code, String field) {
        book.when(Money.CASHIER, book.importing(statement)).thenRefused(code, field);
    }
}
