package org.wardledger.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.domain.account.Book.but;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardledger.events.Carried;
import org.wardledger.events.Carried.SuspenseItem;
import org.wardledger.events.CarriedWard;
import org.wardledger.events.CashEvent.CashCounted;
import org.wardledger.events.DiscrepancyEvent.DiscrepancyRaised;
import org.wardledger.events.Id;
import org.wardledger.events.LineUse;
import org.wardledger.events.MoneyCode.CashReceipt;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.MoneyCode.DiscrepancyKind;
import org.wardledger.events.MoneyCode.Method;
import org.wardledger.events.PostingEvent.PostingReversed;
import org.wardledger.events.PostingEvent.SettleReason;
import org.wardledger.events.PostingEvent.SuspenseSettled;
import org.wardledger.events.ReceiptEvent.ReceiptAllocated;
import org.wardledger.events.StatementEvent.StatementImported;
import org.wardledger.events.TransferEvent.TransferSent;

/// What everybody reads for ever: references are events, and whose money it is stays with the ward.
class PublicLanguageTest {
    private static final Id.Discrepancy SHORTAGE = new Id.Discrepancy("dsc_0000000000000001");
    private final Book book = Book.opened(12);

    static Discrepancies.RaiseDiscrepancy question(UUID line) {
        return new Discrepancies.RaiseDiscrepancy(
                Money.ACCOUNT,
                new Id.Discrepancy("dsc_0000000000000009"),
                DiscrepancyKind.LINE_WITHOUT_RECORD,
                Money.CLERK,
                Book.NEXT.plusDays(5),
                line,
                true,
                7_000,
                "whose is it");
    }

    @Test
    void a_receipt_shows_its_statements_and_keeps_the_single_lines_to_itself() {
        UUID line = book.line(Direction.IN, 7_000);
        book.done(Money.CLERK, Book.receipt(7_000, line, 3));
        ReceiptAllocated receipt = book.last(ReceiptAllocated.class).event();
        assertThat(receipt.statements()).containsExactly(book.last(StatementImported.class).id());
        assertThat(receipt.uses()).containsExactly(new LineUse(line, 7_000));
    }

    @Test
    void a_receipt_of_a_line_from_a_closed_month_still_shows_its_statement() {
        UUID line = book.line(Direction.IN, 7_000);
        UUID statement = book.last(StatementImported.class).id();
        book.done(Money.CLERK, question(line));
        Book next = book.next();
        next.done(Money.CLERK, Book.receipt(7_000, line, 3), Book.NEXT);
        assertThat(next.last(ReceiptAllocated.class).event().statements())
                .containsExactly(statement);
    }

    @Test
    void an_open_item_keeps_its_date_however_often_it_is_carried() {
        UUID line = book.line(Direction.IN, 7_000);
        book.done(Money.CLERK, question(line));
        Book next = book.next();
        Carried carried = Carrying.hand(next.state(), Money.MONTH.plusMonths(1).atEndOfMonth());
        assertThat(carried.suspense())
                .singleElement()
                .extracting(SuspenseItem::date)
                .isEqualTo(Money.TODAY);
    }

    @Test
    void whose_money_is_on_its_way_stands_in_the_ward_s_own_line_only() {
        book.sent(1, 3, 300_000);
        TransferSent sent = book.last(TransferSent.class).event();
        assertThat(sent.lines())
                .singleElement()
                .extracting(l -> l.ward().value())
                .isEqualTo(Money.ward(3).value());
        Book next = book.next();
        Carried carried = Carrying.hand(next.state(), Book.NEXT);
        assertThat(carried.toString()).contains("trf_").doesNotContain("wrd_");
        assertThat(Carrying.wards(next.state()))
                .filteredOn(l -> !l.transits().isEmpty())
                .singleElement()
                .satisfies(
                        l -> {
                            assertThat(l.ward()).isEqualTo(Money.ward(3));
                            assertThat(l.transits())
                                    .containsExactly(
                                            new CarriedWard.Transit(Book.transfer(1), 300_000));
                        });
        next.done(
                Money.CLERK,
                new Transfers.CompleteTransfer(Money.ACCOUNT, Book.transfer(1), new UUID(5, 5)),
                Book.NEXT);
        assertThat(next.sub(3).balance()).isEqualTo(Book.EACH - 300_000);
        assertThat(next.state().books().transit()).isZero();
    }

    @Test
    void what_is_settled_names_the_event_that_raised_the_discrepancy() {
        book.cash(30_000);
        book.done(Money.HEAD, Book.count(29_000));
        UUID shortage = book.last(CashCounted.class).id();
        UUID raised = book.last(DiscrepancyRaised.class).id();
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
        var settling =
                new Reversals.SettleSuspense(
                        Money.ACCOUNT,
                        List.of(shortage, repaid),
                        SettleReason.SHORTAGE_REPAID,
                        Money.WITNESS,
                        SHORTAGE);
        Id.Discrepancy unknown = new Id.Discrepancy("dsc_0000000000000009");
        book.when(Money.CASHIER, but(settling, "discrepancy", unknown))
                .thenRefused(DiscrepancyRefusal.UNKNOWN, "discrepancy");
        book.done(Money.CASHIER, settling);
        assertThat(book.last(SuspenseSettled.class).event().discrepancy()).isEqualTo(raised);
    }

    @Test
    void amounts_of_a_mirror_are_positive_and_say_which_way_they_go() {
        book.approved(1, Method.BANK, 1_000, 3);
        UUID payment = book.done(Money.CASHIER, Book.payment(1, book.out(1_000)));
        book.reversed(payment);
        assertThat(book.last(PostingReversed.class).event().lines())
                .singleElement()
                .satisfies(
                        l -> {
                            assertThat(l.amt()).isEqualTo(1_000);
                            assertThat(l.dir()).isEqualTo(Direction.IN);
                        });
        book.reversed(book.last(PostingReversed.class).id());
        assertThat(book.last(PostingReversed.class).event().lines())
                .singleElement()
                .satisfies(
                        l -> {
                            assertThat(l.amt()).isEqualTo(1_000);
                            assertThat(l.dir()).isEqualTo(Direction.OUT);
                        });
    }
}
