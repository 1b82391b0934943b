package org.wardledger.domain.account;

import java.util.List;
import org.pcollections.PMap;
import org.wardledger.domain.account.PeriodState.Phase;
import org.wardledger.domain.account.Work.Transit;
import org.wardledger.events.AttemptEvent;
import org.wardledger.events.Carried.CashBox;
import org.wardledger.events.Carried.OpenReservation;
import org.wardledger.events.CarriedWard.SubaccountState;
import org.wardledger.events.CashEvent;
import org.wardledger.events.DiscrepancyEvent;
import org.wardledger.events.ExpenditureEvent;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyEvent;
import org.wardledger.events.Movement;
import org.wardledger.events.Movement.Book;
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

/// What an account is after a fact. Money first, by the one posting table all parts of the product
/// share; then what the fact means for the work under way.
final class Evolution {
    private Evolution() {}

    static PeriodState evolve(PeriodState state, Fact<? extends MoneyEvent> fact) {
        MoneyEvent event = fact.event();
        if (event instanceof PeriodEvent.PeriodOpened opened) {
            return Carrying.open(fact.id(), opened);
        }
        List<Movement> legs = Postings.of(fact.id(), event);
        PeriodState posted = legs.isEmpty() ? state : post(state, fact, legs);
        return apply(posted, fact);
    }

    private static PeriodState post(
            PeriodState state, Fact<? extends MoneyEvent> fact, List<Movement> legs) {
        long wards =
                legs.stream().filter(m -> m.book() == Book.WARD).mapToLong(Movement::amount).sum();
        Books books = Numbering.apply(state.books().post(legs), fact.event());
        PeriodState next =
                state.with(books)
                        .with(state.bank().touched(legs))
                        .with(state.totals().counted(Postings.headOf(fact.event()), wards));
        Trace.Posting posting = Reversible.posting(fact, books.own(legs));
        return posting == null ? next : next.with(next.trace().posted(posting));
    }

    private static PeriodState apply(PeriodState state, Fact<? extends MoneyEvent> fact) {
        return switch (fact.event()) {
            case PeriodEvent e -> period(state, e);
            case SubaccountEvent e -> subaccount(state, e);
            case StatementEvent e -> statement(state, fact, e);
            case ReservationEvent e -> reservation(state, fact, e);
            case ExpenditureEvent e -> ExpenditureEvolution.apply(state, fact, e);
            case CashEvent e -> cash(state, fact, e);
            case TransferEvent e -> transfer(state, e);
            case PayoutEvent e -> payout(state, e);
            case PostingEvent e -> posting(state, e);
            case DiscrepancyEvent e -> DiscrepancyEvolution.apply(state, fact, e);
            case WardStatementEvent e -> statements(state, e);
            case ReceiptEvent _, AttemptEvent _ -> state;
        };
    }

    private static PeriodState period(PeriodState state, PeriodEvent event) {
        return switch (event) {
            case PeriodEvent.PeriodClosed _ -> state.in(Phase.CLOSED);
            case PeriodEvent.PeriodOpened _, PeriodEvent.DayChecked _ -> state;
        };
    }

    private static PeriodState subaccount(PeriodState state, SubaccountEvent event) {
        return switch (event) {
            case SubaccountEvent.SubaccountOpened e -> {
                Sub before = state.books().sub(e.ward());
                Sub sub =
                        before == null
                                ? Sub.opened(e.ward(), e.nextN())
                                : before.reopened(e.nextN());
                yield state.with(state.books().plus(sub));
            }
            case SubaccountEvent.SubaccountBlocked e ->
                    state.sub(e.ward(), s -> s.block(e.reason()));
            case SubaccountEvent.SubaccountUnblocked e ->
                    state.sub(e.ward(), s -> s.unblock(e.reason()));
            case SubaccountEvent.SubaccountClosed e ->
                    state.sub(e.ward(), s -> s.in(SubaccountState.CLOSED));
        };
    }

    private static PeriodState statements(PeriodState state, WardStatementEvent event) {
        return switch (event) {
            case WardStatementEvent.StatementsIssued _ -> state.withStatements();
            case WardStatementEvent.StatementsDelivered _ -> state;
        };
    }

