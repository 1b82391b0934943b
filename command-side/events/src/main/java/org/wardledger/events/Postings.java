package org.wardledger.events;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Movement.Book;

/// What each money event does to the books: the posting table of the ledger as one pure function.
/// Every event is balanced: its assets and its liabilities change by the same sum.
public final class Postings {
    private Postings() {}

    /// All legs of an event. Empty for events that only guard money.
    public static List<Movement> of(UUID id, MoneyEvent event) {
        return switch (event) {
            case PeriodEvent e -> ofPeriod(e);
            case StatementEvent e -> ofStatement(id, e);
            case ReceiptEvent e -> ofReceipt(e);
            case ExpenditureEvent e -> ofExpenditure(e);
            case CashEvent e -> ofCash(id, e);
            case TransferEvent e -> ofTransfer(e);
            case PayoutEvent e -> ofPayout(e);
            case PostingEvent e -> ofPosting(e);
            case SubaccountEvent _,
                    ReservationEvent _,
                    DiscrepancyEvent _,
                    WardStatementEvent _,
                    AttemptEvent _ ->
                    List.of();
        };
    }

    /// What the wards' side lacks for the legs to be balanced: the lines of wards who were erased,
    /// as one sum without a name. Zero for every event whose lines can all be read.
    public static long remainder(List<Movement> legs) {
        long missing = 0;
        for (Movement leg : legs) {
            long amount = leg.book().asset() ? leg.amount() : -leg.amount();
            missing = Math.addExact(missing, amount);
        }
        return missing;
    }

    /// Head of spending the wards' side of an event counts under; null where it is no spending.
    public static MoneyCode.@Nullable Group headOf(MoneyEvent event) {
        return switch (event) {
            case ExpenditureEvent.ExpenditurePaid e -> e.head();
            case ExpenditureEvent.ExpenditureRefunded e -> e.head();
            case PostingEvent.PostingReversed e -> e.head();
            case PostingEvent.SuspenseSettled _ -> null;
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
            case PeriodEvent _,
                    SubaccountEvent _,
                    StatementEvent _,
                    ReceiptEvent _,
                    ReservationEvent _,
                    CashEvent _,
                    TransferEvent _,
                    PayoutEvent _,
                    DiscrepancyEvent _,
                    WardStatementEvent _,
                    AttemptEvent _ ->
                    null;
        };
    }

    private static List<Movement> ofPeriod(PeriodEvent event) {
        return switch (event) {
            case PeriodEvent.PeriodOpened e -> opening(e);
            case PeriodEvent.DayChecked _, PeriodEvent.PeriodClosed _ -> List.of();
        };
    }

    private static List<Movement> opening(PeriodEvent.PeriodOpened e) {
        List<Movement> legs = new ArrayList<>();
        add(legs, Book.BANK, e.carried().bank());
        add(legs, Book.CASH, e.carried().cash());
        add(legs, Book.TRANSIT, e.carried().transit());
        e.carried().suspense().forEach(i -> legs.add(Movement.suspense(i.item(), i.amt())));
        e.lines().stream()
                .filter(l -> l.bal() != 0)
                .forEach(l -> legs.add(Movement.ward(l.ward(), l.bal())));
        return legs;
    }

    private static void add(List<Movement> legs, Book book, long amount) {
        if (amount != 0) {
            legs.add(Movement.of(book, amount));
        }
    }

    private static List<Movement> ofStatement(UUID id, StatementEvent event) {
        return switch (event) {
            case StatementEvent.StatementImported _ -> List.of();
            case StatementEvent.LineRecorded e -> {
                long amt = e.dir() == MoneyCode.Direction.IN ? e.amt() : -e.amt();
                yield List.of(Movement.of(Book.BANK, amt), Movement.suspense(id, amt));
            }
        };
    }

    private static List<Movement> ofReceipt(ReceiptEvent event) {
        return switch (event) {
            case ReceiptEvent.ReceiptAllocated e -> {
                List<Movement> legs = new ArrayList<>();
                e.uses().forEach(u -> legs.add(Movement.suspense(u.line(), -u.amt())));
                e.lines().forEach(l -> legs.add(Movement.ward(l.ward(), l.amt())));
                yield legs;
            }
            case ReceiptEvent.PersonalLegObserved _ -> List.of();
        };
    }

