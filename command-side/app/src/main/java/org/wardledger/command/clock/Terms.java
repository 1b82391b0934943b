package org.wardledger.command.clock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wardledger.command.CommandCore;
import org.wardledger.command.lookup.Registers;
import org.wardledger.command.requests.Plain;
import org.wardledger.command.requests.ReservationRequests.LapseReservation;
import org.wardledger.domain.Streams;
import org.wardledger.domain.account.Expenditures.ExpireExpenditure;
import org.wardledger.domain.account.PeriodState;
import org.wardledger.domain.account.Spend;
import org.wardledger.events.Carried.OpenReservation;
import org.wardledger.events.Carried.Step;
import org.wardledger.events.DecisionEvent.DecisionAdopted;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;

/// What ends: the term of an approval or of money set aside, or the decision behind it.
final class Terms {
    private final CommandCore core;
    private final Months months;

    Terms(CommandCore core, Months months) {
        this.core = core;
        this.months = months;
    }

    /// What was set aside under the decision falls back.
    List<Reaction> revoked(Id.Decision decision, UUID id) {
        Set<UUID> adopted =
                core.states()
                        .history(Streams.of(decision))
                        .filter(f -> f.event() instanceof DecisionAdopted)
                        .map(Fact::id)
                        .collect(Collectors.toSet());
        List<Reaction> reactions = new ArrayList<>();
        for (Registers.Account account : core.index().registers().accounts()) {
            PeriodState state = months.open(account.acct());
            if (state != null) {
                state.work().reservations().values().stream()
                        .filter(r -> adopted.contains(r.decision()))
                        .map(OpenReservation::reservation)
                        .map(r -> new LapseReservation(account.acct(), r, decision))
                        .map(r -> Reaction.atTheEndOf(r.reservation().value(), id, r))
                        .forEach(reactions::add);
            }
        }
        return reactions;
    }

    /// Terms that are over on a day.
    List<Reaction> on(LocalDate today) {
        List<Reaction> reactions = new ArrayList<>();
        for (Registers.Account account : core.index().registers().accounts()) {
            PeriodState state = months.open(account.acct());
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
