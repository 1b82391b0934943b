package org.wardledger.command.requests;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Known;
import org.wardledger.command.requests.Scope.OfAccount;
import org.wardledger.domain.Command;
import org.wardledger.domain.account.DecisionFacts;
import org.wardledger.domain.account.PeriodState;
import org.wardledger.domain.account.Reservations;
import org.wardledger.events.Carried.OpenReservation;
import org.wardledger.events.Id;

/// Requests on standing reservations.
public interface ReservationRequests {

    /// Set money aside as a standing decision says.
    ///
    /// @param reservation null for an id made by the ledger
    record MakeReservation(
            Id.Account acct, Id.@Nullable Reservation reservation, Id.Decision decision)
            implements OfAccount {
        @Override
        public String code() {
            return "reservation.make";
        }

        @Override
        public Command toCommand(Known known) {
            return new Reservations.MakeReservation(
                    acct,
                    reservation != null ? reservation : new Id.Reservation(known.newId("rsv")),
                    Facts.account(known, acct),
                    Decisions.facts(known, decision));
        }
    }

    /// Let go what was not used.
    ///
    /// @param decision the decision it was made under
    record LapseReservation(
            Id.Account acct, Id.Reservation reservation, Id.@Nullable Decision decision)
            implements OfAccount {
        @Override
        public String code() {
            return "reservation.lapse";
        }

        @Override
        public Command toCommand(Known known) {
            return new Reservations.LapseReservation(
                    acct, reservation, Facts.account(known, acct), revoked(known));
        }

        /// A revocation counts only for the decision that this reservation was made under.
        private boolean revoked(Known known) {
            PeriodState state = Facts.period(known, acct);
            OpenReservation open =
                    state == null ? null : state.work().reservations().get(reservation);
            DecisionFacts facts = decision == null ? null : Decisions.facts(known, decision);
            UUID made = open == null ? null : open.decision();
            return facts != null && facts.revoked() && facts.event().equals(made);
        }
    }
}
