package org.wardledger.domain.account;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;
import org.wardledger.events.ActorMark;
import org.wardledger.events.Carried.Duty;
import org.wardledger.events.Carried.Hand;
import org.wardledger.events.Carried.OpenExpenditure;
import org.wardledger.events.Carried.OpenReservation;
import org.wardledger.events.Carried.Step;
import org.wardledger.events.ExpenditureEvent;
import org.wardledger.events.ExpenditureEvent.ExpenditureApproved;
import org.wardledger.events.ExpenditureEvent.ExpenditureProposed;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyEvent;
import org.wardledger.events.WardLine;

/// Where an expenditure stands after each of its events, and what it holds of the wards' money.
final class ExpenditureEvolution {
    private ExpenditureEvolution() {}

    static PeriodState apply(
            PeriodState state, Fact<? extends MoneyEvent> fact, ExpenditureEvent event) {
        return switch (event) {
            case ExpenditureProposed e ->
                    state.with(state.work().plus(e.exp(), proposed(state.books(), fact, e)));
            case ExpenditureApproved e -> approved(state, fact, e);
            case ExpenditureEvent.ExpenditureRejected e ->
                    state.spend(e.exp(), s -> s.in(Step.REJECTED));
            case ExpenditureEvent.ExpenditureVoided e ->
                    release(state, e.exp()).spend(e.exp(), s -> s.in(Step.VOIDED));
            case ExpenditureEvent.ExpenditureExpired e ->
                    release(state, e.exp()).spend(e.exp(), s -> s.in(Step.EXPIRED));
            case ExpenditureEvent.ExpenditureAccepted e ->
                    state.spend(
                            e.exp(),
                            s ->
                                    s.accepted(fact.id(), e.amt())
                                            .hand(Duty.ACCEPTED, fact.by().actor())
                                            .hand(Duty.WITNESSED, e.witness().actor()));
            case ExpenditureEvent.ExpenditurePaid e -> {
                PeriodState next =
                        release(state, e.exp())
                                .spend(
                                        e.exp(),
                                        s ->
                                                s.paid(fact.id(), e.amt())
                                                        .hand(Duty.PAID, fact.by().actor()));
                Spend spend = next.work().spend(e.exp());
                boolean cash =
                        spend != null && spend.open().exactGroup() == MoneyCode.Group.CASH_TO_WARD;
                yield cash ? met(next, e) : next;
            }
            case ExpenditureEvent.ExpenditureRefunded e ->
                    state.spend(e.exp(), s -> s.refunded(e.amt()));
            case ExpenditureEvent.WardHeard _,
                    ExpenditureEvent.ContractLinked _,
                    ExpenditureEvent.EvidenceAdded _ ->
                    state;
        };
    }

    private static Spend proposed(
            Books books, Fact<? extends MoneyEvent> fact, ExpenditureProposed e) {
        Map<Id.Ward, Long> lines = HashMap.newHashMap(e.lines().size());
        for (ExpenditureEvent.PurchaseLine line : e.lines()) {
            lines.put(books.own(line.ward()), line.amt());
        }
        OpenExpenditure open =
                new OpenExpenditure(
                        e.exp(),
                        Step.PROPOSED,
                        e.publication(),
                        e.group(),
                        e.exactGroup(),
                        e.method(),
                        e.advance(),
                        e.amt(),
                        0,
                        0,
                        0,
                        null,
                        null,
                        null,
                        fact.id(),
                        null,
                        null,
                        null,
                        List.of(new Hand(Duty.ENTERED, fact.by().actor())));
        return new Spend(open, WardAmounts.of(lines), null);
    }

    private static PeriodState approved(
            PeriodState state, Fact<? extends MoneyEvent> fact, ExpenditureApproved e) {
        Id.Reservation from = drawnFrom(state, e);
        PeriodState next =
                state.spend(e.exp(), s -> s.approved(fact.id(), fact.day(), e.expires(), from));
        for (ActorMark voter : e.voters()) {
            next = next.spend(e.exp(), s -> s.hand(Duty.APPROVED, voter.actor()));
        }
        Spend spend = next.work().spend(e.exp());
        if (spend == null) {
            return next;
        }
        for (Id.Ward ward : spend.lines().wards()) {
            next = next.sub(ward, s -> reserve(s, from, spend, spend.lines().of(ward)));
        }
        return next;
    }

    /// Under a standing reservation the money moves from there; otherwise it is set aside anew.
    private static Sub reserve(Sub sub, Id.@Nullable Reservation from, Spend spend, long amt) {
        MoneyCode.Group group = spend.open().exactGroup();
        Sub drawn = from == null ? sub : sub.standing(from, group, sub.left(from, group) - amt);
        return drawn.reserve(spend.open().exp(), amt);
    }

    private static Id.@Nullable Reservation drawnFrom(PeriodState state, ExpenditureApproved e) {
        return e.reservation() == null
                ? null
                : state.work().reservations().values().stream()
                        .filter(r -> r.made().equals(e.reservation()))
                        .map(OpenReservation::reservation)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no such reservation"));
    }

    private static PeriodState release(PeriodState state, Id.Expenditure exp) {
        Spend spend = state.work().spend(exp);
        if (spend == null) {
            return state;
        }
        PeriodState next = state;
        for (Id.Ward ward : spend.lines().wards()) {
            next = next.sub(ward, s -> s.release(exp));
        }
        return next;
    }

    private static PeriodState met(PeriodState state, ExpenditureEvent.ExpenditurePaid e) {
        PMap<Id.Ward, Long> requests = state.work().requests();
        for (WardLine line : e.lines()) {
            requests = requests.minus(line.ward());
        }
        return state.with(state.work().withRequests(requests));
    }
}
