package org.wardledger.command.requests;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Known;
import org.wardledger.command.Request;
import org.wardledger.command.requests.Scope.OfInstitution;
import org.wardledger.domain.Command;
import org.wardledger.domain.body.BodyCommand;
import org.wardledger.domain.decision.DecisionCommand;
import org.wardledger.domain.decision.DecisionCommand.Vote;
import org.wardledger.events.BodyEvent.BodyRules;
import org.wardledger.events.Code.BodyKind;
import org.wardledger.events.DecisionEvent.DecisionAdopted;
import org.wardledger.events.DecisionEvent.RevokeReason;
import org.wardledger.events.GroupAmount;
import org.wardledger.events.Id;
import org.wardledger.events.Name3;
import org.wardledger.events.ReservationEvent.WardGroup;

/// Requests on bodies and their decisions.
public interface BodyRequests {

    /// @param body null for an id made by the ledger
    /// @param legalBasis code of the act; null for the one of the preset
    /// @param rules null for those of the preset
    record FormBody(
            Id.@Nullable Body body,
            BodyKind kind,
            Id.@Nullable Institution inst,
            @Nullable String kato,
            @Nullable String legalBasis,
            @Nullable BodyRules rules,
            Name3 name,
            LocalDate eff)
            implements OfInstitution {
        @Override
        public String code() {
            return "body.form";
        }

        @Override
        public Command toCommand(Known known) {
            return new BodyCommand.FormBody(
                    body != null ? body : new Id.Body(known.newId("bod")),
                    kind,
                    inst,
                    kato,
                    legalBasis,
                    rules,
                    name,
                    eff,
                    inst != null && Facts.openHome(known, inst));
        }
    }

    /// A body has voted: on the one purchase named by `subject`, on standing sums per ward and head
    /// in `lines`, or on something else.
    ///
    /// @param decision null for an id made by the ledger
    /// @param acct the account whose money it is about; null where it is about none
    /// @param subject event id of the proposal it decides
    record AdoptDecision(
            Id.@Nullable Decision decision,
            Id.Body body,
            Id.@Nullable Account acct,
            List<Vote> votes,
            LocalDate validFrom,
            LocalDate validTo,
            List<GroupAmount> max,
            @Nullable UUID subject,
            List<WardGroup> lines)
            implements Request {
        @Override
        public String code() {
            return "decision.adopt";
        }

        /// The account's home where money is decided on, otherwise the body's own.
        @Override
        public Id.@Nullable Institution institution(Known known) {
            return acct != null
                    ? known.registers().institutionOf(acct)
                    : Bodies.institution(known, body);
        }

        @Override
        public Command toCommand(Known known) {
            return new DecisionCommand.AdoptDecision(
                    decision != null ? decision : new Id.Decision(known.newId("dec")),
                    body,
                    institution(known),
                    votes,
                    validFrom,
                    validTo,
                    max,
                    subject,
                    lines,
                    Bodies.bench(known, body),
                    Bodies.reach(known, acct, subject));
        }
    }

    /// It ends early.
    ///
    /// @param by event id of the decision that takes this one back
    record RevokeDecision(Id.Decision decision, RevokeReason reason, @Nullable UUID by)
            implements Request {
        @Override
        public String code() {
            return "decision.revoke";
        }

        @Override
        public Id.@Nullable Institution institution(Known known) {
            DecisionAdopted adopted = Bodies.adopted(known, decision);
            return adopted == null ? null : adopted.inst();
        }

        @Override
        public Command toCommand(Known known) {
            return new DecisionCommand.RevokeDecision(
                    decision, reason, by, Bodies.executed(known, decision));
        }
    }
}
