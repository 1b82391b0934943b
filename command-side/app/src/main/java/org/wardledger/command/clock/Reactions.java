package org.wardledger.command.clock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.wardledger.command.CommandCore;
import org.wardledger.command.requests.PeriodRequests.OpenSubaccount;
import org.wardledger.command.requests.Plain;
import org.wardledger.domain.account.BankSide;
import org.wardledger.domain.account.PeriodState;
import org.wardledger.domain.account.Periods.CheckDay;
import org.wardledger.domain.account.Sub;
import org.wardledger.domain.account.Subaccounts.BlockSubaccount;
import org.wardledger.domain.account.Subaccounts.CloseSubaccount;
import org.wardledger.domain.account.Subaccounts.UnblockSubaccount;
import org.wardledger.domain.account.Transfers.CompleteTransfer;
import org.wardledger.events.CarriedWard.SubaccountState;
import org.wardledger.events.DecisionEvent.DecisionRevoked;
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
import org.wardledger.events.WardEvent.WardCorrected;
import org.wardledger.events.WardEvent.WardEnrolled;
import org.wardledger.events.WardEvent.WardExited;

/// What follows from an event, and from a day that has come. Looks at the state as it is now and
/// asks for nothing that is so already: a refused attempt would stand on the record for ever.
final class Reactions {
    private final CommandCore core;
    private final Months months;
    private final Terms terms;

    Reactions(CommandCore core) {
        this.core = core;
        this.months = new Months(core);
        this.terms = new Terms(core, months);
    }

    /// Terms that are over on a day.
    List<Reaction> on(LocalDate today) {
        return terms.on(today);
    }

    /// The next months of all accounts whose last one is closed.
    List<Reaction> unopened() {
        return months.unopened();
    }

    List<Reaction> to(Fact<LedgerEvent> fact, LocalDate today) {
        return switch (fact.event()) {
            case WardEnrolled e -> entered(e.ward(), e.acct());
            case WardExited e -> left(e.ward(), fact.id());
            case WardCorrected e -> corrected(e.ward(), fact.id());
            case DecisionRevoked e -> terms.revoked(e.decision(), fact.id());
            case PeriodOpened e -> opened(e);
            case PeriodClosed e ->
                    Stream.of(
                                    months.statements(e, fact.id()),
                                    months.closed(e, fact.id()),
                                    months.occupancy(e))
                            .flatMap(r -> r)
                            .toList();
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

    /// What has to be done first: an account whose month is closed takes nothing until the next one
    /// is open, and somebody may have come or gone in between.
    List<Reaction> before(LedgerEvent event) {
        return switch (event) {
            case WardEnrolled e -> months.unopened(List.of(e.acct()));
            case WardExited e -> months.unopened(accountOf(e.ward()));
            case WardCorrected e -> months.unopened(accountOf(e.ward()));
            case DecisionRevoked _ -> months.unopened();
            case TransferReceived e -> months.unopened(List.of(e.from()));
            case TransferCompleted e -> months.unopened(List.of(e.acct()));
            case PayoutMade e -> months.unopened(List.of(e.acct()));
            case FinalAccountIssued e -> months.unopened(List.of(e.acct()));
            default -> List.of();
        };
    }

    private List<Id.Account> accountOf(Id.Ward ward) {
        Stays stay = Stays.latest(core.states(), ward);
        return stay == null ? List.of() : List.of(stay.acct());
    }

    /// Whoever lives here may hold money here. Before the first month is open there is nothing to
    /// hold it in; the opening of the month asks again.
    private List<Reaction> entered(Id.Ward ward, Id.Account acct) {
        Stays stay = Stays.latest(core.states(), ward);
        PeriodState state = months.open(acct);
        if (stay == null || state == null || stay.exited() != null || !stay.acct().equals(acct)) {
            return List.of();
        }
        Sub sub = state.books().sub(ward);
        return sub != null && sub.open()
                ? List.of()
                : List.of(Reaction.to(stay.enrolled(), new OpenSubaccount(acct, ward)));
    }

    private List<Reaction> left(Id.Ward ward, UUID cause) {
        Stays stay = Stays.latest(core.states(), ward);
        UUID exited = stay == null ? null : stay.exited();
        PeriodState state = stay == null ? null : months.open(stay.acct());
        Sub sub = state == null ? null : state.books().sub(ward);
        boolean wanted =
                sub != null
                        && sub.state() != SubaccountState.CLOSED
                        && !sub.blocks().contains(BlockReason.EXIT);
        return stay != null && exited != null && wanted
                ? List.of(
                        Reaction.to(
                                cause,
                                new Plain(
                                        new BlockSubaccount(stay.acct(), ward, BlockReason.EXIT))))
                : List.of();
    }

    /// An exit that was struck out never was, one whose correction was struck out was after all.
    private List<Reaction> corrected(Id.Ward ward, UUID id) {
        Stays stay = Stays.latest(core.states(), ward);
        PeriodState state = stay == null ? null : months.open(stay.acct());
        Sub sub = state == null ? null : state.books().sub(ward);
        if (stay == null || stay.exited() != null || sub == null) {
            return left(ward, id);
        }
        return sub.blocks().contains(BlockReason.EXIT)
                ? List.of(
                        Reaction.to(
                                id,
                                new Plain(
                                        new UnblockSubaccount(
                                                stay.acct(), ward, BlockReason.EXIT))))
                : List.of();
    }

    /// Whoever moved in before the first month. Later months follow their predecessor at once, so
    /// that nobody comes or goes in between.
    private List<Reaction> opened(PeriodOpened event) {
        PeriodState state = months.open(event.acct());
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

    /// The last line of a statement has come: the bank has spoken of its days.
    private List<Reaction> covered(Id.Account acct, UUID statement, LocalDate today) {
        PeriodState state = months.open(acct);
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
        PeriodState sender = months.open(event.from());
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
        PeriodState state = months.open(acct);
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
}