    private static List<Movement> ofExpenditure(ExpenditureEvent event) {
        return switch (event) {
            case ExpenditureEvent.ExpenditurePaid e ->
                    both(e.lines(), l -> -l.amt(), money(e.uses(), 1, -e.amt()));
            case ExpenditureEvent.ExpenditureRefunded e ->
                    both(e.lines(), WardLine::amt, money(e.uses(), -1, e.amt()));
            case ExpenditureEvent.ExpenditureProposed _,
                    ExpenditureEvent.WardHeard _,
                    ExpenditureEvent.ExpenditureApproved _,
                    ExpenditureEvent.ExpenditureRejected _,
                    ExpenditureEvent.ExpenditureVoided _,
                    ExpenditureEvent.ExpenditureExpired _,
                    ExpenditureEvent.ContractLinked _,
                    ExpenditureEvent.ExpenditureAccepted _,
                    ExpenditureEvent.EvidenceAdded _ ->
                    List.of();
        };
    }

    private static List<Movement> ofCash(UUID id, CashEvent event) {
        return switch (event) {
            case CashEvent.CashWithdrawn e -> cashAnd(e.amt(), money(e.uses(), 1, 0));
            case CashEvent.CashDeposited e -> cashAnd(-e.amt(), money(e.uses(), -1, 0));
            case CashEvent.CashReceived e ->
                    List.of(Movement.of(Book.CASH, e.amt()), Movement.suspense(id, e.amt()));
            case CashEvent.CashCounted e when e.difference() != 0 ->
                    List.of(
                            Movement.of(Book.CASH, e.difference()),
                            Movement.suspense(id, e.difference()));
            case CashEvent.CashCounted _, CashEvent.FloatSet _, CashEvent.CashRequested _ ->
                    List.of();
        };
    }

    private static List<Movement> ofTransfer(TransferEvent event) {
        return switch (event) {
            case TransferEvent.TransferSent e ->
                    List.of(
                            Movement.of(Book.TRANSIT, e.amt()),
                            Movement.suspense(e.bankLine(), e.amt()));
            case TransferEvent.TransferReceived e ->
                    both(
                            e.lines(),
                            WardLine::amt,
                            List.of(Movement.suspense(e.bankLine(), -e.amt())));
            case TransferEvent.TransferCompleted e ->
                    both(e.lines(), l -> -l.amt(), List.of(Movement.of(Book.TRANSIT, -e.amt())));
            case TransferEvent.TransferReturned e ->
                    List.of(
                            Movement.of(Book.TRANSIT, -e.amt()),
                            Movement.suspense(e.bankLine(), -e.amt()));
        };
    }

    private static List<Movement> ofPayout(PayoutEvent event) {
        return switch (event) {
            case PayoutEvent.PayoutMade e ->
                    both(e.lines(), l -> -l.amt(), money(e.uses(), 1, -e.amt()));
            case PayoutEvent.FinalAccountIssued _,
                    PayoutEvent.PayoutSuspended _,
                    PayoutEvent.PayoutResumed _ ->
                    List.of();
        };
    }

    private static List<Movement> ofPosting(PostingEvent event) {
        return switch (event) {
            case PostingEvent.PostingReversed e -> {
                List<Movement> legs = new ArrayList<>();
                e.legs().forEach(l -> legs.add(new Movement(l.book(), null, l.item(), l.amount())));
                e.lines().forEach(l -> legs.add(Movement.ward(l.ward(), l.change())));
                yield legs;
            }
            case PostingEvent.SuspenseSettled e ->
                    e.items().stream().map(i -> Movement.suspense(i.item(), i.amt())).toList();
        };
    }

    /// Bank lines when there are any, otherwise the cash box.
    private static List<Movement> money(List<LineUse> uses, int sign, long cash) {
        if (uses.isEmpty()) {
            return cash == 0 ? List.of() : List.of(Movement.of(Book.CASH, cash));
        }
        return uses.stream().map(u -> Movement.suspense(u.line(), sign * u.amt())).toList();
    }

    private static List<Movement> cashAnd(long cash, List<Movement> others) {
        List<Movement> legs = new ArrayList<>(others);
        legs.add(Movement.of(Book.CASH, cash));
        return legs;
    }

    private static List<Movement> both(
            List<WardLine> lines, Function<WardLine, Long> amount, List<Movement> others) {
        List<Movement> legs = new ArrayList<>(others);
        lines.forEach(l -> legs.add(Movement.ward(l.ward(), amount.apply(l))));
        return legs;
    }
}
