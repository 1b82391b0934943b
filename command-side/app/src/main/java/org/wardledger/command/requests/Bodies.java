package org.wardledger.command.requests;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Features;
import org.wardledger.command.Known;
import org.wardledger.command.lookup.Registers;
import org.wardledger.domain.Streams;
import org.wardledger.domain.account.AccountFacts;
import org.wardledger.domain.account.PeriodState;
import org.wardledger.domain.body.BodyPresets;
import org.wardledger.domain.body.BodyState;
import org.wardledger.domain.decision.DecisionCommand.Bench;
import org.wardledger.domain.decision.DecisionCommand.Reach;
import org.wardledger.events.Code.BodyKind;
import org.wardledger.events.DecisionEvent.DecisionAdopted;
import org.wardledger.events.ExpenditureEvent.ExpenditurePaid;
import org.wardledger.events.ExpenditureEvent.ExpenditureProposed;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Publication;

/// What the record says of bodies, and of what their decisions are about.
final class Bodies {
    private Bodies() {}

    static Id.@Nullable Institution institution(Known known, Id.Body body) {
        return state(known, body) instanceof BodyState.Formed formed ? formed.inst() : null;
    }

    private static BodyState state(Known known, Id.Body body) {
        return known.state(Features.BODY, Streams.of(body));
    }

    /// A body that does not exist has nobody who may vote.
    static Bench bench(Known known, Id.Body body) {
        return switch (state(known, body)) {
            case BodyState.Formed formed ->
                    new Bench(
                            formed.kind(),
                            formed.inst(),
                            formed.rules(),
                            formed.votingOn(known.today()));
            case BodyState.Unknown _ ->
                    new Bench(
                            BodyKind.TRUSTEES,
                            null,
                            BodyPresets.of(BodyKind.TRUSTEES).rules(),
                            List.of());
        };
    }

    static Reach reach(Known known, Id.@Nullable Account acct, @Nullable UUID subject) {
        AccountFacts facts = Facts.account(known, acct);
        PeriodState period = acct == null ? null : Facts.period(known, acct);
        return new Reach(
                facts.publication(),
                facts.forChildren(),
                acct == null ? null : facts.cur(),
                period == null ? 0 : period.books().openSubs(),
                subject == null || period == null ? null : proposal(period, subject));
    }

    private static @Nullable Publication proposal(PeriodState period, UUID subject) {
        return period.work().spends().values().stream()
                .map(s -> s.open())
                .filter(open -> subject.equals(open.proposedBy()))
                .map(open -> open.publication())
                .findFirst()
                .orElse(null);
    }

    static @Nullable DecisionAdopted adopted(Known known, Id.Decision decision) {
        return known.history(Streams.of(decision))
                .map(Fact::event)
                .filter(DecisionAdopted.class::isInstance)
                .map(DecisionAdopted.class::cast)
                .findFirst()
                .orElse(null);
    }

    /// Whether the one purchase that a decision is about has been paid.
    static boolean executed(Known known, Id.Decision decision) {
        DecisionAdopted adopted = adopted(known, decision);
        if (adopted == null || adopted.subject() == null || adopted.inst() == null) {
            return false;
        }
        UUID subject = adopted.subject();
        return known.registers().accounts().stream()
                .filter(a -> a.inst().equals(adopted.inst()))
                .map(Registers.Account::acct)
                .anyMatch(acct -> paid(known, acct, subject));
    }

    /// Reads back to the month of the proposal; what was paid was paid after it.
    private static boolean paid(Known known, Id.Account acct, UUID proposal) {
        Set<Id.Expenditure> paid = new HashSet<>();
        Iterator<List<Fact<LedgerEvent>>> months = Facts.months(known, acct).iterator();
        while (months.hasNext()) {
            Id.Expenditure proposed = null;
            for (Fact<LedgerEvent> fact : months.next()) {
                if (fact.event() instanceof ExpenditurePaid event) {
                    paid.add(event.exp());
                } else if (fact.event() instanceof ExpenditureProposed event
                        && fact.id().equals(proposal)) {
                    proposed = event.exp();
                }
            }
            if (proposed != null) {
                return paid.contains(proposed);
            }
        }
        return false;
    }
}
