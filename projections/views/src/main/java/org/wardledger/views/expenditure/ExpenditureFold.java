package org.wardledger.views.expenditure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Carried;
import org.wardledger.events.ExpenditureEvent;
import org.wardledger.events.ExpenditureEvent.ContractLinked;
import org.wardledger.events.ExpenditureEvent.EvidenceAdded;
import org.wardledger.events.ExpenditureEvent.ExpenditureAccepted;
import org.wardledger.events.ExpenditureEvent.ExpenditureApproved;
import org.wardledger.events.ExpenditureEvent.ExpenditureExpired;
import org.wardledger.events.ExpenditureEvent.ExpenditurePaid;
import org.wardledger.events.ExpenditureEvent.ExpenditureProposed;
import org.wardledger.events.ExpenditureEvent.ExpenditureRefunded;
import org.wardledger.events.ExpenditureEvent.ExpenditureRejected;
import org.wardledger.events.ExpenditureEvent.ExpenditureVoided;
import org.wardledger.events.ExpenditureEvent.WardHeard;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.PostingEvent.PostingReversed;
import org.wardledger.events.Recorded;
import org.wardledger.views.Audience;
import org.wardledger.views.Fold;
import org.wardledger.views.Lookup;
import org.wardledger.views.Shown;
import org.wardledger.views.Step;

/// Keeps purchases. A reversal reaches its purchase by the posting it undoes.
final class ExpenditureFold extends Fold<ExpenditureView> {
    ExpenditureFold() {
        super(ExpenditureView.class, Audience.PUBLIC);
    }

    @Override
    public List<String> touches(Recorded<? extends LedgerEvent> event, Lookup lookup) {
        return switch (event.event()) {
            case ExpenditureProposed e when e.replaces() != null ->
                    List.of(e.exp().value(), e.replaces().value());
            case ExpenditureEvent e -> List.of(e.exp().value());
            case PostingReversed e when e.exp() != null -> List.of(e.exp().value());
            case LedgerEvent _ -> List.of();
        };
    }

    @Override
    public ExpenditureView fold(
            @Nullable ExpenditureView before,
            String id,
            Recorded<? extends LedgerEvent> event,
            Lookup lookup) {
        if (event.event() instanceof ExpenditureProposed e) {
            return e.exp().value().equals(id)
                    ? new Proposal(e, event, lookup).view()
                    : replaced(known(before, event), e, event.position());
        }
        ExpenditureView v = known(before, event);
        if (event.event() instanceof PostingReversed e) {
            return Undoing.of(v, e, event, lookup);
        }
        Step step = step((ExpenditureEvent) event.event(), event, lookup);
        Progress now = next(v.progress(), (ExpenditureEvent) event.event(), event);
        return v.with(event.position(), now, step.after(v.story()));
    }

    private static ExpenditureView replaced(ExpenditureView v, ExpenditureProposed e, long at) {
        return v.with(at, v.progress().replacedBy(e.exp().value()), v.story());
    }

    private static Progress next(
            Progress p, ExpenditureEvent event, Recorded<? extends LedgerEvent> recorded) {
        return switch (event) {
            case ExpenditureApproved e -> p.approved(Stages.approval(e, recorded));
            case ExpenditureAccepted e -> p.accepted(Stages.acceptance(e, recorded));
            case ExpenditurePaid e -> p.paid(Stages.payment(e, recorded));
            case ExpenditureRejected e ->
                    p.ended(Carried.Step.REJECTED, Stages.ending(recorded, e.reason()));
            case ExpenditureVoided e ->
                    p.ended(Carried.Step.VOIDED, Stages.ending(recorded, e.reason()));
            case ExpenditureExpired _ ->
                    p.ended(Carried.Step.EXPIRED, Stages.ending(recorded, null));
            case ExpenditureRefunded e -> p.refunded(Shown.coarse(e.publication(), e.amt()), 1);
            case ContractLinked e -> p.contract(Shown.open(e.publication(), e.contract()));
            case EvidenceAdded e -> p.document(e.kind());
            case ExpenditureProposed _, WardHeard _ -> p;
        };
    }

    private static Step step(
            ExpenditureEvent event, Recorded<? extends LedgerEvent> recorded, Lookup lookup) {
        Step plain = Step.of(recorded);
        return switch (event) {
            case ExpenditureApproved e -> Stages.step(plain, e, recorded, lookup);
            case ExpenditureAccepted e -> Stages.step(plain, e, recorded, lookup);
            case ExpenditurePaid e -> Stages.step(plain, e);
            case ExpenditureRefunded e ->
                    plain.amount(Shown.coarse(e.publication(), e.amt()))
                            .code(e.reason())
                            .about(e.paid());
            case ExpenditureRejected e -> plain.code(e.reason()).about(e.decision());
            case ExpenditureVoided e -> plain.code(e.reason()).about(e.last());
            case ExpenditureExpired e -> plain.about(e.approved());
            case EvidenceAdded e -> plain.code(e.kind()).about(e.step());
            case ExpenditureProposed _, WardHeard _, ContractLinked _ -> plain;
        };
    }
}
