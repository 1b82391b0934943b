package org.wardledger.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.domain.account.Book.but;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardledger.domain.account.Work.Status;
import org.wardledger.events.CashEvent.CashWithdrawn;
import org.wardledger.events.DiscrepancyEvent.Cause;
import org.wardledger.events.DiscrepancyEvent.DiscrepancyRaised;
import org.wardledger.events.DiscrepancyEvent.DiscrepancyReopened;
import org.wardledger.events.Id;
import org.wardledger.events.LineUse;
import org.wardledger.events.MoneyCode.BlockReason;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.MoneyCode.DiscrepancyKind;
import org.wardledger.events.MoneyCode.DiscrepancyOutcome;
import org.wardledger.events.MoneyCode.Method;
import org.wardledger.events.MoneyCode.Payout;
import org.wardledger.events.PostingEvent.SettleReason;
import org.wardledger.events.SubaccountEvent.SubaccountBlocked;

/// Two persons put right what was wrong, and somebody answers for what is not yet right.
class CorrectionTest {
    private static final Id.Discrepancy DISC = new Id.Discrepancy("dsc_0000000000000001");
    private static final LocalDate DUE = Money.TODAY.plusDays(5);
    private final Book book = Book.opened(12);

    @Test
    void a_reversal_has_a_reason_a_document_and_a_second_person() {
        var wish = Book.reversal(book.paid(1, 1_000, 1));
        book.when(Money.CASHIER, but(wish, "reason", null))
                .thenRefused(PostingRefusal.REASON_MISSING, "reason");
        book.when(Money.CASHIER, but(wish, "text", " "))
                .thenRefused(PostingRefusal.REASON_MISSING, "reason");
        book.when(Money.CASHIER, but(wish, "documents", List.of()))
                .thenRefused(PostingRefusal.EVIDENCE_MISSING, "documents");
        book.when(Money.CASHIER, but(wish, "second", null))
                .thenRefused(PostingRefusal.SECOND_PERSON_MISSING, "second");
        book.when(Money.WITNESS, wish).thenRefused(PostingRefusal.SECOND_PERSON_MISSING, "second");
        book.done(Money.CASHIER, wish);
    }

    @Test
    void only_a_posting_is_reversed() {
        book.when(Money.CASHIER, Book.reversal(new UUID(3, 3)))
                .thenRefused(PostingRefusal.UNKNOWN, "target");
        UUID block =
                book.done(
                        Money.CLERK,
                        new Subaccounts.BlockSubaccount(
                                Money.ACCOUNT, Money.ward(1), BlockReason.COURT));
        book.when(Money.CASHIER, Book.reversal(block, book.last(SubaccountBlocked.class)))
                .thenRefused(PostingRefusal.NOT_A_POSTING, "target");
        book.when(Money.CASHIER, Book.reversal(book.line(Direction.IN, 5)))
                .thenRefused(PostingRefusal.UNKNOWN, "target");
    }

    @Test
    void cash_that_was_spent_since_is_not_taken_back() {
        book.cash(900);
        UUID withdrawal = book.last(CashWithdrawn.class).id();
        book.approved(1, Method.CASH, 1, 1);
        book.done(Money.CASHIER, Book.payment(1, List.of()));
        book.when(Money.CASHIER, Book.reversal(withdrawal))
                .thenRefused(PostingRefusal.WOULD_GO_NEGATIVE, "cash");
    }

    private static Reversals.SettleSuspense settling(UUID... items) {
        return new Reversals.SettleSuspense(
                Money.ACCOUNT, List.of(items), SettleReason.FEE_REPAID, Money.WITNESS, null);
    }

    @Test
    void open_items_that_cancel_out_are_set_off_by_two_persons() {
        UUID fee = book.line(Direction.OUT, 300);
        UUID repaid = book.line(Direction.IN, 300);
        book.when(Money.CASHIER, settling(fee, new UUID(3, 3)))
                .thenRefused(PostingRefusal.ITEM_UNKNOWN, "items[1]");
        book.when(Money.CASHIER, settling(fee, fee))
                .thenRefused(PostingRefusal.ITEM_UNKNOWN, "items[1]");
        book.when(Money.CASHIER, settling(fee)).thenRefused(PostingRefusal.ITEMS_DIFFER, "items");
        book.when(Money.CASHIER, settling(repaid, book.line(Direction.OUT, 299)))
                .thenRefused(PostingRefusal.ITEMS_DIFFER, "items");
        book.when(Money.WITNESS, settling(fee, repaid))
                .thenRefused(PostingRefusal.SECOND_PERSON_MISSING, "second");
        book.done(Money.CASHIER, settling(fee, repaid));
        assertThat(book.state().books().open(fee)).isZero();
        assertThat(book.state().books().open(repaid)).isZero();
    }

