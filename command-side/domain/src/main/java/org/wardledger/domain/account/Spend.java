package org.wardledger.domain.account;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePVector;
import org.wardledger.events.Carried.Duty;
import org.wardledger.events.Carried.Hand;
import org.wardledger.events.Carried.OpenExpenditure;
import org.wardledger.events.Carried.Step;
import org.wardledger.events.Id;

/// One expenditure as the account knows it: the facts that a closed period hands on, and each
/// ward's part.
///
/// @param lines each ward's part
/// @param beforeReversal step to return to when a reversal is itself reversed
public record Spend(OpenExpenditure open, WardAmounts lines, @Nullable Step beforeReversal) {

    public Step step() {
        return open.step();
    }

    /// Whether somebody did one of these duties on this expenditure.
    public boolean did(Id.Actor actor, Duty... duties) {
        for (Duty duty : duties) {
            if (open.hands().contains(new Hand(duty, actor))) {
                return true;
            }
        }
        return false;
    }

    Spend in(Step step) {
        return with(new Draft(open).in(step));
    }

    Spend approved(
            UUID by, LocalDate day, LocalDate expires, Id.@Nullable Reservation reservation) {
        Draft draft = new Draft(open).in(Step.APPROVED);
        draft.approvedBy = by;
        draft.approvedOn = day;
        draft.expires = expires;
        draft.reservation = reservation;
        return with(draft);
    }

    Spend accepted(UUID by, long amt) {
        Draft draft = new Draft(open).in(step() == Step.PAID ? Step.SETTLED : Step.ACCEPTED);
        draft.acceptedBy = by;
        draft.accepted = amt;
        return with(draft);
    }

    Spend paid(UUID by, long amt) {
        Draft draft = new Draft(open).in(open.acceptedBy() == null ? Step.PAID : Step.SETTLED);
        draft.paidBy = by;
        draft.paid = amt;
        return with(draft);
    }

    Spend refunded(long amt) {
        Draft draft = new Draft(open);
        draft.refunded = Math.addExact(draft.refunded, amt);
        return with(draft);
    }

    Spend reversed() {
        return new Spend(new Draft(open).in(Step.REVERSED).done(), lines, open.step());
    }

    Spend restored() {
        Step back = beforeReversal == null ? Step.SETTLED : beforeReversal;
        return new Spend(new Draft(open).in(back).done(), lines, null);
    }

    Spend hand(Duty duty, Id.Actor actor) {
        Draft draft = new Draft(open);
        draft.hands = TreePVector.from(draft.hands).plus(new Hand(duty, actor));
        return with(draft);
    }

    private Spend with(Draft draft) {
        return new Spend(draft.done(), lines, beforeReversal);
    }

    /// The few fields of an open expenditure that a step changes.
    private static final class Draft {
        private final OpenExpenditure o;
        private Step step;
        private long accepted;
        private long paid;
        private long refunded;
        private @Nullable LocalDate approvedOn;
        private @Nullable LocalDate expires;
        private Id.@Nullable Reservation reservation;
        private @Nullable UUID approvedBy;
        private @Nullable UUID acceptedBy;
        private @Nullable UUID paidBy;
        private List<Hand> hands;

        Draft(OpenExpenditure from) {
            o = from;
            step = from.step();
            accepted = from.accepted();
            paid = from.paid();
            refunded = from.refunded();
            approvedOn = from.approvedOn();
            expires = from.expires();
            reservation = from.reservation();
            approvedBy = from.approvedBy();
            acceptedBy = from.acceptedBy();
            paidBy = from.paidBy();
            hands = from.hands();
        }

        Draft in(Step next) {
            step = next;
            return this;
        }

        OpenExpenditure done() {
            return new OpenExpenditure(
                    o.exp(),
                    step,
                    o.publication(),
                    o.group(),
                    o.exactGroup(),
                    o.method(),
                    o.advance(),
                    o.amt(),
                    accepted,
                    paid,
                    refunded,
                    approvedOn,
                    expires,
                    reservation,
                    o.proposedBy(),
                    approvedBy,
                    acceptedBy,
                    paidBy,
                    hands);
        }
    }
}
