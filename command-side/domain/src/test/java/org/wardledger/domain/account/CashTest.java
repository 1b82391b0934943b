package org.wardledger.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.domain.account.Book.but;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.events.CashEvent.CashCounted;
import org.wardledger.events.DiscrepancyEvent.DiscrepancyRaised;
import org.wardledger.events.LineUse;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyCode.BlockReason;
import org.wardledger.events.MoneyCode.CountResult;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.MoneyCode.DiscrepancyKind;

/// The cash box: limit, keeper, counts by somebody else.
class CashTest {
    private final Book book = Book.opened(12);

    private static CashDesk.WithdrawCash withdrawal(long amt, List<LineUse> uses) {
        return new CashDesk.WithdrawCash(
                Money.ACCOUNT, Book.BANK, amt, uses, Money.CASHIER.actor());
    }

    private static CashDesk.DepositCash deposit(long amt, List<LineUse> uses) {
        return new CashDesk.DepositCash(Money.ACCOUNT, Book.BANK, amt, uses, Money.CASHIER.actor());
    }

    private static CashDesk.ReceiveCash repaid(long amt) {
        return new CashDesk.ReceiveCash(
                Money.ACCOUNT,
                Book.BANK,
                amt,
                MoneyCode.CashReceipt.REPAID,
                Money.KEEPER.actor(),
                false);
    }

    private static List<LineUse> use(UUID line, long amt) {
        return List.of(new LineUse(line, amt));
    }

    @Test
    void the_keeper_of_the_box_decides_on_no_spending() {
        var box = new CashDesk.SetFloat(Money.ACCOUNT, 1_000, Money.KEEPER, true, Money.TODAY);
        book.when(Money.HEAD, box).thenRefused(CashRefusal.KEEPER_IS_APPROVER, "keeper");
        book.when(Money.HEAD, but(box, "limit", -1L))
                .thenRefused(CashRefusal.AMOUNT_NOT_POSITIVE, "limit");
        book.when(Money.HEAD, but(box, "eff", Book.NEXT))
                .thenRefused(CommonRefusal.DATE_IN_FUTURE, "eff");
    }

    @Test
    void without_a_box_there_is_nothing_to_fill_or_count() {
        book.when(Money.CLERK, withdrawal(1, List.of())).thenRefused(CashRefusal.NO_BOX, null);
        book.when(Money.CLERK, repaid(1)).thenRefused(CashRefusal.NO_BOX, null);
        book.when(Money.CLERK, Book.count(0)).thenRefused(CashRefusal.NO_BOX, null);
    }

    @Test
    void the_box_is_filled_from_bank_lines_up_to_its_limit() {
        book.box(1_000);
        UUID out = book.line(Direction.OUT, 900);
        book.when(Money.CLERK, withdrawal(0, List.of()))
                .thenRefused(CashRefusal.AMOUNT_NOT_POSITIVE, "amt");
        book.when(Money.CLERK, withdrawal(1_001, use(out, 900)))
                .thenRefused(CashRefusal.ABOVE_FLOAT, "amt");
        book.when(Money.CLERK, withdrawal(900, List.of()))
                .thenRefused(CashRefusal.BANK_LINE_UNKNOWN, "uses");
        book.when(Money.CLERK, withdrawal(901, use(out, 900)))
                .thenRefused(CashRefusal.BANK_LINE_DIFFERS, "uses");
        book.done(Money.CLERK, withdrawal(900, use(out, 900)));
        book.when(Money.CLERK, withdrawal(100, use(out, 100)))
                .thenRefused(CashRefusal.BANK_LINE_USED, "uses[0].line");
        book.when(Money.CLERK, withdrawal(101, book.out(101)))
                .thenRefused(CashRefusal.ABOVE_FLOAT, "amt");
        assertThat(book.state().books().cash()).isEqualTo(900);
    }

    @Test
    void no_more_goes_back_to_the_bank_than_is_in_the_box() {
        book.cash(900);
        book.when(Money.CLERK, deposit(0, List.of()))
                .thenRefused(CashRefusal.AMOUNT_NOT_POSITIVE, "amt");
        book.when(Money.CLERK, deposit(901, book.in(901))).thenRefused(CashRefusal.SHORT, "amt");
        book.done(Money.CLERK, deposit(900, book.in(900)));
        assertThat(book.state().books().cash()).isZero();
    }

    @Test
    void money_put_into_the_box_above_its_limit_is_asked_about() {
        book.box(1_000);
        book.when(Money.CLERK, repaid(0)).thenRefused(CashRefusal.AMOUNT_NOT_POSITIVE, "amt");
        book.when(Money.CLERK, repaid(1_001)).thenRefused(CashRefusal.ABOVE_FLOAT, "amt");
        UUID item = book.done(Money.CLERK, but(repaid(1_001), "confirmed", true));
        assertThat(book.state().books().open(item)).isEqualTo(1_001);
    }

    @Test
    void a_surprise_count_finds_a_shortage_and_the_keeper_owns_it() {
        book.cash(900);
        book.when(Money.KEEPER, Book.count(900)).thenRefused(CashRefusal.COUNTER_IS_KEEPER, null);
        book.when(Money.WITNESS, Book.count(-1))
                .thenRefused(CashRefusal.AMOUNT_NOT_POSITIVE, "counted");
        UUID count = book.done(Money.WITNESS, Book.count(850));
        CashCounted counted = book.last(CashCounted.class).event();
        assertThat(counted.result()).isEqualTo(CountResult.SHORT);
        assertThat(counted.difference()).isEqualTo(-50);
        DiscrepancyRaised raised = book.last(DiscrepancyRaised.class).event();
        assertThat(raised.exactKind()).isEqualTo(DiscrepancyKind.CASH_SHORT);
        assertThat(raised.owner().actor()).isEqualTo(Money.KEEPER.actor());
        assertThat(raised.exactAbout()).isEqualTo(count);
        assertThat(raised.amt()).isEqualTo(50);
        assertThat(book.state().books().cash()).isEqualTo(850);
        assertThat(book.state().books().open(count)).isEqualTo(-50);
    }

    @Test
    void an_even_count_raises_nothing_and_more_than_expected_is_a_discrepancy_too() {
        book.cash(900);
        assertThat(book.when(Money.WITNESS, Book.count(900)).accepted()).hasSize(1);
        book.done(Money.WITNESS, Book.count(901));
        assertThat(book.last(DiscrepancyRaised.class).event().exactKind())
                .isEqualTo(DiscrepancyKind.CASH_OVER);
    }

    @Test
    void a_ward_asks_for_cash_that_is_free() {
        var wish = new CashDesk.RequestCash(Money.ACCOUNT, Money.ward(1), Book.EACH);
        book.when(Money.CLERK, but(wish, "amt", 0L))
                .thenRefused(CashRefusal.AMOUNT_NOT_POSITIVE, "amt");
        book.when(Money.CLERK, but(wish, "ward", Money.ward(13)))
                .thenRefused(CashRefusal.WARD_NOT_ON_ACCOUNT, "ward");
        book.when(Money.CLERK, but(wish, "amt", Book.EACH + 1))
                .thenRefused(CashRefusal.INSUFFICIENT_FUNDS, "amt");
        book.done(Money.CLERK, wish);
        book.done(
                Money.CLERK,
                new Subaccounts.BlockSubaccount(Money.ACCOUNT, Money.ward(1), BlockReason.COURT));
        book.when(Money.CLERK, wish).thenRefused(CashRefusal.WARD_BLOCKED, "ward");
    }
}
