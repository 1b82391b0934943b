package org.wardledger.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardledger.domain.account.Settlements.Charge;
import org.wardledger.events.Carried.Step;
import org.wardledger.events.CashEvent.CashWithdrawn;
import org.wardledger.events.ExpenditureEvent.ExpenditurePaid;
import org.wardledger.events.ExpenditureEvent.ExpenditureRefunded;
import org.wardledger.events.Fact;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.MoneyEvent;
import org.wardledger.events.PostingEvent.PostingReversed;
import org.wardledger.events.Visibility.Tier;

class ReversalTest {
    private final Book book = Book.opened(12);

    private PostingReversed mirror(UUID target) {
        book.reversed(target);
        return book.last(PostingReversed.class).event();
    }

    private UUID lastId() {
        return book.last(PostingReversed.class).id();
    }

    private void staysSealed(UUID posting, boolean named) {
        UUID target = posting;
        for (int i = 0; i < 6; i++) {
            PostingReversed mirror = mirror(target);
            assertThat(mirror.publication().tier()).as("mirror %s", i).isEqualTo(Tier.SEALED);
            assertThat(mirror.publication().rule().value()).isEqualTo("PR-1");
            assertThat(mirror.shownAcct() != null).isEqualTo(named);
            assertThat(mirror.shownInst() != null).isEqualTo(named);
            target = lastId();
        }
    }

    @Test
    void no_chain_of_mirrors_tells_the_amount_or_the_home_of_a_pay_out() {
        UUID posting =
                book.done(
                        Money.CLERK,
                        Book.payout(3, MoneyCode.Payout.COURT_ORDER, 7_000, book.out(7_000)));
        staysSealed(posting, false);
    }

    @Test
    void no_chain_of_mirrors_tells_the_amount_or_the_home_of_a_transfer() {
        staysSealed(book.arrived(1, 3, 7_000), false);
    }

    @Test
    void no_chain_of_mirrors_tells_the_amount_of_a_receipt() {
        staysSealed(book.received(7_000, 3), true);
    }

    @Test
    void a_mirror_tells_as_much_as_the_purchase_it_undoes() {
        int[] ten = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        UUID open = book.paid(1, 1_000, ten);
        assertThat(mirror(open).publication().tier()).isEqualTo(Tier.OPEN);
        assertThat(mirror(lastId()).publication().tier()).isEqualTo(Tier.OPEN);
        UUID coarse = book.paid(2, 1_000, 1, 2);
        assertThat(mirror(coarse).publication().tier()).isEqualTo(Tier.COARSE);
        assertThat(mirror(lastId()).publication().tier()).isEqualTo(Tier.COARSE);
    }

    @Test
    void a_mirror_of_cash_tells_what_the_movement_told() {
        book.cash(30_000);
        assertThat(mirror(book.last(CashWithdrawn.class).id()))
                .satisfies(
                        m -> {
                            assertThat(m.publication().tier()).isEqualTo(Tier.OPEN);
                            assertThat(m.amt()).isEqualTo(30_000);
                            assertThat(m.lines()).isEmpty();
                        });
        assertThat(book.state().books().cash()).isZero();
    }

    @Test
    void reversing_a_refund_takes_it_off_and_the_purchase_stays_where_it_was() {
        book.paid(1, 10_000, 3);
        UUID refund = book.done(Money.CLERK, book.refund(1, 4_000, 3));
        assertThat(book.spend(1).open().refunded()).isEqualTo(4_000);
        Spend refunded = book.spend(1);
        UUID mirror = book.reversed(refund);
        assertThat(book.spend(1).step()).isEqualTo(Step.PAID);
        assertThat(book.spend(1).open().refunded()).isZero();
        assertThat(book.sub(3).balance()).isEqualTo(Book.EACH - 10_000);
        book.reversed(mirror);
        assertThat(book.spend(1)).isEqualTo(refunded);
        assertThat(book.sub(3).balance()).isEqualTo(Book.EACH - 6_000);
    }

    @Test
    void reversing_a_payment_ends_the_purchase_and_undoing_that_restores_it_exactly() {
        UUID payment = book.paid(1, 10_000, 3, 4);
        book.done(Money.CASHIER, Book.acceptance(1, 20_000));
        Spend settled = book.spend(1);
        Totals totals = book.state().totals();
        UUID mirror = book.reversed(payment);
        assertThat(book.spend(1).step()).isEqualTo(Step.REVERSED);
        assertThat(book.state().totals().spent()).isZero();
        assertThat(book.sub(3).balance()).isEqualTo(Book.EACH);
        book.reversed(mirror);
        assertThat(book.spend(1)).isEqualTo(settled);
        assertThat(book.state().totals().spent()).isEqualTo(totals.spent());
        assertThat(book.sub(3).balance()).isEqualTo(Book.EACH - 10_000);
        assertThat(book.sub(3).nextN()).isEqualTo(4);
    }

    @Test
    void a_paid_purchase_that_was_reversed_and_restored_can_still_be_accepted() {
        UUID payment = book.paid(1, 10_000, 3);
        book.reversed(book.reversed(payment));
        assertThat(book.spend(1).step()).isEqualTo(Step.PAID);
        book.done(Money.CASHIER, Book.acceptance(1, 10_000));
        assertThat(book.spend(1).step()).isEqualTo(Step.SETTLED);
    }

