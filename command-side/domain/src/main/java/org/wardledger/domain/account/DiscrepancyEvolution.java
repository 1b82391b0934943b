package org.wardledger.domain.account;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.account.Work.Issue;
import org.wardledger.domain.account.Work.Status;
import org.wardledger.events.Carried.OpenDiscrepancy;
import org.wardledger.events.DiscrepancyEvent;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode.DiscrepancyOutcome;
import org.wardledger.events.MoneyEvent;

/// Where a discrepancy stands after each of its events.
final class DiscrepancyEvolution {
    private DiscrepancyEvolution() {}

    static PeriodState apply(
            PeriodState state, Fact<? extends MoneyEvent> fact, DiscrepancyEvent event) {
        return switch (event) {
            case DiscrepancyEvent.DiscrepancyRaised e ->
                    put(
                            state,
                            new Issue(
                                    new OpenDiscrepancy(
                                            e.disc(),
                                            e.exactKind(),
                                            e.owner().actor(),
                                            e.due(),
                                            e.amt(),
                                            e.exactAbout(),
                                            fact.id()),
                                    Status.OPEN));
            case DiscrepancyEvent.DiscrepancyReassigned e ->
                    owned(state, e.disc(), e.owner().actor(), e.due());
            case DiscrepancyEvent.DiscrepancyExplained e ->
                    to(state, e.disc(), Status.EXPLAINED, null);
            case DiscrepancyEvent.DiscrepancyResolved e ->
                    to(
                            state,
                            e.disc(),
                            e.outcome() == DiscrepancyOutcome.REFERRED
                                    ? Status.REFERRED
                                    : Status.RESOLVED,
                            e.correction());
            case DiscrepancyEvent.DiscrepancyReopened e ->
                    owned(state, e.disc(), e.owner().actor(), e.due());
        };
    }

    private static PeriodState put(PeriodState state, Issue issue) {
        Work work = state.work();
        return state.with(
                work.withDiscrepancies(work.discrepancies().plus(issue.open().disc(), issue)));
    }

    private static PeriodState to(
            PeriodState state, Id.Discrepancy disc, Status status, @Nullable UUID correction) {
        Issue issue = state.work().discrepancies().get(disc);
        return issue == null ? state : put(state, new Issue(issue.open(), status, correction));
    }

    private static PeriodState owned(
            PeriodState state, Id.Discrepancy disc, Id.Actor owner, LocalDate due) {
        Issue issue = state.work().discrepancies().get(disc);
        if (issue == null) {
            return state;
        }
        OpenDiscrepancy o = issue.open();
        return put(
                state,
                new Issue(
                        new OpenDiscrepancy(
                                o.disc(), o.kind(), owner, due, o.amt(), o.about(), o.raised()),
                        Status.OPEN));
    }
}
