package org.wardledger.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.domain.account.Book.but;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.account.Settlements.Charge;
import org.wardledger.domain.account.Settlements.PayExpenditure;
import org.wardledger.events.Carried.Duty;
import org.wardledger.events.Carried.Step;
import org.wardledger.events.ExpenditureEvent.ExpenditureAccepted;
import org.wardledger.events.ExpenditureEvent.ExpenditureApproved;
import org.wardledger.events.ExpenditureEvent.ExpenditurePaid;
import org.wardledger.events.ExpenditureEvent.ExpenditureProposed;
import org.wardledger.events.ExpenditureEvent.ExpenditureRefunded;
import org.wardledger.events.ExpenditureEvent.PurchaseLine;
import org.wardledger.events.Id;
import org.wardledger.events.LineUse;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyCode.AccountKind;
import org.wardledger.events.MoneyCode.Category;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.MoneyCode.Group;
import org.wardledger.events.MoneyCode.Method;
import org.wardledger.events.Visibility.Tier;

/// From the approval to the last tiyn: act and payment in both orders, and what stops either.
class SettlementTest {
    private final Book book = Book.opened(12);

    private static PayExpenditure treasury(int n, List<LineUse> uses) {
        return but(Book.payment(n, uses), "facts", Money.facts(AccountKind.KSN));
    }

    @Test
    void on_a_treasury_account_the_act_comes_before_the_money() {
        UUID proposal = book.done(Money.CLERK, Money.shoes(1, AccountKind.KSN, Method.BANK, 9, 1));
        UUID approval = book.done(Money.SECRETARY, Money.approve(1, proposal));
        List<LineUse> uses = book.out(9);
        book.when(Money.CASHIER, treasury(1, uses))
                .thenRefused(ExpenditureRefusal.ACCEPTANCE_MISSING, "exp");
        UUID act = book.done(Money.CASHIER, Book.acceptance(1, 9));
        assertThat(book.spend(1).step()).isEqualTo(Step.ACCEPTED);
        book.done(Money.CASHIER, treasury(1, uses));
        assertThat(book.spend(1).step()).isEqualTo(Step.SETTLED);
        ExpenditurePaid paid = book.last(ExpenditurePaid.class).event();
        assertThat(paid.accepted()).isEqualTo(act);
        assertThat(paid.approved()).isEqualTo(approval);
    }

    @Test
    void an_advance_is_paid_first_on_a_treasury_account_too() {
        var shoes = but(Money.shoes(1, AccountKind.KSN, Method.BANK, 9, 1), "advance", true);
        book.done(Money.SECRETARY, Money.approve(1, book.done(Money.CLERK, shoes)));
        book.done(Money.CASHIER, treasury(1, book.out(9)));
        assertThat(book.spend(1).step()).isEqualTo(Step.PAID);
    }

    @Test
    void on_a_bank_account_the_payment_may_come_first() {
        book.paid(1, 1_000, 1, 2);
        assertThat(book.spend(1).step()).isEqualTo(Step.PAID);
        assertThat(book.sub(1).balance()).isEqualTo(Book.EACH - 1_000);
        assertThat(book.sub(1).free()).isEqualTo(Book.EACH - 1_000);
        assertThat(book.sub(1).nextN()).isEqualTo(2);
        assertThat(book.state().books().suspense()).isEmpty();
        book.done(Money.CASHIER, Book.acceptance(1, 2_000));
        assertThat(book.spend(1).step()).isEqualTo(Step.SETTLED);
        book.when(Money.CASHIER, Book.payment(1, book.out(2_000)))
                .thenRefused(ExpenditureRefusal.ALREADY_PAID, "exp");
        book.when(Money.CASHIER, Book.acceptance(1, 2_000))
                .thenRefused(ExpenditureRefusal.ALREADY_ACCEPTED, "exp");
    }

    @Test
    void every_step_keeps_the_tier_that_was_fixed_at_the_beginning() {
        tiers(book, Tier.OPEN, Group.GOODS, IntStream.rangeClosed(1, 10).toArray());
    }

