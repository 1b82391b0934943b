package org.wardledger.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.domain.account.Book.but;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.account.Receipts.Part;
import org.wardledger.domain.account.Receipts.SplitFacts;
import org.wardledger.events.CarriedWard.SubaccountState;
import org.wardledger.events.LineUse;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyCode.BlockReason;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.MoneyCode.LegCheck;
import org.wardledger.events.MoneyCode.Payout;
import org.wardledger.events.PayoutEvent.PayoutMade;
import org.wardledger.events.ReceiptEvent.PersonalLeg;
import org.wardledger.events.ReceiptEvent.ReceiptAllocated;

/// Whose money it is: received, paid out at the end, and the sub-account it stands on.
class HoldersTest {
    private final Book book = Book.opened(12);

    private static Part part(int ward, long amt, UUID line) {
        return new Part(Money.ward(ward), amt, line, MoneyCode.Benefit.OLD_AGE, null, null);
    }

    private static Receipts.AllocateReceipt receipt(Part... parts) {
        return but(Book.receipt(1, new UUID(1, 1), 1), "parts", List.of(parts));
    }

    @Test
    void received_money_belongs_to_wards_and_adds_up_by_bank_line() {
        UUID first = book.line(Direction.IN, 700);
        UUID second = book.line(Direction.IN, 300);
        book.done(
                Money.CLERK,
                receipt(part(1, 600, first), part(2, 100, first), part(1, 300, second)));
        assertThat(book.sub(1).balance()).isEqualTo(Book.EACH + 900);
        assertThat(book.sub(1).nextN()).isEqualTo(3);
        assertThat(book.sub(2).balance()).isEqualTo(Book.EACH + 100);
        assertThat(book.state().books().suspense()).isEmpty();
        ReceiptAllocated receipt = book.last(ReceiptAllocated.class).event();
        assertThat(receipt.publication()).as("a receipt tells no amount").isNull();
        assertThat(receipt.lines().getLast().bal()).isEqualTo(Book.EACH + 900);
    }

    @Test
    void the_leg_that_came_is_checked_against_the_share_to_the_tenge() {
        assertThat(new SplitFacts(100_000, 7000, Money.CATEGORIES).check(70_100))
                .isEqualTo(LegCheck.OK);
        assertThat(new SplitFacts(100_000, 7000, Money.CATEGORIES).check(69_899))
                .isEqualTo(LegCheck.MISMATCH);
    }

    @Test
    void a_receipt_has_a_ward_on_every_line() {
        UUID in = book.line(Direction.IN, 700);
        book.when(Money.CLERK, receipt()).thenRefused(ReceiptRefusal.LINE_WITHOUT_WARD, "parts");
        book.when(Money.CLERK, receipt(but(part(1, 700, in), "ward", null)))
                .thenRefused(ReceiptRefusal.LINE_WITHOUT_WARD, "parts[0].ward");
        book.when(Money.CLERK, receipt(part(13, 700, in)))
                .thenRefused(ReceiptRefusal.WARD_NOT_ON_ACCOUNT, "parts[0].ward");
        var many = Collections.nCopies(1025, part(1, 1, in));
        book.when(Money.CLERK, but(receipt(), "parts", many))
                .thenRefused(CommonRefusal.TOO_LARGE, "parts");
        book.when(Money.CLERK, but(receipt(part(1, 700, in)), "month", null))
                .thenRefused(CommonRefusal.MALFORMED, "month");
    }

    @Test
    void the_same_benefit_for_the_same_month_is_asked_about() {
        UUID in = book.line(Direction.IN, 700);
        var twice = but(receipt(part(1, 700, in)), "doubles", Set.of(Money.ward(1)));
        book.when(Money.CLERK, twice).thenRefused(ReceiptRefusal.SAME_WARD_MONTH, "parts[0].ward");
        book.done(Money.CLERK, but(twice, "confirmed", true));
    }

    @Test
    void a_receipt_uses_open_incoming_lines_in_full() {
        UUID in = book.line(Direction.IN, 700);
        book.when(Money.CLERK, receipt(part(1, 700, new UUID(3, 3))))
                .thenRefused(ReceiptRefusal.LINE_UNKNOWN, "parts[0].line");
        book.when(Money.CLERK, receipt(part(1, 700, book.line(Direction.OUT, 700))))
                .thenRefused(ReceiptRefusal.LINE_IS_DEBIT, "parts[0].line");
        book.when(Money.CLERK, receipt(part(1, 0, in)))
                .thenRefused(ReceiptRefusal.AMOUNT_NOT_POSITIVE, "parts[0].amt");
        book.when(Money.CLERK, receipt(part(1, 699, in)))
                .thenRefused(ReceiptRefusal.SUM_DIFFERS, "parts");
        book.done(Money.CLERK, receipt(part(1, 700, in)));
        book.when(Money.CLERK, receipt(part(1, 700, in)))
                .thenRefused(ReceiptRefusal.LINE_USED, "parts[0].line");
    }

