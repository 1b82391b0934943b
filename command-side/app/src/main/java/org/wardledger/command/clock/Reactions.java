package org.wardledger.command.clock;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.CommandCore;
import org.wardledger.command.Features;
import org.wardledger.command.lookup.Registers;
import org.wardledger.command.requests.PeriodRequests.CarryPeriod;
import org.wardledger.command.requests.PeriodRequests.OpenSubaccount;
import org.wardledger.command.requests.Plain;
import org.wardledger.command.requests.ReservationRequests.LapseReservation;
import org.wardledger.domain.Streams;
import org.wardledger.domain.account.BankSide;
import org.wardledger.domain.account.Expenditures.ExpireExpenditure;
import org.wardledger.domain.account.PeriodState;
import org.wardledger.domain.account.Periods.CheckDay;
import org.wardledger.domain.account.Spend;
import org.wardledger.domain.account.Sub;
import org.wardledger.domain.account.Subaccounts.BlockSubaccount;
import org.wardledger.domain.account.Subaccounts.CloseSubaccount;
import org.wardledger.domain.account.Transfers.CompleteTransfer;
import org.wardledger.events.Carried.OpenReservation;
import org.wardledger.events.Carried.Step;
import org.wardledger.events.CarriedWard.SubaccountState;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.MoneyCode.BlockReason;
import org.wardledger.events.MoneyCode.PeriodOrigin;
import org.wardledger.events.PayoutEvent.FinalAccountIssued;
import org.wardledger.events.PayoutEvent.PayoutMade;
import org.wardledger.events.PeriodEvent.PeriodClosed;
import org.wardledger.events.PeriodEvent.PeriodOpened;
import org.wardledger.events.StatementEvent.LineRecorded;
import org.wardledger.events.StatementEvent.StatementImported;
import org.wardledger.events.TransferEvent.TransferCompleted;
import org.wardledger.events.TransferEvent.TransferReceived;
import org.wardledger.events.WardEvent.WardEnrolled;
import org.wardledger.events.WardEvent.WardExited;

/// What follows from an event, and from a day that has come. Looks at the state as it is now and
/// asks for nothing that is so already: a refused attempt would stand on the record for ever.
final class Reactions {
    private final CommandCore core;

    Reactions(CommandCore core) {
        this.core = core;
    }

    List<Reaction> to(Fact<LedgerEvent> fact, LocalDate today) {
        return switch (fact.event()) {
            case WardEnrolled e -> entered(e.ward(), e.acct());
            case WardExited e -> left(e.ward());
            case PeriodOpened e -> opened(e);
            case PeriodClosed e -> closed(e, fact.id());
            case StatementImported e -> covered(e.acct(), fact.id(), today);
            case LineRecorded e -> covered(e.acct(), e.statement(), today);
            case TransferReceived e -> received(e, fact.id());
            case TransferCompleted e ->
                    e.lines().stream()
                            .flatMap(l -> settled(e.acct(), l.ward(), fact.id()).stream())
                            .toList();
            case PayoutMade e -> settled(e.acct(), e.ward(), fact.id());
            case FinalAccountIssued e -> settled(e.acct(), e.ward(), fact.id());
            default -> List.of();
        };
    }

    private @Nullable PeriodState open(Id.Account acct) {
        YearMonth month = core.index().registers().periodOf(acct);
        PeriodState state =
                month == null
                        ? null
                        : core.states().state(Features.PERIOD, Streams.of(acct, month));
        return state != null && state.open() ? state : null;
    }

    /// Whoever lives here may hold money here. Before the first month is open there is nothing to
    /// hold it in; the opening of the month asks again.
    private List<Reaction> entered(Id.Ward ward, Id.Account acct) {
        Stays stay = Stays.latest(core.states(), ward);
        PeriodState state = open(acct);
        if (stay == null || state == null || stay.exited() != null || !stay.acct().equals(acct)) {
            return List.of();
        }
        Sub sub = state.books().sub(ward);
        return sub != null && sub.open()
                ? List.of()
                : List.of(Reaction.to(stay.enrolled(), new OpenSubaccount(acct, ward)));
    }

