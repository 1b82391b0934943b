package org.wardledger.domain.account;

import static org.wardledger.domain.account.ExpenditureRefusal.ABOVE_RESERVATION;
import static org.wardledger.domain.account.ExpenditureRefusal.APPROVER_CONFLICTED;
import static org.wardledger.domain.account.ExpenditureRefusal.APPROVER_IS_ENTERER;
import static org.wardledger.domain.account.ExpenditureRefusal.DECISION_EXPIRED;
import static org.wardledger.domain.account.ExpenditureRefusal.DECISION_MISSING;
import static org.wardledger.domain.account.ExpenditureRefusal.DECISION_WITHOUT_QUORUM;
import static org.wardledger.domain.account.ExpenditureRefusal.INSUFFICIENT_FUNDS;
import static org.wardledger.domain.account.ExpenditureRefusal.NOT_PROPOSED;
import static org.wardledger.domain.account.ExpenditureRefusal.OUTSIDE_DECISION;
import static org.wardledger.domain.account.ExpenditureRefusal.WARD_BLOCKED;
import static org.wardledger.domain.account.ExpenditureRefusal.WARD_NOT_ON_ACCOUNT;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.Decision;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.Refusal;
import org.wardledger.domain.account.Sub.Standing;
import org.wardledger.events.ActorMark;
import org.wardledger.events.Carried.Duty;
import org.wardledger.events.Carried.OpenReservation;
import org.wardledger.events.Carried.Step;
import org.wardledger.events.ExpenditureEvent.ExpenditureApproved;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyEvent;

/// The commission's yes to one expenditure: four eyes, a decision that covers it, and money that is
/// there, set aside for every ward on it or for none.
public final class Approvals {
    private Approvals() {}

    /// Carry out the commission's decision. With `reservation` the money is drawn from a standing
    /// one.
    ///
    /// @param decision null where no such decision is on the record
    /// @param conflicted members who declared a conflict that covers this expenditure
    public record ApproveExpenditure(
            Id.Account acct,
            Id.Expenditure exp,
            @Nullable DecisionFacts decision,
            Id.@Nullable Reservation reservation,
            List<Id.Actor> conflicted,
            LocalDate expires,
            List<Id.Rule> rules)
            implements Expenditures.ExpenditureCommand {
        @Override
        public String code() {
            return "expenditure.approve";
        }
    }

    static Decision<MoneyEvent> decide(
            ApproveExpenditure c, Envelope envelope, PeriodState state, Spend spend) {
        if (spend.step() != Step.PROPOSED) {
            return Decision.refuse(NOT_PROPOSED, "exp");
        }
        Refusal refusal = firstBlocked(state, spend);
        if (refusal == null) {
            refusal = approvers(c, envelope, spend);
        }
        if (refusal == null) {
            refusal = covered(c, envelope, state, spend);
        }
        if (refusal == null && c.reservation() == null) {
            refusal = funded(state, spend);
        }
        DecisionFacts decision = c.decision();
        if (refusal != null || decision == null) {
            return refusal == null
                    ? Decision.refuse(DECISION_MISSING, "decision")
                    : Decision.refuse(refusal);
        }
        return Decision.accept(
                new ExpenditureApproved(
                        state.known().inst(),
                        c.acct(),
                        c.exp(),
                        spend.open().amt(),
                        state.known().cur(),
                        c.expires(),
                        decision.voters(),
                        spend.open().proposedBy(),
                        made(c.reservation(), state),
                        decision.event(),
                        c.rules(),
                        spend.open().publication()));
    }

    /// What an entry refers to is an event: the one that set the money aside.
    private static @Nullable UUID made(Id.@Nullable Reservation reservation, PeriodState state) {
        OpenReservation open =
                reservation == null ? null : state.work().reservations().get(reservation);
        return open == null ? null : open.made();
    }

    private static @Nullable Refusal firstBlocked(PeriodState state, Spend spend) {
        for (Id.Ward ward : spend.lines().wards()) {
            Sub sub = state.books().sub(ward);
            if (sub == null || !sub.open()) {
                return Refusal.at(WARD_NOT_ON_ACCOUNT, Expenditures.line(spend, ward));
            }
            if (sub.blocked()) {
                return Refusal.at(WARD_BLOCKED, Expenditures.line(spend, ward));
            }
        }
        return null;
    }

    /// Four eyes: nobody who entered it may decide on it, nor anybody with a declared conflict.
    private static @Nullable Refusal approvers(
            ApproveExpenditure c, Envelope envelope, Spend spend) {
        if (spend.did(envelope.by().actor(), Duty.ENTERED)) {
            return Refusal.of(APPROVER_IS_ENTERER);
        }
        if (c.decision() == null) {
            return null;
        }
        for (ActorMark voter : c.decision().voters()) {
            if (spend.did(voter.actor(), Duty.ENTERED)) {
                return Refusal.at(APPROVER_IS_ENTERER, "decision");
            }
            if (c.conflicted().contains(voter.actor())) {
                return Refusal.at(APPROVER_CONFLICTED, "decision");
            }
        }
        return null;
    }

    private static @Nullable Refusal covered(
            ApproveExpenditure c, Envelope envelope, PeriodState state, Spend spend) {
        DecisionFacts d = c.decision();
        if (d == null || !d.mayBind()) {
            return Refusal.at(DECISION_MISSING, "decision");
        }
        if (!d.quorum()) {
            return Refusal.at(DECISION_WITHOUT_QUORUM, "decision");
        }
        if (!d.inForce(envelope.today()) || c.expires().isBefore(envelope.today())) {
            return Refusal.at(DECISION_EXPIRED, "decision");
        }
        boolean elsewhere = d.inst() != null && !d.inst().equals(state.known().inst());
        Id.Reservation reservation = c.reservation();
        if (elsewhere || (reservation == null && !spend.open().proposedBy().equals(d.subject()))) {
            return Refusal.at(OUTSIDE_DECISION, "decision");
        }
        return reservation == null ? null : drawn(reservation, d, state, spend);
    }

    private static @Nullable Refusal drawn(
            Id.Reservation reservation, DecisionFacts d, PeriodState state, Spend spend) {
        OpenReservation open = state.work().reservations().get(reservation);
        if (open == null || !open.decision().equals(d.event())) {
            return Refusal.at(OUTSIDE_DECISION, "reservation");
        }
        MoneyCode.Group group = spend.open().exactGroup();
        for (Id.Ward ward : spend.lines().wards()) {
            Sub sub = state.books().sub(ward);
            Long left = sub == null ? null : sub.standing().get(new Standing(reservation, group));
            if (left == null) {
                return Refusal.at(OUTSIDE_DECISION, Expenditures.line(spend, ward));
            }
            long amt = spend.lines().of(ward);
            if (amt > left) {
                return Refusal.at(ABOVE_RESERVATION, Expenditures.line(spend, ward))
                        .with("left", left);
            }
        }
        return null;
    }

    private static @Nullable Refusal funded(PeriodState state, Spend spend) {
        for (Id.Ward ward : spend.lines().wards()) {
            long free = Transfers.free(state, ward);
            if (spend.lines().of(ward) > free) {
                return Refusal.at(INSUFFICIENT_FUNDS, Expenditures.line(spend, ward))
                        .with("free", free);
            }
        }
        return null;
    }
}
