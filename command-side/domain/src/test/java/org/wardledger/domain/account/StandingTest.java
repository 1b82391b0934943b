package org.wardledger.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.domain.account.Book.but;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardledger.events.Carried.Step;
import org.wardledger.events.CarriedWard.SubaccountState;
import org.wardledger.events.ExpenditureEvent.ExpenditurePaid;
import org.wardledger.events.ExpenditureEvent.ExpenditureRefunded;
import org.wardledger.events.Fact;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyCode.CashReceipt;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.MoneyCode.Method;
import org.wardledger.events.MoneyEvent;
import org.wardledger.events.PayoutEvent.PayoutMade;
import org.wardledger.events.PostingEvent.PostingReversed;
import org.wardledger.events.PostingEvent.SettleReason;

/// What was built on a posting protects it: no money comes back twice, whatever is reversed in
/// whatever order, in this month or in a later one.
class StandingTest {
    private final Book book = Book.opened(12);

    private UUID lastMirror() {
        return book.last(PostingReversed.class).id();
    }

    private static Fact<MoneyEvent> money(Fact<? extends MoneyEvent> f) {
        return new Fact<>(f.id(), f.at(), f.day(), f.by(), f.key(), f.digest(), f.event());
    }

    @Test
    void a_payment_with_a_standing_refund_is_reversed_only_after_the_refund() {
        UUID payment = book.paid(1, 10_000, 3);
        UUID refund = book.done(Money.CLERK, book.refund(1, 4_000, 3));
        book.when(Money.CASHIER, Book.reversal(payment))
                .thenRefused(PostingRefusal.REFUND_STANDING, "target");
        book.reversed(refund);
        book.reversed(payment);
        assertThat(book.sub(3).balance()).isEqualTo(Book.EACH);
        assertThat(book.state().totals().spent()).isZero();
    }

    @Test
    void a_refund_of_a_closed_month_protects_its_payment_too() {
        book.paid(1, 10_000, 3);
        book.done(Money.CLERK, book.refund(1, 4_000, 3));
        Fact<ExpenditurePaid> paid = book.last(ExpenditurePaid.class);
        Fact<ExpenditureRefunded> refund = book.last(ExpenditureRefunded.class);
        var spending = List.of(money(paid), money(refund));
        Book next = book.next();
        var reversal = but(Book.reversal(paid.id(), paid), "spending", spending);
        next.when(Money.CASHIER, reversal).thenRefused(PostingRefusal.REFUND_STANDING, "target");
        next.done(Money.CASHIER, but(Book.reversal(refund.id(), refund), "spending", spending));
        next.done(Money.CASHIER, reversal);
        assertThat(next.sub(3).balance()).isEqualTo(Book.EACH);
    }

    @Test
    void a_refund_does_not_come_back_on_a_payment_that_is_reversed() {
        UUID payment = book.paid(1, 10_000, 3);
        UUID refund = book.done(Money.CLERK, book.refund(1, 4_000, 3));
        UUID off = book.reversed(refund);
        UUID undone = book.reversed(payment);
        book.when(Money.CASHIER, Book.reversal(off))
                .thenRefused(ExpenditureRefusal.NOT_PAID, "target");
        book.reversed(undone);
        book.reversed(off);
        assertThat(book.sub(3).balance()).isEqualTo(Book.EACH - 6_000);
    }

    @Test
    void a_refund_does_not_come_back_beside_the_one_that_replaced_it() {
        book.paid(1, 10_000, 3);
        UUID first = book.done(Money.CLERK, book.refund(1, 6_000, 3));
        UUID off = book.reversed(first);
        book.done(Money.CLERK, book.refund(1, 4_001, 3));
        book.when(Money.CASHIER, Book.reversal(off))
                .thenRefused(ExpenditureRefusal.REFUND_ABOVE_PAID, "target");
        book.reversed(book.last(ExpenditureRefunded.class).id());
        book.reversed(off);
        assertThat(book.sub(3).balance()).isEqualTo(Book.EACH - 4_000);
    }

    @Test
    void a_payment_does_not_come_back_when_its_bank_line_has_paid_for_something_else() {
        book.approved(1, Method.BANK, 10_000, 3);
        book.approved(2, Method.BANK, 10_000, 4);
        var uses = book.out(10_000);
        UUID payment = book.done(Money.CASHIER, Book.payment(1, uses));
        UUID off = book.reversed(payment);
        UUID other = book.done(Money.CASHIER, Book.payment(2, uses));
        book.when(Money.CASHIER, Book.reversal(off))
                .thenRefused(PostingRefusal.LINE_USED, "target");
        book.reversed(other);
        book.reversed(off);
        assertThat(book.sub(3).balance()).isEqualTo(Book.EACH - 10_000);
        assertThat(book.state().books().open(uses.getFirst().line())).isZero();
    }

    @Test
    void a_receipt_does_not_come_back_when_its_line_was_given_to_another_ward() {
        UUID line = book.line(Direction.IN, 7_000);
        UUID receipt = book.done(Money.CLERK, Book.receipt(7_000, line, 3));
        UUID off = book.reversed(receipt);
        UUID right = book.done(Money.CLERK, Book.receipt(7_000, line, 4));
        book.when(Money.CASHIER, Book.reversal(off))
                .thenRefused(PostingRefusal.LINE_USED, "target");
        book.reversed(right);
        book.reversed(off);
        assertThat(book.sub(3).balance()).isEqualTo(Book.EACH + 7_000);
        assertThat(book.state().books().suspended()).isZero();
    }

