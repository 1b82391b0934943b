package org.wardledger.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardledger.events.CashEvent.CashWithdrawn;
import org.wardledger.events.ExpenditureEvent.ExpenditurePaid;
import org.wardledger.events.Id;
import org.wardledger.events.LineUse;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.MoneyCode.Method;
import org.wardledger.events.Revealed;
import org.wardledger.events.Revealed.Field;

/// Which bank lines a payment shows to everybody: those it uses in full and nothing used before.
class OpeningTest {
    private final Book book = Book.opened(12);

    private static Revealed out(UUID line, long amt) {
        return new Revealed(
                line, List.of(new Field("dir", "OUT"), new Field("amt", Long.toString(amt))));
    }

    @Test
    void a_payment_opens_direction_and_amount_of_its_bank_line() {
        book.approved(1, Method.BANK, 1_000, 1, 2);
        UUID line = book.line(Direction.OUT, 2_000);
        book.done(Money.CASHIER, Book.payment(1, List.of(new LineUse(line, 2_000))));

        assertThat(book.last(ExpenditurePaid.class).event().open())
                .containsExactly(out(line, 2_000));
    }

    @Test
    void money_taken_to_the_box_opens_its_bank_line() {
        book.cash(5_000);

        CashWithdrawn event = book.last(CashWithdrawn.class).event();
        assertThat(event.open()).containsExactly(out(event.bankLines().getFirst(), 5_000));
    }

    @Test
    void a_small_home_opens_nothing() {
        Book small = Book.opened(3);
        small.paid(1, 1_000, 1, 2);

        assertThat(small.last(ExpenditurePaid.class).event().open()).isNull();
    }

    @Test
    void a_line_used_for_two_things_stays_closed() {
        UUID line = book.line(Direction.OUT, 3_000);
        book.approved(1, Method.BANK, 1_000, 1);
        book.done(Money.CASHIER, Book.payment(1, List.of(new LineUse(line, 1_000))));
        assertThat(book.last(ExpenditurePaid.class).event().open()).isNull();

        book.approved(2, Method.BANK, 2_000, 1);
        book.done(Money.CASHIER, Book.payment(2, List.of(new LineUse(line, 2_000))));
        assertThat(book.last(ExpenditurePaid.class).event().open()).isNull();
    }

    @Test
    void a_line_that_came_back_is_not_opened_a_second_time() {
        UUID paid = book.paid(1, 1_000, 1);
        UUID line = book.last(ExpenditurePaid.class).event().bankLines().getFirst();
        book.reversed(paid);
        book.approved(2, Method.BANK, 1_000, 1);
        book.done(Money.CASHIER, Book.payment(2, List.of(new LineUse(line, 1_000))));

        assertThat(book.last(ExpenditurePaid.class).event().open()).isNull();
    }

    @Test
    void a_line_carried_into_the_next_month_is_opened_there_once() {
        book.approved(1, Method.BANK, 1_000, 1);
        book.approved(2, Method.BANK, 1_000, 1);
        UUID whole = book.line(Direction.OUT, 1_000);
        UUID begun = book.line(Direction.OUT, 3_000);
        book.approved(3, Method.BANK, 2_000, 1);
        book.done(Money.CASHIER, Book.payment(3, List.of(new LineUse(begun, 2_000))));
        owned(whole, 1);
        owned(begun, 2);

        Book next = book.next();
        next.done(Money.CASHIER, Book.payment(1, List.of(new LineUse(whole, 1_000))), Book.NEXT);
        assertThat(next.last(ExpenditurePaid.class).event().open())
                .containsExactly(out(whole, 1_000));
        next.done(Money.CASHIER, Book.payment(2, List.of(new LineUse(begun, 1_000))), Book.NEXT);
        assertThat(next.last(ExpenditurePaid.class).event().open()).isNull();
    }

    private void owned(UUID line, int n) {
        book.done(Money.CLERK, raised(line, n));
    }

    private static Discrepancies.RaiseDiscrepancy raised(UUID about, int n) {
        return new Discrepancies.RaiseDiscrepancy(
                Money.ACCOUNT,
                new Id.Discrepancy("dsc_%016d".formatted(n)),
                MoneyCode.DiscrepancyKind.LINE_WITHOUT_RECORD,
                Money.HEAD,
                Book.NEXT.plusDays(9),
                about,
                true,
                1_000,
                "not matched yet");
    }
}
