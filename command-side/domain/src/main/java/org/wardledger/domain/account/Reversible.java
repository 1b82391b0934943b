package org.wardledger.domain.account;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.account.Trace.Posting;
import org.wardledger.events.AttemptEvent;
import org.wardledger.events.CashEvent;
import org.wardledger.events.DiscrepancyEvent;
import org.wardledger.events.ExpenditureEvent;
import org.wardledger.events.Fact;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyEvent;
import org.wardledger.events.Movement;
import org.wardledger.events.PayoutEvent;
import org.wardledger.events.PeriodEvent;
import org.wardledger.events.PostingEvent;
import org.wardledger.events.Postings;
import org.wardledger.events.ReceiptEvent;
import org.wardledger.events.ReservationEvent;
import org.wardledger.events.StatementEvent;
import org.wardledger.events.SubaccountEvent;
import org.wardledger.events.TransferEvent;
import org.wardledger.events.WardStatementEvent;

/// Which events are postings that a reversal may undo: receipts, payments, refunds, cash movements,
/// pay-outs, arrived transfers and other reversals. Never what the bank itself has done.
public final class Reversible {
    private Reversible() {}

    /// The posting of a fact; null where the event is none that can be reversed.
    public static @Nullable Posting posting(Fact<? extends MoneyEvent> fact) {
        return posting(fact, Postings.of(fact.id(), fact.event()));
    }

    static @Nullable Posting posting(Fact<? extends MoneyEvent> fact, List<Movement> legs) {
        return switch (fact.event()) {
            case ReceiptEvent.ReceiptAllocated e -> plain(fact, legs, e.total(), true);
            case ExpenditureEvent e -> expenditure(fact, legs, e);
            case CashEvent.CashWithdrawn e -> plain(fact, legs, e.amt(), true);
            case CashEvent.CashDeposited e -> plain(fact, legs, e.amt(), true);
            case CashEvent.CashReceived e -> plain(fact, legs, e.amt(), true);
            case PayoutEvent.PayoutMade e -> plain(fact, legs, e.amt(), false);
            case TransferEvent.TransferReceived e -> plain(fact, legs, e.amt(), false);
            case PostingEvent.PostingReversed e -> reversal(fact, legs, e);
            case CashEvent.FloatSet _,
                    CashEvent.CashCounted _,
                    CashEvent.CashRequested _,
                    ReceiptEvent.PersonalLegObserved _,
                    TransferEvent.TransferSent _,
                    TransferEvent.TransferCompleted _,
                    TransferEvent.TransferReturned _,
                    PayoutEvent.FinalAccountIssued _,
                    PayoutEvent.PayoutSuspended _,
                    PayoutEvent.PayoutResumed _,
                    PostingEvent.SuspenseSettled _ ->
                    null;
            case PeriodEvent _,
                    SubaccountEvent _,
                    StatementEvent _,
                    ReservationEvent _,
                    DiscrepancyEvent _,
                    WardStatementEvent _,
                    AttemptEvent _ ->
                    null;
        };
    }

    private static Posting reversal(
            Fact<? extends MoneyEvent> fact, List<Movement> legs, PostingEvent.PostingReversed e) {
        return new Posting(
                fact.id(),
                legs,
                e.amt(),
                e.eff(),
                e.head(),
                e.exp(),
                e.publication(),
                e.shownAcct() != null,
                e.reverses(),
                e.restores());
    }

    private static @Nullable Posting expenditure(
            Fact<? extends MoneyEvent> fact, List<Movement> legs, ExpenditureEvent event) {
        return switch (event) {
            case ExpenditureEvent.ExpenditurePaid e -> spending(fact, legs, e, e.amt(), e.head());
            case ExpenditureEvent.ExpenditureRefunded e ->
                    spending(fact, legs, e, e.amt(), e.head());
            case ExpenditureEvent.ExpenditureProposed _,
                    ExpenditureEvent.WardHeard _,
                    ExpenditureEvent.ExpenditureApproved _,
                    ExpenditureEvent.ExpenditureRejected _,
                    ExpenditureEvent.ExpenditureVoided _,
                    ExpenditureEvent.ExpenditureExpired _,
                    ExpenditureEvent.ContractLinked _,
                    ExpenditureEvent.ExpenditureAccepted _,
                    ExpenditureEvent.EvidenceAdded _ ->
                    null;
        };
    }

    private static Posting plain(
            Fact<? extends MoneyEvent> fact, List<Movement> legs, long amt, boolean named) {
        return new Posting(
                fact.id(),
                legs,
                amt,
                fact.day(),
                null,
                null,
                fact.event().publication(),
                named,
                null,
                null);
    }

    private static Posting spending(
            Fact<? extends MoneyEvent> fact,
            List<Movement> legs,
            ExpenditureEvent event,
            long amt,
            MoneyCode.Group head) {
        LocalDate eff =
                event instanceof ExpenditureEvent.ExpenditurePaid paid ? paid.eff() : fact.day();
        return new Posting(
                fact.id(),
                legs,
                amt,
                eff,
                head,
                event.exp(),
                event.publication(),
                true,
                null,
                null);
    }
}