    @Test
    void a_purchase_for_few_hides_its_head_and_keeps_its_sum() {
        tiers(book, Tier.COARSE, Group.PERSONAL, IntStream.rangeClosed(1, 9).toArray());
    }

    @Test
    void a_small_home_seals_its_purchases() {
        tiers(Book.opened(9), Tier.SEALED, Group.PERSONAL, IntStream.rangeClosed(1, 9).toArray());
    }

    private static void tiers(Book book, Tier tier, Group head, int... wards) {
        book.paid(1, 1_000, wards);
        book.done(Money.CASHIER, Book.acceptance(1, 1_000L * wards.length));
        ExpenditureProposed proposed = book.last(ExpenditureProposed.class).event();
        boolean open = tier == Tier.OPEN;
        assertThat(proposed.publication().tier()).isEqualTo(tier);
        assertThat(proposed.group()).isEqualTo(head);
        assertThat(proposed.exactGroup()).isEqualTo(Group.GOODS);
        assertThat(proposed.cat()).isEqualTo(open ? Category.FOOTWEAR : null);
        assertThat(proposed.items()).hasSize(open ? 1 : 0);
        assertThat(book.last(ExpenditureApproved.class).event().publication().tier())
                .isEqualTo(tier);
        ExpenditurePaid paid = book.last(ExpenditurePaid.class).event();
        assertThat(paid.publication().tier()).isEqualTo(tier);
        assertThat(paid.head()).isEqualTo(head);
        assertThat(book.last(ExpenditureAccepted.class).event().publication().tier())
                .isEqualTo(tier);
    }

    @Test
    void a_payment_before_the_approval_is_marked_late() {
        UUID proposal = book.proposed(1, Method.BANK, 1_000, 1);
        book.done(Money.SECRETARY, Money.approve(1, proposal));
        List<LineUse> uses = book.out(1_000);
        book.done(Money.CASHIER, but(Book.payment(1, uses), "eff", Money.TODAY.minusDays(1)));
        assertThat(book.last(ExpenditurePaid.class).event().late()).isTrue();
        book.paid(2, 1_000, 1);
        assertThat(book.last(ExpenditurePaid.class).event().late()).isFalse();
    }

    @Test
    void nothing_is_accepted_or_paid_before_it_is_approved_or_in_the_future() {
        book.proposed(1, Method.BANK, 1_000, 1);
        book.when(Money.CASHIER, Book.acceptance(1, 1_000))
                .thenRefused(ExpenditureRefusal.NOT_APPROVED, "exp");
        book.when(Money.CASHIER, Book.payment(1, book.out(1_000)))
                .thenRefused(ExpenditureRefusal.NOT_APPROVED, "exp");
        book.approved(2, Method.BANK, 1_000, 1);
        book.when(Money.CASHIER, but(Book.acceptance(2, 1_000), "eff", Book.NEXT))
                .thenRefused(CommonRefusal.DATE_IN_FUTURE, "eff");
        book.when(Money.CASHIER, but(Book.payment(2, List.of()), "eff", Book.NEXT))
                .thenRefused(CommonRefusal.DATE_IN_FUTURE, "eff");
    }

    @Test
    void an_act_is_signed_with_a_witness_on_a_document_for_no_more_than_approved() {
        book.approved(1, Method.BANK, 1_000, 1);
        var act = Book.acceptance(1, 1_000);
        book.when(Money.CASHIER, but(act, "amt", 0L))
                .thenRefused(ExpenditureRefusal.AMOUNT_NOT_POSITIVE, "amt");
        book.when(Money.CASHIER, but(act, "document", null))
                .thenRefused(ExpenditureRefusal.DOCUMENT_MISSING, "document");
        book.when(Money.CASHIER, but(act, "witness", null))
                .thenRefused(ExpenditureRefusal.WITNESS_MISSING, "witness");
        book.when(Money.CASHIER, but(act, "witness", Money.CASHIER))
                .thenRefused(ExpenditureRefusal.WITNESS_IS_ACCEPTOR, "witness");
        book.when(Money.CASHIER, but(act, "amt", 1_001L))
                .thenRefused(ExpenditureRefusal.ABOVE_APPROVED, "amt");
        book.done(Money.CASHIER, Book.payment(1, book.out(1_000)));
        book.when(Money.CASHIER, but(act, "amt", 999L))
                .thenRefused(ExpenditureRefusal.ABOVE_APPROVED, "amt");
    }