    @Test
    void what_a_person_received_in_hand_is_noted_once_a_month() {
        PersonalLeg leg =
                new PersonalLeg(
                        Money.ward(1), MoneyCode.Benefit.OLD_AGE, 30_000, "12/3", LegCheck.OK);
        var note =
                new Receipts.ObservePersonalLeg(
                        Money.ACCOUNT, Money.MONTH, List.of(leg), Set.of(Money.ward(1)));
        book.when(Money.CLERK, note).thenRefused(ReceiptRefusal.LEG_KNOWN, "lines[0].ward");
        book.when(Money.CLERK, but(note, "lines", List.of()))
                .thenRefused(ReceiptRefusal.LINE_WITHOUT_WARD, "lines");
        book.when(Money.CLERK, but(note, "lines", List.of(but(leg, "ward", Money.ward(13)))))
                .thenRefused(ReceiptRefusal.WARD_NOT_ON_ACCOUNT, "lines[0].ward");
        book.done(Money.CLERK, but(note, "known", Set.of()));
        assertThat(book.sub(1).balance()).as("noted, not booked").isEqualTo(Book.EACH);
    }

    private static Subaccounts.OpenSubaccount open(int ward, long n) {
        return new Subaccounts.OpenSubaccount(Money.ACCOUNT, Money.ward(ward), n);
    }

    private static Subaccounts.CloseSubaccount close(int ward) {
        return new Subaccounts.CloseSubaccount(Money.ACCOUNT, Money.ward(ward));
    }

    private static Subaccounts.BlockSubaccount block(int ward) {
        return new Subaccounts.BlockSubaccount(Money.ACCOUNT, Money.ward(ward), BlockReason.COURT);
    }

    private static Subaccounts.UnblockSubaccount unblock(int ward) {
        return new Subaccounts.UnblockSubaccount(
                Money.ACCOUNT, Money.ward(ward), BlockReason.COURT);
    }

    @Test
    void a_sub_account_is_opened_once_and_blocked_for_each_reason_once() {
        book.when(Money.CLERK, open(1, 1)).thenRefused(SubaccountRefusal.OPEN, "ward");
        book.done(Money.CLERK, open(13, 7));
        assertThat(book.sub(13).nextN()).isEqualTo(7);
        book.when(Money.CLERK, block(14)).thenRefused(SubaccountRefusal.NOT_OPEN, "ward");
        book.when(Money.CLERK, unblock(1)).thenRefused(SubaccountRefusal.NOT_BLOCKED, "ward");
        book.done(Money.CLERK, block(1));
        book.when(Money.CLERK, block(1)).thenNothing();
        assertThat(book.sub(1).blocked()).isTrue();
        book.done(Money.CLERK, unblock(1));
        assertThat(book.sub(1).blocked()).isFalse();
    }

    @Test
    void a_sub_account_is_closed_after_the_last_tiyn_and_goes_on_counting_when_the_ward_returns() {
        book.when(Money.CLERK, close(13)).thenRefused(SubaccountRefusal.NOT_OPEN, "ward");
        book.when(Money.CLERK, close(1))
                .thenRefused(SubaccountRefusal.FINAL_ACCOUNT_MISSING, "ward");
        book.done(Money.CLERK, Book.finalAccount(1));
        book.when(Money.CLERK, close(1)).thenRefused(SubaccountRefusal.BALANCE_NOT_ZERO, "ward");
        book.done(Money.CLERK, Book.payout(1, Payout.TO_WARD, Book.EACH, book.out(Book.EACH)));
        book.done(Money.CLERK, close(1));
        book.when(Money.CLERK, close(1)).thenRefused(SubaccountRefusal.NOT_OPEN, "ward");
        book.when(Money.CLERK, Book.payout(1, Payout.TO_WARD, 1, List.of()))
                .thenRefused(PayoutRefusal.WARD_NOT_ON_ACCOUNT, "ward");
        book.done(Money.CLERK, open(1, 1));
        assertThat(book.sub(1).state()).isEqualTo(SubaccountState.OPEN);
        assertThat(book.sub(1).nextN()).isEqualTo(2);
    }

    @Test
    void a_final_account_is_issued_once_after_the_stay_when_nothing_is_open() {
        book.when(Money.CLERK, but(Book.finalAccount(1), "exited", false))
                .thenRefused(PayoutRefusal.WARD_PRESENT, "ward");
        book.proposed(1, MoneyCode.Method.BANK, 1_000, 1);
        book.when(Money.CLERK, Book.finalAccount(1))
                .thenRefused(PayoutRefusal.EXPENDITURE_OPEN, "ward");
        book.done(Money.CLERK, Book.finalAccount(2));
        book.when(Money.CLERK, Book.finalAccount(2))
                .thenRefused(PayoutRefusal.ALREADY_ISSUED, "ward");
    }

    private static Payouts.SuspendPayout suspension(int ward) {
        return new Payouts.SuspendPayout(
                Money.ACCOUNT, Money.ward(ward), "inheritance", null, Money.TODAY.plusDays(30));
    }