    private List<Reaction> left(Id.Ward ward) {
        Stays stay = Stays.latest(core.states(), ward);
        UUID exited = stay == null ? null : stay.exited();
        PeriodState state = stay == null ? null : open(stay.acct());
        Sub sub = state == null ? null : state.books().sub(ward);
        boolean wanted =
                sub != null
                        && sub.state() != SubaccountState.CLOSED
                        && !sub.blocks().contains(BlockReason.EXIT);
        return stay != null && exited != null && wanted
                ? List.of(
                        Reaction.to(
                                exited,
                                new Plain(
                                        new BlockSubaccount(stay.acct(), ward, BlockReason.EXIT))))
                : List.of();
    }

    /// Whoever moved in before the first month. Later months follow their predecessor at once, so
    /// that nobody comes or goes in between.
    private List<Reaction> opened(PeriodOpened event) {
        PeriodState state = open(event.acct());
        List<Reaction> reactions = new ArrayList<>();
        if (state == null || event.origin() == PeriodOrigin.CARRIED) {
            return reactions;
        }
        for (Id.Ward ward : core.index().registers().wardsOf(event.inst())) {
            if (state.books().sub(ward) == null) {
                reactions.addAll(entered(ward, event.acct()));
            }
        }
        return reactions;
    }

    private List<Reaction> closed(PeriodClosed event, UUID id) {
        YearMonth next = event.period().plusMonths(1);
        YearMonth last = core.index().registers().periodOf(event.acct());
        return last != null && last.isAfter(event.period())
                ? List.of()
                : List.of(Reaction.to(id, new CarryPeriod(event.acct(), next, id)));
    }

    /// The last line of a statement has come: the bank has spoken of its days.
    private List<Reaction> covered(Id.Account acct, UUID statement, LocalDate today) {
        PeriodState state = open(acct);
        BankSide.Progress progress =
                state == null ? null : state.bank().statements().get(statement);
        if (progress == null || !progress.complete()) {
            return List.of();
        }
        LocalDate last = progress.statement().to();
        return last.isAfter(today)
                ? List.of()
                : List.of(Reaction.to(statement, new Plain(new CheckDay(acct, last))));
    }

    private List<Reaction> received(TransferReceived event, UUID id) {
        PeriodState sender = open(event.from());
        return sender != null && sender.work().transfers().containsKey(event.transfer())
                ? List.of(
                        Reaction.to(
                                id,
                                new Plain(
                                        new CompleteTransfer(event.from(), event.transfer(), id))))
                : List.of();
    }

    /// The final account is issued and the last tiyn has gone.
    private List<Reaction> settled(Id.Account acct, Id.Ward ward, UUID id) {
        PeriodState state = open(acct);
        Sub sub = state == null ? null : state.books().sub(ward);
        boolean over =
                sub != null
                        && sub.state() == SubaccountState.FINAL
                        && sub.balance() == 0
                        && sub.setAside() == 0;
        return over
                ? List.of(Reaction.to(id, new Plain(new CloseSubaccount(acct, ward))))
                : List.of();
    }

    /// Terms that are over on a day.
    List<Reaction> on(LocalDate today) {
        List<Reaction> reactions = new ArrayList<>();
        for (Registers.Account account : core.index().registers().accounts()) {
            PeriodState state = open(account.acct());
            if (state != null) {
                state.work()
                        .spends()
                        .forEach((exp, s) -> expired(account.acct(), exp, s, today, reactions));
                state.work()
                        .reservations()
                        .values()
                        .forEach(r -> lapsed(account.acct(), r, today, reactions));
            }
        }
        return reactions;
    }

    private static void expired(
            Id.Account acct, Id.Expenditure exp, Spend spend, LocalDate today, List<Reaction> to) {
        LocalDate expires = spend.open().expires();
        if (spend.step() == Step.APPROVED && expires != null && today.isAfter(expires)) {
            to.add(
                    Reaction.atTheEndOf(
                            exp.value(), expires, new Plain(new ExpireExpenditure(acct, exp))));
        }
    }

    private static void lapsed(
            Id.Account acct, OpenReservation open, LocalDate today, List<Reaction> to) {
        if (today.isAfter(open.to())) {
            to.add(
                    Reaction.atTheEndOf(
                            open.reservation().value(),
                            open.to(),
                            new LapseReservation(acct, open.reservation(), null)));
        }
    }
}