    private static PeriodState statement(
            PeriodState state, Fact<? extends MoneyEvent> fact, StatementEvent event) {
        return switch (event) {
            case StatementEvent.StatementImported e ->
                    state.with(state.bank().imported(fact.id(), e));
            case StatementEvent.LineRecorded e ->
                    state.with(
                            state.bank()
                                    .recorded(
                                            fact.id(),
                                            new BankSide.Line(
                                                    e.dir(),
                                                    e.amt(),
                                                    e.valueDate(),
                                                    e.statement(),
                                                    false),
                                            e.lineKey()));
        };
    }

    private static PeriodState reservation(
            PeriodState state, Fact<? extends MoneyEvent> fact, ReservationEvent event) {
        PMap<Id.Reservation, OpenReservation> open = state.work().reservations();
        return switch (event) {
            case ReservationEvent.ReservationMade e -> {
                PeriodState next =
                        state.with(
                                state.work()
                                        .withReservations(
                                                open.plus(
                                                        e.reservation(),
                                                        Carrying.open(e, fact.id()))));
                for (ReservationEvent.WardGroup line : e.lines()) {
                    next =
                            next.sub(
                                    line.ward(),
                                    s -> s.standing(e.reservation(), line.group(), line.amt()));
                }
                yield next;
            }
            case ReservationEvent.ReservationLapsed e -> {
                PeriodState next =
                        state.with(state.work().withReservations(open.minus(e.reservation())));
                for (ReservationEvent.WardGroup line : e.lines()) {
                    next = next.sub(line.ward(), s -> s.standing(e.reservation(), line.group(), 0));
                }
                yield next;
            }
        };
    }

    private static PeriodState cash(
            PeriodState state, Fact<? extends MoneyEvent> fact, CashEvent event) {
        return switch (event) {
            case CashEvent.FloatSet e -> state.withBox(new CashBox(e.limit(), e.keeper()));
            case CashEvent.CashCounted _ -> state.counted(fact.day());
            case CashEvent.CashRequested e ->
                    state.with(
                            state.work()
                                    .withRequests(state.work().requests().plus(e.ward(), e.amt())));
            case CashEvent.CashWithdrawn _, CashEvent.CashDeposited _, CashEvent.CashReceived _ ->
                    state;
        };
    }

    private static PeriodState transfer(PeriodState state, TransferEvent event) {
        Work work = state.work();
        return switch (event) {
            case TransferEvent.TransferSent e -> state.with(work.plus(Transit.of(e)));
            case TransferEvent.TransferReceived e ->
                    state.with(work.withReceived(work.received().plus(e.transfer(), true)));
            case TransferEvent.TransferCompleted e ->
                    state.with(work.withTransfers(work.transfers().minus(e.transfer())));
            case TransferEvent.TransferReturned e ->
                    state.with(work.withTransfers(work.transfers().minus(e.transfer())));
        };
    }

    private static PeriodState payout(PeriodState state, PayoutEvent event) {
        return switch (event) {
            case PayoutEvent.FinalAccountIssued e ->
                    state.sub(e.ward(), s -> s.finalAccount(e.due(), false));
            case PayoutEvent.PayoutSuspended e ->
                    state.sub(e.ward(), s -> s.finalAccount(e.review(), true));
            case PayoutEvent.PayoutResumed e ->
                    state.sub(e.ward(), s -> s.finalAccount(e.due(), false));
            case PayoutEvent.PayoutMade _ -> state;
        };
    }

    private static PeriodState posting(PeriodState state, PostingEvent event) {
        return switch (event) {
            case PostingEvent.PostingReversed e -> {
                Id.Expenditure exp = e.exp();
                if (exp == null || e.head() == null) {
                    yield state;
                }
                yield state.spend(exp, s -> undone(s, e));
            }
            case PostingEvent.SuspenseSettled _ -> state;
        };
    }

    /// What gives to the wards undoes their payment, or brings a refund of it back; what takes
    /// from them is the other way round.
    private static Spend undone(Spend spend, PostingEvent.PostingReversed e) {
        boolean gives = e.lines().stream().anyMatch(l -> l.change() > 0);
        if (e.restores() == null) {
            return gives ? spend.reversed() : spend.refunded(-e.amt());
        }
        return gives ? spend.refunded(e.amt()) : spend.restored();
    }
}