    @Test
    void a_suspended_pay_out_waits_and_a_court_order_does_not() {
        book.when(Money.CLERK, suspension(1)).thenRefused(PayoutRefusal.NOT_ISSUED, "ward");
        book.done(Money.CLERK, Book.finalAccount(1));
        book.done(Money.CLERK, suspension(1));
        book.when(Money.CLERK, Book.payout(1, Payout.TO_HEIRS, 1_000, book.out(1_000)))
                .thenRefused(PayoutRefusal.SUSPENDED, "ward");
        book.done(Money.CLERK, Book.payout(1, Payout.COURT_ORDER, 1_000, book.out(1_000)));
        assertThat(book.sub(1).balance()).isEqualTo(Book.EACH - 1_000);
    }

    @Test
    void a_suspension_is_lifted_once_with_a_document_and_the_term_runs_anew() {
        LocalDate due = Money.TODAY.plusDays(30);
        var heirsKnown =
                new Payouts.ResumePayout(
                        Money.ACCOUNT,
                        Money.ward(1),
                        "certificate",
                        Money.document(MoneyCode.Document.COURT_ACT),
                        due);
        book.done(Money.CLERK, Book.finalAccount(1));
        book.when(Money.CLERK, heirsKnown).thenRefused(PayoutRefusal.NOT_SUSPENDED, "ward");
        book.done(Money.CLERK, suspension(1));
        book.when(Money.CLERK, but(heirsKnown, "document", null))
                .thenRefused(PayoutRefusal.PAYEE_UNPROVEN, "document");
        book.when(Money.CLERK, but(heirsKnown, "reason", " "))
                .thenRefused(PayoutRefusal.PAYEE_UNPROVEN, "reason");
        book.done(Money.CLERK, heirsKnown);
        assertThat(book.sub(1).finalDue()).isEqualTo(due);
        book.when(Money.CLERK, heirsKnown).thenRefused(PayoutRefusal.NOT_SUSPENDED, "ward");
        book.done(Money.CLERK, Book.payout(1, Payout.TO_HEIRS, 1_000, book.out(1_000)));
    }

    @Test
    void a_pay_out_has_a_proven_payee_a_final_account_and_a_second_person() {
        var heirs = Book.payout(1, Payout.TO_HEIRS, 1_000, List.of());
        book.when(Money.CLERK, heirs).thenRefused(PayoutRefusal.NOT_ISSUED, "ward");
        book.when(Money.CLERK, but(heirs, "amt", 0L))
                .thenRefused(PayoutRefusal.AMOUNT_NOT_POSITIVE, "amt");
        book.when(Money.CLERK, but(heirs, "payee", " "))
                .thenRefused(PayoutRefusal.PAYEE_UNPROVEN, "documents");
        book.when(Money.CLERK, but(heirs, "documents", List.of()))
                .thenRefused(PayoutRefusal.PAYEE_UNPROVEN, "documents");
        book.done(Money.CLERK, Book.finalAccount(1));
        book.when(Money.HEAD, heirs).thenRefused(PayoutRefusal.APPROVER_IS_ENTERER, "approver");
        book.when(Money.CLERK, heirs).thenRefused(PayoutRefusal.CASH_SHORT, "amt");
        book.cash(1_000);
        book.done(Money.CLERK, heirs);
        assertThat(book.last(PayoutMade.class).event().publication()).isNull();
        assertThat(book.state().books().cash()).isZero();
    }

    @Test
    void a_pay_out_takes_what_is_free_from_bank_lines_that_left() {
        book.approved(1, MoneyCode.Method.BANK, 100_000, 1);
        UUID out = book.line(Direction.OUT, 400_001);
        book.when(Money.CLERK, court(400_001, out)).thenRefused(PayoutRefusal.ABOVE_BALANCE, "amt");
        book.when(Money.CLERK, court(5, new UUID(3, 3)))
                .thenRefused(PayoutRefusal.BANK_LINE_UNKNOWN, "uses[0].line");
        book.when(Money.CLERK, court(5, book.line(Direction.IN, 5)))
                .thenRefused(PayoutRefusal.BANK_LINE_DIFFERS, "uses[0]");
        UUID small = book.line(Direction.OUT, 5);
        book.done(Money.CLERK, court(5, small));
        book.when(Money.CLERK, court(5, small))
                .thenRefused(PayoutRefusal.BANK_LINE_USED, "uses[0].line");
        book.sent(1, 1, 399_990);
        book.when(Money.CLERK, court(6, book.line(Direction.OUT, 6)))
                .thenRefused(PayoutRefusal.ABOVE_BALANCE, "amt");
    }

    private static Payouts.MakePayout court(long amt, UUID line) {
        return Book.payout(1, Payout.COURT_ORDER, amt, List.of(new LineUse(line, amt)));
    }

    @Test
    void a_refusal_says_what_is_free_and_names_nobody() {
        Map<String, String> arguments =
                book.when(Money.CLERK, Book.payout(1, Payout.COURT_ORDER, 600_000, List.of()))
                        .refusal()
                        .arguments();
        assertThat(arguments).containsExactly(Map.entry("free", "500000"));
    }
}
