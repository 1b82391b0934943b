package org.wardledger.views.discrepancy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.DiscrepancyEvent;
import org.wardledger.events.DiscrepancyEvent.DiscrepancyExplained;
import org.wardledger.events.DiscrepancyEvent.DiscrepancyRaised;
import org.wardledger.events.DiscrepancyEvent.DiscrepancyReassigned;
import org.wardledger.events.DiscrepancyEvent.DiscrepancyReopened;
import org.wardledger.events.DiscrepancyEvent.DiscrepancyResolved;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.Recorded;
import org.wardledger.views.Audience;
import org.wardledger.views.Fold;
import org.wardledger.views.Lookup;
import org.wardledger.views.Person;
import org.wardledger.views.Step;
import org.wardledger.views.View;
import org.wardledger.views.account.Place;
import org.wardledger.views.discrepancy.DiscrepancyView.Status;

/// Keeps discrepancies.
final class DiscrepancyFold extends Fold<DiscrepancyView> {
    DiscrepancyFold() {
        super(DiscrepancyView.class, Audience.PUBLIC);
    }

    @Override
    public boolean isLookedUp() {
        return false;
    }

    @Override
    public List<String> touches(Recorded<? extends LedgerEvent> event, Lookup lookup) {
        return event.event() instanceof DiscrepancyEvent e ? List.of(e.disc().value()) : List.of();
    }

    @Override
    public DiscrepancyView fold(
            @Nullable DiscrepancyView before,
            String id,
            Recorded<? extends LedgerEvent> event,
            Lookup lookup) {
        if (event.event() instanceof DiscrepancyRaised e) {
            return raised(e, id, event, lookup);
        }
        Draft next = new Draft(known(before, event));
        Step step = Step.of(event);
        switch ((DiscrepancyEvent) event.event()) {
            case DiscrepancyRaised _ -> {}
            case DiscrepancyReassigned e -> {
                next.owned(Person.of(e.owner(), event, lookup), e.due());
                next.reassigned++;
                step = step.with(List.of(next.owner)).effective(e.due(), null);
            }
            case DiscrepancyExplained e -> {
                next.status = Status.EXPLAINED;
                next.cause = e.cause();
                step = step.code(e.cause());
            }
            case DiscrepancyResolved e -> {
                next.resolved(e, event.fact().day());
                step = step.code(e.outcome()).about(e.correction());
            }
            case DiscrepancyReopened e -> {
                next.owned(Person.of(e.owner(), event, lookup), e.due());
                next.reopen();
                step = step.with(List.of(next.owner)).effective(e.due(), null);
            }
        }
        return next.view(event.position(), step);
    }

    private static DiscrepancyView raised(
            DiscrepancyRaised e, String id, Recorded<? extends LedgerEvent> event, Lookup lookup) {
        Place place = Place.of(e.inst(), e.acct(), event, lookup);
        Person owner = Person.of(e.owner(), event, lookup);
        Step step =
                Step.of(event)
                        .with(List.of(owner))
                        .effective(e.due(), null)
                        .code(e.kind().published())
                        .about(e.about());
        return new DiscrepancyView(
                id,
                event.position(),
                View.CURRENT,
                event.position(),
                place.institution(),
                place.account(),
                place.kato(),
                place.region(),
                e.kind().published(),
                Status.RAISED,
                event.fact().day(),
                e.due(),
                owner,
                e.about(),
                0,
                0,
                null,
                null,
                null,
                null,
                List.of(step));
    }

    /// The next version while one event is folded in.
    private static final class Draft {
        private final DiscrepancyView before;
        private Status status;
        private LocalDate due;
        private Person owner;
        private int reassigned;
        private int reopened;
        private DiscrepancyEvent.@Nullable Cause cause;
        private MoneyCode.@Nullable DiscrepancyOutcome outcome;
        private @Nullable UUID correction;
        private @Nullable LocalDate resolvedOn;

        Draft(DiscrepancyView before) {
            this.before = before;
            this.status = before.status();
            this.due = before.due();
            this.owner = before.owner();
            this.reassigned = before.reassigned();
            this.reopened = before.reopened();
            this.cause = before.cause();
            this.outcome = before.outcome();
            this.correction = before.correction();
            this.resolvedOn = before.resolvedOn();
        }

        void owned(Person by, LocalDate until) {
            owner = by;
            due = until;
        }

        void resolved(DiscrepancyResolved e, LocalDate day) {
            status = Status.RESOLVED;
            outcome = e.outcome();
            correction = e.correction();
            resolvedOn = day;
        }

        void reopen() {
            status = Status.REOPENED;
            outcome = null;
            correction = null;
            resolvedOn = null;
            reopened++;
        }

        DiscrepancyView view(long at, Step step) {
            return new DiscrepancyView(
                    before.id(),
                    at,
                    View.CURRENT,
                    before.position(),
                    before.institution(),
                    before.account(),
                    before.kato(),
                    before.region(),
                    before.kind(),
                    status,
                    before.raisedOn(),
                    due,
                    owner,
                    before.about(),
                    reassigned,
                    reopened,
                    cause,
                    outcome,
                    correction,
                    resolvedOn,
                    step.after(before.story()));
        }
    }
}
