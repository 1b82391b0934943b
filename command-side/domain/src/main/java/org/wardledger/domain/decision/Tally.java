package org.wardledger.domain.decision;

import static org.wardledger.domain.Checks.first;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.Refusal;
import org.wardledger.domain.decision.DecisionCommand.Choice;
import org.wardledger.domain.decision.DecisionCommand.Vote;
import org.wardledger.events.ActorMark;
import org.wardledger.events.BodyEvent.BodyRules;

/// A count of votes. Quorum is a fraction of all voting members, whoever stepped aside included;
/// a majority is more than a fraction of those present, so an abstention counts against.
///
/// @param members all voting members
/// @param present those who voted or abstained
record Tally(int members, int present, int inFavour, int against, int abstained) {
    private static final long FULL = 10_000;

    static Tally of(Collection<Vote> votes, int members) {
        int inFavour = count(votes, Choice.FOR);
        int against = count(votes, Choice.AGAINST);
        int abstained = count(votes, Choice.ABSTAIN);
        return new Tally(members, inFavour + against + abstained, inFavour, against, abstained);
    }

    private static int count(Collection<Vote> votes, Choice choice) {
        return (int) votes.stream().filter(v -> v.choice() == choice).count();
    }

    /// Who takes part in the decision, in an order that tells nothing of how they voted.
    static List<ActorMark> voters(Collection<Vote> votes) {
        return votes.stream()
                .filter(v -> v.choice() != Choice.RECUSED)
                .map(Vote::member)
                .sorted(Comparator.comparing(m -> m.actor().value()))
                .toList();
    }

    @Nullable Refusal missing(BodyRules rules) {
        return first(
                quorum(rules)
                        ? null
                        : Refusal.of(DecisionRefusal.NO_QUORUM)
                                .with("present", present)
                                .with("members", members),
                majority(rules)
                        ? null
                        : Refusal.of(DecisionRefusal.MAJORITY_MISSED)
                                .with("for", inFavour)
                                .with("present", present));
    }

    boolean quorum(BodyRules rules) {
        return present > 0 && present * FULL >= members * (long) rules.quorumBp();
    }

    boolean majority(BodyRules rules) {
        return inFavour * FULL > present * (long) rules.majorityBp();
    }
}
