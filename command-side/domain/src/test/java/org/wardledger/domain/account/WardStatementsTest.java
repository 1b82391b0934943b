package org.wardledger.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wardledger.domain.account.Book.but;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.account.WardStatements.WardMonth;
import org.wardledger.events.Id;
import org.wardledger.events.WardStatementEvent.Delivery;
import org.wardledger.events.WardStatementEvent.Manner;
import org.wardledger.events.WardStatementEvent.MonthLine;
import org.wardledger.events.WardStatementEvent.Recipient;
import org.wardledger.events.WardStatementEvent.StatementsDelivered;
import org.wardledger.events.WardStatementEvent.StatementsIssued;

/// Monthly statements: of closed months only, once, and only when they add up.
class WardStatementsTest {
    private static final WardMonth QUIET = new WardMonth(Book.EACH, 0, 0, 0, "h-of-nothing");
    private static final WardStatements.RecordDelivery DELIVERY =
            new WardStatements.RecordDelivery(
                    Money.ACCOUNT,
                    Money.MONTH,
                    List.of(
                            new Delivery(
                                    Money.ward(1), Manner.BY_HAND, Book.NEXT, Recipient.RELATIVE)),
                    Set.of(Money.ward(1)));

    private final Book book = Book.opened(2);

    private static WardStatements.IssueStatements issue(Map<Id.Ward, WardMonth> months) {
        return new WardStatements.IssueStatements(Money.ACCOUNT, Money.MONTH, months);
    }

    private void close() {
        book.statement(Money.MONTH.atDay(1), Money.MONTH.atEndOfMonth(), 0);
        book.done(Money.HEAD, Book.closing(), Book.NEXT);
    }

    @Test
    void an_open_month_has_no_statement() {
        book.when(Money.HEAD, issue(Map.of()))
                .thenRefused(WardStatementRefusal.PERIOD_OPEN, "period");
        Book.empty()
                .when(Money.HEAD, issue(Map.of()))
                .thenRefused(CommonRefusal.PERIOD_NOT_OPEN, null);
    }

    @Test
    void a_statement_says_what_moved_and_under_which_numbers() {
        book.received(70_000, 1);
        book.paid(1, 20_000, 1);
        close();
        WardMonth moved = new WardMonth(Book.EACH, 70_000, 20_000, 2, "h-of-two");
        book.done(Money.HEAD, issue(Map.of(Money.ward(1), moved, Money.ward(2), QUIET)), Book.NEXT);

        StatementsIssued issued = book.last(StatementsIssued.class).event();
        assertThat(issued.inTime()).isTrue();
        assertThat(issued.lines())
                .containsExactly(
                        new MonthLine(
                                Money.ward(1),
                                1,
                                2,
                                Book.EACH,
                                70_000,
                                20_000,
                                Book.EACH + 50_000,
                                0,
                                "h-of-two",
                                null),
                        new MonthLine(
                                Money.ward(2),
                                1,
                                0,
                                Book.EACH,
                                0,
                                0,
                                Book.EACH,
                                0,
                                "h-of-nothing",
                                null));
    }

    @Test
    void statements_are_issued_once_and_late_ones_say_so() {
        close();
        LocalDate late = Book.NEXT.plusMonths(1);
        book.done(Money.HEAD, issue(Map.of(Money.ward(1), QUIET)), late);
        assertThat(book.last(StatementsIssued.class).event().inTime()).isFalse();

        book.when(Money.HEAD, issue(Map.of()), late)
                .thenRefused(WardStatementRefusal.ALREADY_ISSUED, "period");
    }

    @Test
    void a_statement_that_does_not_add_up_is_never_issued() {
        close();
        WardMonth wrong = new WardMonth(Book.EACH, 1, 0, 1, "h");

        assertThatThrownBy(
                        () -> book.when(Money.HEAD, issue(Map.of(Money.ward(1), wrong)), Book.NEXT))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_was_handed_over_was_issued_before() {
        close();
        book.when(Money.HEAD, DELIVERY, Book.NEXT)
                .thenRefused(WardStatementRefusal.NOT_ISSUED, "period");
        book.done(Money.HEAD, issue(Map.of(Money.ward(1), QUIET)), Book.NEXT);
        book.when(Money.HEAD, but(DELIVERY, "known", Set.of()), Book.NEXT)
                .thenRefused(WardStatementRefusal.WARD_WITHOUT_STATEMENT, "deliveries[0].ward");
        book.when(Money.HEAD, but(DELIVERY, "deliveries", List.of()), Book.NEXT)
                .thenRefused(CommonRefusal.MALFORMED, "deliveries");
        book.when(Money.HEAD, DELIVERY, Book.NEXT.minusDays(1))
                .thenRefused(CommonRefusal.DATE_IN_FUTURE, "deliveries[0].date");
        book.done(Money.HEAD, DELIVERY, Book.NEXT);

        assertThat(book.last(StatementsDelivered.class).event().lines())
                .isEqualTo(DELIVERY.deliveries());
    }

    @Test
    void a_statement_is_not_handed_over_within_its_month() {
        close();
        book.done(Money.HEAD, issue(Map.of(Money.ward(1), QUIET)), Book.NEXT);
        Delivery early =
                new Delivery(
                        Money.ward(1),
                        Manner.ELECTRONIC,
                        Money.MONTH.atEndOfMonth(),
                        Recipient.WARD);

        book.when(Money.HEAD, but(DELIVERY, "deliveries", List.of(early)), Book.NEXT)
                .thenRefused(CommonRefusal.MALFORMED, "deliveries[0].date");
    }
}
