package org.wardledger.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardledger.events.MoneyCode.DayResult;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.PeriodEvent.DayChecked;

class CoverTest {
    private static final long HELD = 12 * Book.EACH;
    private final Book book = Book.opened(12);

    private void statement(int from, int to, Long closing) {
        var plain =
                Money.statement(
                        Money.MONTH.atDay(from), Money.MONTH.atDay(to), 0, "h" + from + "-" + to);
        var stated = Book.but(Book.but(plain, "opening", closing), "closing", closing);
        book.done(Money.CASHIER, book.importing(stated), Book.NEXT);
    }

    private void covered(int day, Long stated) {
        assertThat(book.state().bank().coveredTo()).isEqualTo(Money.MONTH.atDay(day));
        assertThat(book.state().bank().stated()).isEqualTo(stated);
    }

    @Test
    void statements_that_follow_each_other_cover_the_days() {
        statement(1, 10, HELD);
        covered(10, HELD);
        statement(11, 20, HELD);
        covered(20, HELD);
    }

    @Test
    void a_statement_behind_a_gap_joins_when_the_gap_is_filled() {
        statement(1, 10, HELD);
        statement(21, 25, 7L);
        statement(26, 31, 9L);
        covered(10, HELD);
        statement(11, 20, HELD);
        covered(31, 9L);
    }

    @Test
    void overlapping_statements_join_too_and_the_last_one_states_the_balance() {
        statement(1, 10, HELD);
        statement(15, 25, 7L);
        statement(18, 22, 5L);
        covered(10, HELD);
        statement(9, 16, 3L);
        covered(25, 7L);
    }

    @Test
    void a_statement_inside_the_covered_days_changes_nothing() {
        statement(1, 20, HELD);
        statement(5, 10, 7L);
        covered(20, HELD);
    }

    @Test
    void of_two_that_end_on_one_day_the_one_that_states_a_balance_counts() {
        statement(1, 10, HELD);
        statement(15, 25, null);
        statement(16, 25, 7L);
        statement(11, 15, HELD);
        covered(25, 7L);
    }

    @Test
    void days_are_covered_only_when_all_lines_have_come() {
        UUID first = book.statement(Money.MONTH.atDay(1), Money.MONTH.atDay(10), 1);
        assertThat(book.state().bank().coveredTo()).isEqualTo(Money.MONTH.atDay(1).minusDays(1));
        book.when(Money.HEAD, Book.closing(), Book.NEXT)
                .thenRefused(PeriodRefusal.STATEMENT_GAP, "period");
        book.done(
                Money.CASHIER,
                new Statements.RecordLines(
                        Money.ACCOUNT, first, List.of(Money.line(first, Direction.IN, 5, "k"))));
        covered(10, null);
    }

    @Test
    void the_next_statement_opens_with_what_the_last_one_closed_with() {
        statement(1, 10, HELD);
        var wrong =
                Book.but(
                        Book.but(
                                Money.statement(
                                        Money.MONTH.atDay(11), Money.MONTH.atDay(12), 0, "x"),
                                "opening",
                                HELD + 1),
                        "closing",
                        HELD + 1);
        book.when(Money.CASHIER, book.importing(wrong))
                .thenRefused(StatementRefusal.OPENING_DIFFERS, "opening");
    }

    @Test
    void a_day_is_equal_broken_or_not_yet_told_by_the_bank() {
        checked(5, DayResult.NO_STATEMENT);
        statement(1, 10, HELD);
        checked(10, DayResult.EQUAL);
        checked(11, DayResult.NO_STATEMENT);
        statement(10, 12, HELD + 1);
        checked(12, DayResult.BROKEN);
    }

    private void checked(int day, DayResult result) {
        book.done(Money.CASHIER, new Periods.CheckDay(Money.ACCOUNT, Money.MONTH.atDay(day)));
        assertThat(book.last(DayChecked.class).event().result()).isEqualTo(result);
    }

    @Test
    void closing_names_the_days_no_statement_covers() {
        statement(1, 10, HELD);
        var refusal = book.when(Money.HEAD, Book.closing(), Book.NEXT).refusal();
        assertThat(refusal.code()).isEqualTo(PeriodRefusal.STATEMENT_GAP);
        assertThat(refusal.arguments())
                .containsEntry("from", "2026-10-11")
                .containsEntry("to", "2026-10-31");
    }

    @Test
    void what_the_bank_said_once_of_a_day_it_still_says() {
        book.line(Direction.IN, 7_000);
        book.line(Direction.IN, 8_000);
        var again = book.importing(Money.statement(Money.TODAY, Money.TODAY, 0, "later"));
        Set<String> some = Set.of(again.keys().iterator().next());
        var refusal = book.when(Money.CASHIER, Book.but(again, "keys", some)).refusal();
        assertThat(refusal.code()).isEqualTo(StatementRefusal.OVERLAP_DIFFERS);
        assertThat(refusal.field()).isEqualTo("keys");
        assertThat(refusal.arguments()).containsEntry("missing", "1");
        book.done(Money.CASHIER, again);
    }

    @Test
    void what_the_bank_said_of_a_closed_month_it_still_says_in_the_next() {
        UUID line = book.line(Direction.IN, 7_000);
        book.done(Money.CLERK, Book.receipt(7_000, line, 3));
        Book next = book.next();
        var whole = Money.statement(Money.TODAY, Book.NEXT, 0, "later");
        next.when(Money.CASHIER, Book.but(next.importing(whole), "keys", Set.of()), Book.NEXT)
                .thenRefused(StatementRefusal.OVERLAP_DIFFERS, "keys");
        next.done(Money.CASHIER, next.importing(whole), Book.NEXT);
    }

    @Test
    void a_line_older_than_what_the_books_remember_may_be_known_or_not() {
        var oldest = Money.MONTH.atDay(1).minusDays(62);
        UUID statement = book.statement(oldest.minusDays(1), Money.TODAY, 2);
        var line = Money.line(statement, Direction.IN, 7_000, "old");
        var tooOld =
                new Statements.RecordLines(
                        Money.ACCOUNT,
                        statement,
                        java.util.List.of(
                                Book.but(line, "valueDate", oldest),
                                Book.but(
                                        Book.but(line, "lineKey", "older"),
                                        "valueDate",
                                        oldest.minusDays(1))));
        book.when(Money.CASHIER, tooOld).thenRefused(StatementRefusal.OVERLAP_DIFFERS, "lines[1]");
    }

    @Test
    void the_books_begin_on_the_first_and_days_before_the_first_statement_are_a_gap() {
        statement(10, 31, HELD);
        var refusal = book.when(Money.HEAD, Book.closing(), Book.NEXT).refusal();
        assertThat(refusal.code()).isEqualTo(PeriodRefusal.STATEMENT_GAP);
        assertThat(refusal.arguments()).containsEntry("from", "2026-10-01");
        statement(1, 9, HELD);
        book.done(Money.HEAD, Book.closing(), Book.NEXT);
    }

    @Test
    void the_books_of_an_account_opened_in_the_month_begin_on_its_day() {
        Book young = Book.empty();
        var act = Money.opening(12, Book.EACH);
        var ninth = Book.but(act.carried(), "coveredTo", Money.MONTH.atDay(9));
        young.done(Money.HEAD, Book.but(act, "carried", ninth));
        young.statement(Money.MONTH.atDay(10), Money.MONTH.atEndOfMonth(), 0);
        young.done(Money.HEAD, Book.closing(), Book.NEXT);
    }
}