    private static Discrepancies.RaiseDiscrepancy raising(DiscrepancyKind kind, UUID about) {
        return new Discrepancies.RaiseDiscrepancy(
                Money.ACCOUNT, DISC, kind, Money.CLERK, DUE, about, true, 300, "whose is it");
    }

    private static Discrepancies.ResolveDiscrepancy resolving(
            DiscrepancyOutcome outcome, UUID correction) {
        return new Discrepancies.ResolveDiscrepancy(Money.ACCOUNT, DISC, outcome, correction, true);
    }

    private static Discrepancies.ExplainDiscrepancy explaining() {
        return new Discrepancies.ExplainDiscrepancy(
                Money.ACCOUNT, DISC, Cause.BANK_TIMING, "it came late", List.of());
    }

    private static Discrepancies.ReopenDiscrepancy reopening(String reason) {
        return new Discrepancies.ReopenDiscrepancy(
                Money.ACCOUNT, DISC, Money.CASHIER, DUE.plusDays(5), reason);
    }

    private static Discrepancies.ReassignDiscrepancy reassigning(String reason) {
        return new Discrepancies.ReassignDiscrepancy(
                Money.ACCOUNT, DISC, Money.CASHIER, DUE.plusDays(9), reason);
    }

    @Test
    void a_discrepancy_has_an_owner_and_a_term_and_is_raised_once() {
        UUID line = book.line(Direction.OUT, 300);
        var wish = raising(DiscrepancyKind.LINE_WITHOUT_RECORD, line);
        book.when(Money.CASHIER, but(wish, "owner", null))
                .thenRefused(DiscrepancyRefusal.OWNER_MISSING, "owner");
        book.when(Money.CASHIER, but(wish, "due", null))
                .thenRefused(DiscrepancyRefusal.DUE_MISSING, "due");
        book.done(Money.CASHIER, wish);
        Id.Discrepancy other = new Id.Discrepancy("dsc_0000000000000002");
        book.when(Money.CASHIER, but(wish, "disc", other))
                .thenRefused(DiscrepancyRefusal.ALREADY_RAISED, "about");
        book.when(Money.CASHIER, but(wish, "about", null))
                .thenRefused(DiscrepancyRefusal.ALREADY_RAISED, "about");
    }

    @Test
    void what_would_name_a_ward_is_not_shown_to_outsiders() {
        UUID line = book.line(Direction.OUT, 300);
        var wish = but(raising(DiscrepancyKind.TRANSIT_LATE, line), "aboutShown", false);
        book.done(Money.CASHIER, wish);
        DiscrepancyRaised raised = book.last(DiscrepancyRaised.class).event();
        assertThat(raised.about()).isNull();
        assertThat(raised.exactAbout()).isEqualTo(line);
        assertThat(raised.kind()).isEqualTo(DiscrepancyKind.OTHER);
        assertThat(raised.exactKind()).isEqualTo(DiscrepancyKind.TRANSIT_LATE);
    }

    @Test
    void the_owner_explains_and_somebody_else_resolves() {
        book.done(Money.CASHIER, raising(DiscrepancyKind.DOCUMENT_MISSING, new UUID(1, 1)));
        book.when(Money.CASHIER, explaining()).thenRefused(DiscrepancyRefusal.NOT_OWNER, null);
        book.done(Money.CLERK, explaining());
        assertThat(status()).isEqualTo(Status.EXPLAINED);
        var resolved = resolving(DiscrepancyOutcome.EXPLAINED, null);
        book.when(Money.CLERK, resolved).thenRefused(DiscrepancyRefusal.RESOLVER_IS_OWNER, null);
        book.done(Money.HEAD, resolved);
        book.when(Money.CLERK, explaining()).thenRefused(DiscrepancyRefusal.CLOSED, "disc");
    }

