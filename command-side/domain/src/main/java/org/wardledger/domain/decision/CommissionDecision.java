package org.wardledger.domain.decision;

import static org.wardledger.domain.Checks.accept;
import static org.wardledger.domain.Checks.unless;
import static org.wardledger.domain.Checks.when;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Decider;
import org.wardledger.domain.Decision;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.PublicationRule;
import org.wardledger.domain.Refusal;
import org.wardledger.domain.decision.DecisionCommand.AdoptDecision;
import org.wardledger.domain.decision.DecisionCommand.Bench;
import org.wardledger.domain.decision.DecisionCommand.Choice;
import org.wardledger.domain.decision.DecisionCommand.RevokeDecision;
import org.wardledger.events.Code.BodyKind;
import org.wardledger.events.DecisionEvent;
import org.wardledger.events.DecisionEvent.DecisionAdopted;
import org.wardledger.events.DecisionEvent.DecisionRevoked;
import org.wardledger.events.Fact;
import org.wardledger.events.Publication;
import org.wardledger.events.ReservationEvent.WardGroup;

/// What a body has decided. Money of wards is bound only by the fund-use commission of their own
/// home, with a quorum of all its members and more than a fraction of those present in favour.
/// Whoever has a conflict of interest steps aside; a vote of theirs refuses the whole decision.
public final class CommissionDecision
        implements Decider<DecisionCommand, CommissionDecision.State, DecisionEvent> {

    /// Whether it holds.
    public enum State {
        UNKNOWN,
        ADOPTED,
        REVOKED
    }

    @Override
    public State initial() {
        return State.UNKNOWN;
    }

    @Override
    public Decision<DecisionEvent> decide(DecisionCommand command, Envelope envelope, State state) {
        return switch (command) {
            case AdoptDecision c -> adopt(c, envelope, state);
            case RevokeDecision c ->
                    switch (state) {
                        case UNKNOWN -> Decision.refuse(DecisionRefusal.UNKNOWN, "decision");
                        case ADOPTED ->
                                accept(
                                        () -> new DecisionRevoked(c.decision(), c.reason(), c.by()),
                                        when(c.executed(), DecisionRefusal.EXECUTED));
                        case REVOKED -> Decision.accept();
                    };
        };
    }

    private static Decision<DecisionEvent> adopt(AdoptDecision c, Envelope envelope, State state) {
        Tally tally = Tally.of(c.votes(), c.bench().voting().size());
        return accept(
                () -> adopted(c, tally),
                DecisionInput.wrong(c, envelope),
                when(state != State.UNKNOWN, CommonRefusal.APPEND_ONLY, "decision"),
                unless(competent(c), DecisionRefusal.NOT_COMPETENT, "body"),
                conflicted(c),
                tally.missing(c.bench().rules()));
    }

    private static boolean competent(AdoptDecision c) {
        Bench bench = c.bench();
        boolean aboutMoney = c.subject() != null || !c.lines().isEmpty();
        boolean commission = bench.kind() == BodyKind.FUND_USE_COMMISSION;
        boolean ownHome = bench.inst() == null || Objects.equals(bench.inst(), c.inst());
        return ownHome && (commission || !aboutMoney);
    }

    private static @Nullable Refusal conflicted(AdoptDecision c) {
        return IntStream.range(0, c.votes().size())
                .filter(i -> c.votes().get(i).conflicted())
                .filter(i -> c.votes().get(i).choice() != Choice.RECUSED)
                .mapToObj(i -> Refusal.at(DecisionRefusal.CONFLICTED_VOTE, "votes[" + i + "]"))
                .findFirst()
                .orElse(null);
    }

    private static DecisionAdopted adopted(AdoptDecision c, Tally tally) {
        PublicationRule rule = c.reach().rule();
        return new DecisionAdopted(
                c.decision(),
                c.body(),
                c.inst(),
                tally.members(),
                tally.present(),
                tally.inFavour(),
                tally.against(),
                tally.abstained(),
                Tally.voters(c.votes()),
                c.validFrom(),
                c.validTo(),
                rule.publishedSums(c.reach().forChildren(), c.lines()),
                c.reach().cur(),
                c.subject(),
                publication(c),
                List.copyOf(c.lines()));
    }

    /// A decision on one purchase tells no more than the purchase; one without wards tells of none.
    private static Publication publication(AdoptDecision c) {
        DecisionCommand.Reach reach = c.reach();
        Publication subject = reach.subject();
        if (subject != null) {
            return subject;
        }
        if (c.lines().isEmpty()) {
            return reach.rule().ofFund();
        }
        int wards = (int) c.lines().stream().map(WardGroup::ward).distinct().count();
        return reach.rule()
                .publication(
                        new PublicationRule.Crowd(reach.forChildren(), reach.onAccount(), wards));
    }

    @Override
    public State evolve(State state, Fact<? extends DecisionEvent> fact) {
        return switch (fact.event()) {
            case DecisionAdopted _ -> State.ADOPTED;
            case DecisionRevoked _ -> State.REVOKED;
        };
    }
}
