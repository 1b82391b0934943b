package org.wardledger.domain.account;

import java.util.List;
import org.wardledger.events.AttemptEvent;
import org.wardledger.events.CashEvent;
import org.wardledger.events.DiscrepancyEvent;
import org.wardledger.events.ExpenditureEvent;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyEvent;
import org.wardledger.events.PayoutEvent;
import org.wardledger.events.PeriodEvent;
import org.wardledger.events.PostingEvent;
import org.wardledger.events.ReceiptEvent;
import org.wardledger.events.ReservationEvent;
import org.wardledger.events.StatementEvent;
import org.wardledger.events.SubaccountEvent;
import org.wardledger.events.TransferEvent;
import org.wardledger.events.WardLine;
import org.wardledger.events.WardStatementEvent;

/// The gapless numbers of each ward's posting lines. A relative who holds all of them knows that
/// none was left out.
final class Numbering {
    private Numbering() {}

    static Books apply(Books books, MoneyEvent event) {
        return switch (event) {
            case ReceiptEvent.ReceiptAllocated e -> {
                Books next = books;
                for (ReceiptEvent.ReceiptLine line : e.lines()) {
                    next = numbered(next, line.ward(), line.n());
                }
                yield next;
            }
            case ExpenditureEvent e -> expenditure(books, e);
            case TransferEvent.TransferReceived e -> lines(books, e.lines());
            case TransferEvent.TransferCompleted e -> lines(books, e.lines());
            case PayoutEvent.PayoutMade e -> lines(books, e.lines());
            case PostingEvent.PostingReversed e -> {
                Books next = books;
                for (PostingEvent.ReversedLine line : e.lines()) {
                    next = numbered(next, line.ward(), line.n());
                }
                yield next;
            }
            case ReceiptEvent.PersonalLegObserved _,
                    TransferEvent.TransferSent _,
                    TransferEvent.TransferReturned _,
                    PayoutEvent.FinalAccountIssued _,
                    PayoutEvent.PayoutSuspended _,
                    PayoutEvent.PayoutResumed _,
                    PostingEvent.SuspenseSettled _ ->
                    books;
            case PeriodEvent _,
                    SubaccountEvent _,
                    StatementEvent _,
                    ReservationEvent _,
                    CashEvent _,
                    DiscrepancyEvent _,
                    WardStatementEvent _,
                    AttemptEvent _ ->
                    books;
        };
    }

    private static Books expenditure(Books books, ExpenditureEvent event) {
        return switch (event) {
            case ExpenditureEvent.ExpenditurePaid e -> lines(books, e.lines());
            case ExpenditureEvent.ExpenditureRefunded e -> lines(books, e.lines());
            case ExpenditureEvent.ExpenditureProposed _,
                    ExpenditureEvent.WardHeard _,
                    ExpenditureEvent.ExpenditureApproved _,
                    ExpenditureEvent.ExpenditureRejected _,
                    ExpenditureEvent.ExpenditureVoided _,
                    ExpenditureEvent.ExpenditureExpired _,
                    ExpenditureEvent.ContractLinked _,
                    ExpenditureEvent.ExpenditureAccepted _,
                    ExpenditureEvent.EvidenceAdded _ ->
                    books;
        };
    }

    private static Books lines(Books books, List<WardLine> lines) {
        Books next = books;
        for (WardLine line : lines) {
            next = numbered(next, line.ward(), line.n());
        }
        return next;
    }

    private static Books numbered(Books books, Id.Ward ward, long n) {
        return books.with(ward, s -> s.numbered(n));
    }
}