    @Test
    void who_voted_for_it_does_not_pay_it() {
        book.approved(1, Method.BANK, 1_000, 1);
        book.when(Money.HEAD, Book.payment(1, book.out(1_000)))
                .thenRefused(ExpenditureRefusal.PAYER_IS_APPROVER, null);
    }

    @Test
    void no_ward_pays_more_than_was_approved_or_accepted_or_nothing() {
        book.approved(1, Method.BANK, 1_000, 1, 2);
        charged(ExpenditureRefusal.ABOVE_APPROVED, "lines[0]", charge(1, 1_001));
        charged(ExpenditureRefusal.ABOVE_APPROVED, "lines[0]", charge(3, 1));
        charged(ExpenditureRefusal.ABOVE_APPROVED, "lines[1]", charge(1, 1), charge(1, 1));
        charged(ExpenditureRefusal.SUM_DIFFERS, "lines[0].amt", charge(1, 0));
        book.done(Money.CASHIER, but(Book.acceptance(1, 1_500), "complete", false));
        book.when(Money.CASHIER, Book.payment(1, book.out(2_000)))
                .thenRefused(ExpenditureRefusal.ABOVE_ACCEPTED, "lines");
        List<Charge> less = List.of(charge(1, 1_000), charge(2, 500));
        book.done(Money.CASHIER, but(Book.payment(1, book.out(1_500)), "lines", less));
        assertThat(book.sub(2).free()).isEqualTo(Book.EACH - 500);
    }

    private static Charge charge(int ward, long amt) {
        return new Charge(Money.ward(ward), amt);
    }

    private void charged(ExpenditureRefusal code, String field, Charge... charges) {
        book.when(Money.CASHIER, but(Book.payment(1, List.of()), "lines", List.of(charges)))
                .thenRefused(code, field);
    }

    @Test
    void a_payment_is_matched_to_bank_lines_that_left_and_are_not_used_up() {
        book.approved(1, Method.BANK, 1_000, 1);
        uses(ExpenditureRefusal.BANK_LINE_UNKNOWN, "uses");
        uses(ExpenditureRefusal.BANK_LINE_UNKNOWN, "uses[0].line", use(new UUID(3, 3), 1_000));
        UUID in = book.line(Direction.IN, 1_000);
        uses(ExpenditureRefusal.BANK_LINE_DIFFERS, "uses[0]", use(in, 1_000));
        UUID out = book.line(Direction.OUT, 999);
        uses(ExpenditureRefusal.BANK_LINE_DIFFERS, "uses[0]", use(out, 1_000));
        uses(ExpenditureRefusal.BANK_LINE_DIFFERS, "uses", use(out, 999));
        uses(ExpenditureRefusal.BANK_LINE_USED, "uses[1].line", use(out, 500), use(out, 499));
        UUID rest = book.line(Direction.OUT, 1);
        book.done(Money.CASHIER, Book.payment(1, List.of(use(out, 999), use(rest, 1))));
        book.approved(2, Method.BANK, 999, 1);
        book.when(Money.CASHIER, Book.payment(2, List.of(use(out, 999))))
                .thenRefused(ExpenditureRefusal.BANK_LINE_USED, "uses[0].line");
    }

    private static LineUse use(UUID line, long amt) {
        return new LineUse(line, amt);
    }

    private void uses(ExpenditureRefusal code, String field, LineUse... uses) {
        book.when(Money.CASHIER, Book.payment(1, List.of(uses))).thenRefused(code, field);
    }