    @Test
    void undoing_a_restored_posting_again_reverses_the_posting_itself() {
        UUID payment = book.paid(1, 10_000, 3);
        UUID first = book.reversed(payment);
        UUID second = book.reversed(first);
        PostingReversed third = mirror(second);
        assertThat(third.reverses()).isEqualTo(payment);
        assertThat(third.restores()).isNull();
        assertThat(book.spend(1).step()).isEqualTo(Step.REVERSED);
        for (UUID again : List.of(payment, first, second)) {
            book.when(Money.CASHIER, Book.reversal(again))
                    .thenRefused(PostingRefusal.ALREADY_REVERSED, "target");
        }
        assertThat(book.sub(3).balance()).isEqualTo(Book.EACH);
        book.reversed(lastId());
        assertThat(book.spend(1).step()).isEqualTo(Step.PAID);
        assertThat(book.sub(3).balance()).isEqualTo(Book.EACH - 10_000);
    }

    @Test
    void a_reversed_payment_cannot_be_refunded_and_a_restored_one_can() {
        UUID payment = book.paid(1, 10_000, 3);
        UUID mirror = book.reversed(payment);
        Refunds.RefundExpenditure refund = book.refund(1, 4_000, 3);
        book.when(Money.CLERK, refund).thenRefused(ExpenditureRefusal.NOT_PAID, "paid");
        book.reversed(mirror);
        book.done(Money.CLERK, refund);
        assertThat(book.spend(1).open().refunded()).isEqualTo(4_000);
    }

    @Test
    void a_posting_of_a_closed_month_is_reversed_once_and_in_full() {
        UUID payment = book.paid(1, 10_000, 3);
        book.done(Money.CASHIER, Book.acceptance(1, 10_000));
        Fact<? extends MoneyEvent> prior = book.last(ExpenditurePaid.class);
        Book next = book.next();
        next.when(Money.CASHIER, Book.reversal(payment))
                .thenRefused(PostingRefusal.UNKNOWN, "target");
        UUID mirror = next.done(Money.CASHIER, Book.reversal(payment, prior));
        assertThat(next.sub(3).balance()).isEqualTo(Book.EACH);
        next.when(Money.CASHIER, Book.reversal(payment, prior))
                .thenRefused(PostingRefusal.ALREADY_REVERSED, "target");
        UUID restored = next.done(Money.CASHIER, Book.reversal(mirror));
        assertThat(next.sub(3).balance()).isEqualTo(Book.EACH - 10_000);
        next.done(Money.CASHIER, Book.reversal(restored));
        next.when(Money.CASHIER, Book.reversal(payment, prior))
                .thenRefused(PostingRefusal.ALREADY_REVERSED, "target");
    }

    @Test
    void all_refunds_of_the_month_count_against_what_was_paid() {
        book.paid(1, 10_000, 3);
        UUID first = book.done(Money.CLERK, book.refund(1, 6_000, 3));
        book.when(Money.CLERK, book.refund(1, 4_001, 3))
                .thenRefused(ExpenditureRefusal.REFUND_ABOVE_PAID, "lines[0].amt");
        book.done(Money.CLERK, book.refund(1, 4_000, 3));
        Refunds.RefundExpenditure more = book.refund(1, 1, 3);
        book.when(Money.CLERK, more)
                .thenRefused(ExpenditureRefusal.REFUND_ABOVE_PAID, "lines[0].amt");
        Fact<ExpenditureRefunded> second = book.last(ExpenditureRefunded.class);
        book.reversed(first);
        book.done(Money.CLERK, Book.but(book.refund(1, 6_000, 3), "earlier", List.of(second)));
        assertThat(book.spend(1).open().refunded()).isEqualTo(10_000);
    }

    @Test
    void refunds_of_closed_months_count_too() {
        book.paid(1, 10_000, 3);
        book.done(Money.CLERK, book.refund(1, 9_000, 3));
        Fact<ExpenditurePaid> paid = book.last(ExpenditurePaid.class);
        Fact<ExpenditureRefunded> before = book.last(ExpenditureRefunded.class);
        Book next = book.next();
        Refunds.RefundExpenditure more = refundOf(next, paid, 1_001);
        next.when(Money.CLERK, Book.but(more, "earlier", List.of(before)))
                .thenRefused(ExpenditureRefusal.REFUND_ABOVE_PAID, "lines[0].amt");
        next.done(Money.CASHIER, Book.reversal(before.id(), before));
        next.done(Money.CLERK, Book.but(more, "earlier", List.of(before)));
    }

    private static Refunds.RefundExpenditure refundOf(
            Book book, Fact<ExpenditurePaid> paid, long amt) {
        return new Refunds.RefundExpenditure(
                Money.ACCOUNT,
                Money.exp(1),
                paid,
                List.of(),
                MoneyCode.ReversalReason.NOT_DELIVERED,
                List.of(new Charge(Money.ward(3), amt)),
                book.in(amt));
    }

    @Test
    void a_reversal_takes_nothing_that_is_promised_or_on_its_way() {
        UUID receipt = book.received(100_000, 3);
        book.sent(1, 3, 550_000);
        book.when(Money.CASHIER, Book.reversal(receipt))
                .thenRefused(PostingRefusal.WOULD_GO_NEGATIVE, "lines[0]");
        UUID line = book.line(Direction.IN, 100_000);
        UUID other = book.done(Money.CLERK, Book.receipt(100_000, line, 4));
        book.approved(9, MoneyCode.Method.BANK, 500_001, 4);
        book.when(Money.CASHIER, Book.reversal(other))
                .thenRefused(PostingRefusal.WOULD_GO_NEGATIVE, "lines[0]");
    }
}
