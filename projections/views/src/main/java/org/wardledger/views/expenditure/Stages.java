package org.wardledger.views.expenditure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.ExpenditureEvent.ExpenditureAccepted;
import org.wardledger.events.ExpenditureEvent.ExpenditureApproved;
import org.wardledger.events.ExpenditureEvent.ExpenditurePaid;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.Recorded;
import org.wardledger.views.Lookup;
import org.wardledger.views.Person;
import org.wardledger.views.Shown;
import org.wardledger.views.Step;

/// The stages of a purchase as their tier publishes them.
final class Stages {
    private Stages() {}

    static Progress.Approval approval(
            ExpenditureApproved e, Recorded<? extends LedgerEvent> event) {
        return new Progress.Approval(
                event.fact().id(),
                event.fact().day(),
                Shown.coarse(e.publication(), e.amt()),
                e.expires(),
                e.voters().size(),
                e.decision(),
                e.reservation());
    }

    static Progress.Acceptance acceptance(
            ExpenditureAccepted e, Recorded<? extends LedgerEvent> event) {
        return new Progress.Acceptance(
                event.fact().id(),
                event.fact().day(),
                Shown.coarse(e.publication(), e.amt()),
                e.act(),
                e.complete(),
                Shown.open(e.publication(), e.eff()),
                Shown.month(e.publication(), e.eff()));
    }

    static Progress.Payment payment(ExpenditurePaid e, Recorded<? extends LedgerEvent> event) {
        return new Progress.Payment(
                event.fact().id(),
                event.fact().day(),
                Shown.coarse(e.publication(), e.amt()),
                e.method(),
                e.late(),
                Shown.open(e.publication(), e.eff()),
                Shown.month(e.publication(), e.eff()));
    }

    static Progress.Ending ending(
            Recorded<? extends LedgerEvent> event, MoneyCode.@Nullable RefusalReason reason) {
        return new Progress.Ending(event.fact().id(), event.fact().day(), reason);
    }

    static Step step(
            Step plain,
            ExpenditureApproved e,
            Recorded<? extends LedgerEvent> event,
            Lookup lookup) {
        return plain.with(Person.of(e.voters(), event, lookup))
                .amount(Shown.coarse(e.publication(), e.amt()))
                .about(e.decision());
    }

    static Step step(
            Step plain,
            ExpenditureAccepted e,
            Recorded<? extends LedgerEvent> event,
            Lookup lookup) {
        return plain.with(List.of(Person.of(e.witness(), event, lookup)))
                .amount(Shown.coarse(e.publication(), e.amt()))
                .effective(
                        Shown.open(e.publication(), e.eff()), Shown.month(e.publication(), e.eff()))
                .code(e.act())
                .about(e.approved());
    }

    static Step step(Step plain, ExpenditurePaid e) {
        return plain.amount(Shown.coarse(e.publication(), e.amt()))
                .effective(
                        Shown.open(e.publication(), e.eff()), Shown.month(e.publication(), e.eff()))
                .code(e.method())
                .about(e.approved());
    }
}