    @Test
    void a_receipt_whose_money_was_spent_is_not_taken_back() {
        UUID receipt = book.received(7_000, 3);
        book.paid(1, Book.EACH + 7_000, 3);
        book.when(Money.CASHIER, Book.reversal(receipt))
                .thenRefused(PostingRefusal.WOULD_GO_NEGATIVE, "lines[0]");
    }

    @Test
    void cash_that_settled_a_shortage_is_not_taken_out_of_the_box_again() {
        book.cash(30_000);
        UUID shortage = book.done(Money.HEAD, Book.count(29_000));
        UUID repaid =
                book.done(
                        Money.CLERK,
                        new CashDesk.ReceiveCash(
                                Money.ACCOUNT,
                                Book.BANK,
                                1_000,
                                CashReceipt.REPAID,
                                Money.KEEPER.actor(),
                                false));
        book.reversed(repaid);
        UUID off = lastMirror();
        assertThat(book.state().books().cash()).isEqualTo(29_000);
        book.reversed(off);
        assertThat(book.state().books().open(repaid)).isEqualTo(1_000);
        book.done(
                Money.CASHIER,
                new Reversals.SettleSuspense(
                        Money.ACCOUNT,
                        List.of(shortage, repaid),
                        SettleReason.SHORTAGE_REPAID,
                        Money.WITNESS,
                        null));
        book.when(Money.CASHIER, Book.reversal(repaid))
                .thenRefused(PostingRefusal.LINE_USED, "target");
    }

    @Test
    void an_acceptance_is_no_posting_whatever_became_of_the_purchase() {
        book.paid(1, 10_000, 3);
        UUID act = book.done(Money.CASHIER, Book.acceptance(1, 10_000));
        book.when(Money.CASHIER, Book.reversal(act)).thenRefused(PostingRefusal.UNKNOWN, "target");
        book.reversed(book.last(ExpenditurePaid.class).id());
        assertThat(book.spend(1).step()).isEqualTo(Step.REVERSED);
    }

    @Test
    void a_purchase_reversed_before_the_close_comes_back_and_is_accepted_in_the_next_month() {
        UUID payment = book.paid(1, 10_000, 3);
        UUID line = book.last(ExpenditurePaid.class).event().uses().getFirst().line();
        UUID off = book.reversed(payment);
        Fact<PostingReversed> mirror = book.last(PostingReversed.class);
        book.done(Money.CLERK, PublicLanguageTest.question(line));
        Book next = book.next();
        assertThat(next.spend(1).step()).isEqualTo(Step.REVERSED);
        next.when(Money.CASHIER, Book.acceptance(1, 10_000))
                .thenRefused(ExpenditureRefusal.CLOSED, "exp");
        var spending = List.of(money(book.last(ExpenditurePaid.class)));
        next.done(Money.CASHIER, but(Book.reversal(off, mirror), "spending", spending));
        assertThat(next.spend(1).step()).isEqualTo(Step.PAID);
        next.done(Money.CASHIER, Book.acceptance(1, 10_000));
        assertThat(next.spend(1).step()).isEqualTo(Step.SETTLED);
        assertThat(next.sub(3).balance()).isEqualTo(Book.EACH - 10_000);
    }

    @Test
    void a_pay_out_that_bounces_opens_the_closed_account_again() {
        UUID payout = emptied(3);
        assertThat(book.sub(3).state()).isEqualTo(SubaccountState.CLOSED);
        long n = book.sub(3).nextN();
        book.done(Money.CASHIER, Book.reversal(payout));
        assertThat(book.sub(3).state()).isEqualTo(SubaccountState.OPEN);
        assertThat(book.sub(3).balance()).isEqualTo(Book.EACH);
        assertThat(book.sub(3).nextN()).isEqualTo(n + 1);
        book.done(Money.CLERK, Book.finalAccount(3));
    }

    @Test
    void a_pay_out_that_bounces_a_month_later_opens_the_account_with_its_old_numbering() {
        UUID payout = emptied(3);
        Fact<PayoutMade> made = book.last(PayoutMade.class);
        long n = book.sub(3).nextN();
        Book next = book.next();
        assertThat(next.state().books().sub(Money.ward(3))).isNull();
        next.when(Money.CASHIER, Book.reversal(payout, made))
                .thenRefused(PostingRefusal.WOULD_GO_NEGATIVE, "lines[0]");
        next.done(
                Money.CASHIER,
                but(Book.reversal(payout, made), "closed", Map.of(Money.ward(3), n)));
        assertThat(next.sub(3).balance()).isEqualTo(Book.EACH);
        assertThat(next.sub(3).nextN()).isEqualTo(n + 1);
        assertThat(next.last(PostingReversed.class).event().lines())
                .singleElement()
                .satisfies(l -> assertThat(l.n()).isEqualTo(n));
    }

    private UUID emptied(int ward) {
        book.done(Money.CLERK, Book.finalAccount(ward));
        UUID payout =
                book.done(
                        Money.CLERK,
                        Book.payout(
                                ward, MoneyCode.Payout.TO_HEIRS, Book.EACH, book.out(Book.EACH)));
        book.done(Money.CLERK, new Subaccounts.CloseSubaccount(Money.ACCOUNT, Money.ward(ward)));
        return payout;
    }
}
