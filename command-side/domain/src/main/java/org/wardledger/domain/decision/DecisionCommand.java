package org.wardledger.domain.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.Command;
import org.wardledger.domain.PublicationRule;
import org.wardledger.events.ActorMark;
import org.wardledger.events.BodyEvent.BodyRules;
import org.wardledger.events.Code.BodyKind;
import org.wardledger.events.DecisionEvent.RevokeReason;
import org.wardledger.events.GroupAmount;
import org.wardledger.events.Id;
import org.wardledger.events.Publication;
import org.wardledger.events.ReservationEvent.WardGroup;

/// What may be asked of decisions.
public sealed interface DecisionCommand extends Command {

    Id.Decision decision();

    /// A body has voted. A decision is either on the one expenditure named by `subject`, or a
    /// standing one with `lines`, or on something else.
    ///
    /// @param votes of everybody who was present or stepped aside
    /// @param max control totals of the protocol per head; empty where it has none
    /// @param lines what the decision sets aside per ward and head
    /// @param subject event id of the proposal it decides
    record AdoptDecision(
            Id.Decision decision,
            Id.Body body,
            Id.@Nullable Institution inst,
            List<Vote> votes,
            LocalDate validFrom,
            LocalDate validTo,
            List<GroupAmount> max,
            @Nullable UUID subject,
            List<WardGroup> lines,
            Bench bench,
            Reach reach)
            implements DecisionCommand {
        @Override
        public String code() {
            return "decision.adopt";
        }
    }

    /// @param by event id of the decision that takes this one back
    /// @param executed the expenditure it decides on has been paid
    record RevokeDecision(
            Id.Decision decision, RevokeReason reason, @Nullable UUID by, boolean executed)
            implements DecisionCommand {
        @Override
        public String code() {
            return "decision.revoke";
        }
    }

    /// How one member voted.
    ///
    /// @param conflicted kinship or interest is known: such a member may only step aside
    record Vote(ActorMark member, Choice choice, boolean conflicted) {}

    /// What a member may do.
    enum Choice {
        FOR,
        AGAINST,
        ABSTAIN,
        /// Stepped aside: neither voted nor counted as present.
        RECUSED
    }

    /// The body as the register has it on the day of the vote.
    ///
    /// @param voting everybody with a voting mandate that runs on that day
    record Bench(
            BodyKind kind,
            Id.@Nullable Institution inst,
            BodyRules rules,
            List<ActorMark> voting) {}

    /// What decides how much of the decision is public.
    ///
    /// @param cur of the account whose money it is about, ISO 4217; null where it is about none
    /// @param onAccount wards with an open sub-account
    /// @param subject publication of the proposal decided on, which its decision inherits; null
    /// where no proposal is decided on or it is not known
    record Reach(
            PublicationRule rule,
            boolean forChildren,
            @Nullable String cur,
            int onAccount,
            @Nullable Publication subject) {}
}