    private Status status() {
        return java.util.Objects.requireNonNull(book.state().work().discrepancies().get(DISC))
                .status();
    }

    @Test
    void a_discrepancy_of_money_ends_with_money_that_fits() {
        UUID line = book.line(Direction.OUT, 300);
        book.done(Money.CASHIER, raising(DiscrepancyKind.LINE_WITHOUT_RECORD, line));
        book.when(Money.HEAD, resolving(DiscrepancyOutcome.EXPLAINED, line))
                .thenRefused(DiscrepancyRefusal.NO_CORRECTING_EVENT, "correction");
        book.when(Money.HEAD, resolving(DiscrepancyOutcome.CORRECTED, null))
                .thenRefused(DiscrepancyRefusal.NO_CORRECTING_EVENT, "correction");
        book.when(Money.HEAD, resolving(DiscrepancyOutcome.REPAID, new UUID(3, 3)))
                .thenRefused(DiscrepancyRefusal.CORRECTION_DOES_NOT_MATCH, "correction");
        UUID settled = book.done(Money.CASHIER, settling(line, book.line(Direction.IN, 300)));
        var resolved = resolving(DiscrepancyOutcome.REPAID, settled);
        book.when(Money.HEAD, but(resolved, "correctionKnown", false))
                .thenRefused(DiscrepancyRefusal.CORRECTION_DOES_NOT_MATCH, "correction");
        book.done(Money.HEAD, resolved);
        assertThat(status()).isEqualTo(Status.RESOLVED);
    }

    @Test
    void a_discrepancy_gets_a_new_owner_or_is_reopened_with_a_reason() {
        book.when(Money.HEAD, reassigning("ill")).thenRefused(DiscrepancyRefusal.UNKNOWN, "disc");
        book.done(Money.CASHIER, raising(DiscrepancyKind.OTHER, new UUID(1, 1)));
        book.when(Money.HEAD, reassigning(" "))
                .thenRefused(DiscrepancyRefusal.REASON_MISSING, "reason");
        book.when(Money.HEAD, reopening("again"))
                .thenRefused(DiscrepancyRefusal.NOT_RESOLVED, "disc");
        book.done(Money.HEAD, reassigning("ill"));
        book.when(Money.CLERK, explaining()).thenRefused(DiscrepancyRefusal.NOT_OWNER, null);
        book.done(Money.HEAD, resolving(DiscrepancyOutcome.EXPLAINED, null));
        book.when(Money.HEAD, reopening(" "))
                .thenRefused(DiscrepancyRefusal.REASON_MISSING, "reason");
        book.done(Money.HEAD, reopening("it came back"));
        assertThat(status()).isEqualTo(Status.OPEN);
    }

    @Test
    void a_discrepancy_is_open_again_when_its_correction_is_taken_away() {
        UUID line = book.line(Direction.OUT, 300);
        book.done(Money.CASHIER, raising(DiscrepancyKind.LINE_WITHOUT_RECORD, line));
        UUID paid =
                book.done(
                        Money.CLERK,
                        Book.payout(1, Payout.COURT_ORDER, 300, List.of(new LineUse(line, 300))));
        book.done(Money.HEAD, resolving(DiscrepancyOutcome.CORRECTED, paid));
        assertThat(status()).isEqualTo(Status.RESOLVED);
        book.done(Money.CASHIER, Book.reversal(paid));
        assertThat(status()).isEqualTo(Status.OPEN);
        DiscrepancyReopened reopened = book.last(DiscrepancyReopened.class).event();
        assertThat(reopened.disc()).isEqualTo(DISC);
        assertThat(reopened.owner()).isEqualTo(Money.CASHIER);
        assertThat(reopened.due()).isAfterOrEqualTo(Money.TODAY);
    }

    @Test
    void a_referred_discrepancy_is_out_of_the_homes_hands() {
        book.done(Money.CASHIER, raising(DiscrepancyKind.OTHER, new UUID(1, 1)));
        book.done(Money.HEAD, resolving(DiscrepancyOutcome.REFERRED, null));
        assertThat(status()).isEqualTo(Status.REFERRED);
        book.when(Money.HEAD, reopening("again"))
                .thenRefused(DiscrepancyRefusal.NOT_RESOLVED, "disc");
    }
}