    @Test
    void cash_is_handed_over_before_a_witness_and_only_what_the_box_holds() {
        book.cash(1_500);
        book.approved(1, Method.CASH, 1_000, 1);
        PayExpenditure hand = Book.payment(1, List.of());
        book.when(Money.CASHIER, but(hand, "witness", null))
                .thenRefused(ExpenditureRefusal.CASH_WITNESS_MISSING, "witness");
        book.when(Money.CASHIER, but(hand, "witness", Money.CASHIER.actor()))
                .thenRefused(ExpenditureRefusal.CASH_WITNESS_MISSING, "witness");
        book.when(Money.CASHIER, Book.payment(1, book.out(1_000)))
                .thenRefused(ExpenditureRefusal.BANK_LINE_DIFFERS, "uses");
        book.done(Money.CASHIER, hand);
        assertThat(book.state().books().cash()).isEqualTo(500);
        book.approved(2, Method.CASH, 501, 1);
        book.when(Money.CASHIER, Book.payment(2, List.of()))
                .thenRefused(ExpenditureRefusal.CASH_SHORT, null);
    }

    @Test
    void cash_a_ward_asked_for_is_given_even_where_outsiders_do_not_see_the_head() {
        book.cash(5_000);
        book.done(Money.CLERK, new CashDesk.RequestCash(Money.ACCOUNT, Money.ward(1), 5_000));
        var cash =
                but(Money.shoes(1, AccountKind.BANK, Method.CASH, 5_000, 1), "cat", Category.CASH);
        var plain = new PurchaseLine(Money.ward(1), 5_000, List.of(), "NEED");
        var wish =
                but(
                        but(cash, "lines", List.of(plain)),
                        "permitted",
                        java.util.Set.of(Category.CASH));
        book.done(Money.SECRETARY, Money.approve(1, book.done(Money.CLERK, wish)));
        book.done(Money.CASHIER, Book.payment(1, List.of()));
        assertThat(book.last(ExpenditurePaid.class).event().head()).isEqualTo(Group.PERSONAL);
        assertThat(book.state().work().requests()).isEmpty();
    }

    @Test
    void a_refund_belongs_to_a_payment_and_gives_back_what_came() {
        book.paid(1, 1_000, 1, 2);
        var refund = book.refund(1, 400, 1);
        book.when(Money.CLERK, but(refund, "paid", null))
                .thenRefused(ExpenditureRefusal.NOT_PAID, "paid");
        book.when(Money.CLERK, but(refund, "lines", List.of()))
                .thenRefused(ExpenditureRefusal.AMOUNT_NOT_POSITIVE, "lines");
        book.when(Money.CLERK, but(refund, "lines", List.of(charge(1, 0))))
                .thenRefused(ExpenditureRefusal.AMOUNT_NOT_POSITIVE, "lines[0].amt");
        book.when(Money.CLERK, but(refund, "lines", List.of(charge(13, 400))))
                .thenRefused(ExpenditureRefusal.WARD_NOT_ON_ACCOUNT, "lines[0].ward");
        book.when(Money.CLERK, but(refund, "lines", List.of(charge(3, 400))))
                .thenRefused(ExpenditureRefusal.REFUND_ABOVE_PAID, "lines[0].amt");
        book.when(Money.CLERK, but(refund, "lines", List.of(charge(1, 399))))
                .thenRefused(ExpenditureRefusal.BANK_LINE_DIFFERS, "uses");
        book.done(Money.CLERK, refund);
        assertThat(book.sub(1).balance()).isEqualTo(Book.EACH - 600);
        assertThat(book.state().totals().spent()).isEqualTo(1_600);
        book.when(Money.CLERK, refund).thenRefused(ReceiptRefusal.LINE_USED, "uses[0].line");
    }

    @Test
    void notes_that_come_back_go_into_the_box() {
        book.paid(1, 1_000, 1);
        book.done(Money.CLERK, but(book.refund(1, 400, 1), "uses", List.of()));
        assertThat(book.state().books().cash()).isEqualTo(400);
        assertThat(book.sub(1).balance()).isEqualTo(Book.EACH - 600);
        Id.Actor clerk = Money.CLERK.actor();
        assertThat(book.spend(1).did(clerk, Duty.ENTERED)).isTrue();
        assertThat(MoneyCode.Method.CASH)
                .isEqualTo(book.last(ExpenditureRefunded.class).event().method());
    }
}
