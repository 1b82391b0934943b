package org.wardledger.command.clock;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.CommandCore;
import org.wardledger.command.Features;
import org.wardledger.command.lookup.Registers;
import org.wardledger.command.requests.PeriodRequests.CarryPeriod;
import org.wardledger.command.requests.Plain;
import org.wardledger.command.requests.WardStatementRequests.IssueStatements;
import org.wardledger.domain.Streams;
import org.wardledger.domain.account.PeriodState;
import org.wardledger.domain.institution.InstitutionCommand.ReportOccupancy;
import org.wardledger.domain.institution.InstitutionState;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.PeriodEvent.PeriodClosed;

/// The change of months: which one is open, what follows when one closes.
final class Months {
    private final CommandCore core;

    Months(CommandCore core) {
        this.core = core;
    }

    /// The account's money of the month opened last; null where that month is closed or none is
    /// open.
    @Nullable PeriodState open(Id.Account acct) {
        YearMonth month = core.index().registers().periodOf(acct);
        PeriodState state =
                month == null
                        ? null
                        : core.states().state(Features.PERIOD, Streams.of(acct, month));
        return state != null && state.open() ? state : null;
    }

    /// The next months of all accounts whose last one is closed.
    List<Reaction> unopened() {
        return unopened(
                core.index().registers().accounts().stream().map(Registers.Account::acct).toList());
    }

    List<Reaction> unopened(List<Id.Account> accounts) {
        List<Reaction> reactions = new ArrayList<>();
        for (Id.Account acct : accounts) {
            YearMonth month = core.index().registers().periodOf(acct);
            if (month != null) {
                reactions.addAll(unopened(acct, month));
            }
        }
        return reactions;
    }

    private List<Reaction> unopened(Id.Account acct, YearMonth month) {
        String stream = Streams.of(acct, month);
        PeriodState state = core.states().state(Features.PERIOD, stream);
        return state.phase() != PeriodState.Phase.CLOSED
                ? List.of()
                : core.states()
                        .history(stream)
                        .filter(f -> f.event() instanceof PeriodClosed)
                        .map(f -> carry(acct, month, f.id()))
                        .toList();
    }

    private static Reaction carry(Id.Account acct, YearMonth closed, UUID id) {
        return Reaction.to(id, new CarryPeriod(acct, closed.plusMonths(1), id));
    }

    Stream<Reaction> closed(PeriodClosed event, UUID id) {
        YearMonth last = core.index().registers().periodOf(event.acct());
        return last != null && last.isAfter(event.period())
                ? Stream.of()
                : Stream.of(carry(event.acct(), event.period(), id));
    }

    /// The wards' statements of the month, as soon as nothing in it can change.
    Stream<Reaction> statements(PeriodClosed event, UUID id) {
        PeriodState state =
                core.states().state(Features.PERIOD, Streams.of(event.acct(), event.period()));
        return state.stated()
                ? Stream.of()
                : Stream.of(Reaction.to(id, new IssueStatements(event.acct(), event.period())));
    }

    /// How many live in the home, as its control cash account says: everybody has a place there. A
    /// home without one is counted by the account that is closed first.
    Stream<Reaction> occupancy(PeriodClosed event) {
        List<Registers.Account> accounts =
                core.index().registers().accounts().stream()
                        .filter(a -> a.inst().equals(event.inst()))
                        .toList();
        boolean control =
                accounts.stream()
                        .filter(a -> a.kind() == MoneyCode.AccountKind.KSN)
                        .map(Registers.Account::acct)
                        .findFirst()
                        .map(event.acct()::equals)
                        .orElse(true);
        InstitutionState home = core.states().state(Features.INSTITUTION, Streams.of(event.inst()));
        boolean wanted =
                control
                        && home instanceof InstitutionState.Open open
                        && !open.reported().contains(event.period());
        return wanted
                ? Stream.of(
                        Reaction.atTheEndOf(
                                event.inst().value(),
                                event.period(),
                                new Plain(
                                        new ReportOccupancy(
                                                event.inst(),
                                                event.period(),
                                                event.exactWards(),
                                                List.of()))))
                : Stream.of();
    }
}
