package org.wardledger.domain.account;

import static org.wardledger.domain.account.ReservationRefusal.ALREADY_MADE;
import static org.wardledger.domain.account.ReservationRefusal.AMOUNT_NOT_POSITIVE;
import static org.wardledger.domain.account.ReservationRefusal.DECISION_EXPIRED;
import static org.wardledger.domain.account.ReservationRefusal.DECISION_UNKNOWN;
import static org.wardledger.domain.account.ReservationRefusal.DECISION_WITHOUT_QUORUM;
import static org.wardledger.domain.account.ReservationRefusal.INSUFFICIENT_FUNDS;
import static org.wardledger.domain.account.ReservationRefusal.STILL_RUNNING;
import static org.wardledger.domain.account.ReservationRefusal.UNKNOWN;
import static org.wardledger.domain.account.ReservationRefusal.WARD_BLOCKED;
import static org.wardledger.domain.account.ReservationRefusal.WARD_NOT_ON_ACCOUNT;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.Decision;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.PublicationRule.Crowd;
import org.wardledger.domain.Refusal;
import org.wardledger.events.Carried.OpenReservation;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyEvent;
import org.wardledger.events.Publication;
import org.wardledger.events.ReservationEvent.ReservationLapsed;
import org.wardledger.events.ReservationEvent.ReservationMade;
import org.wardledger.events.ReservationEvent.WardGroup;

/// A standing monthly decision of the commission sets money aside per ward and head of spending;
/// single purchases are then drawn from it.
public final class Reservations {
    private Reservations() {}

    /// Commands on standing reservations.
    public sealed interface ReservationCommand extends MoneyCommand
            permits MakeReservation, LapseReservation {}

    /// Set money aside as the decision says.
    public record MakeReservation(
            Id.Account acct,
            Id.Reservation reservation,
            AccountFacts facts,
            @Nullable DecisionFacts decision)
            implements ReservationCommand {
        @Override
        public String code() {
            return "reservation.make";
        }
    }

    /// Let go what was not used, at the end of the term or when the decision was revoked.
    public record LapseReservation(
            Id.Account acct, Id.Reservation reservation, AccountFacts facts, boolean revoked)
            implements ReservationCommand {
        @Override
        public String code() {
            return "reservation.lapse";
        }
    }

    static Decision<MoneyEvent> decide(
            ReservationCommand command, Envelope envelope, PeriodState state) {
        return switch (command) {
            case MakeReservation c -> make(c, envelope, state);
            case LapseReservation c -> lapse(c, envelope, state);
        };
    }

    private static Decision<MoneyEvent> make(
            MakeReservation c, Envelope envelope, PeriodState state) {
        if (state.work().reservations().containsKey(c.reservation())) {
            return Decision.refuse(ALREADY_MADE, "reservation");
        }
        DecisionFacts d = c.decision();
        Refusal refusal = holders(d, state);
        if (refusal == null) {
            refusal = decided(d, envelope, state);
        }
        if (refusal == null) {
            refusal = funded(d, state);
        }
        if (refusal != null || d == null) {
            return refusal == null
                    ? Decision.refuse(DECISION_UNKNOWN, "decision")
                    : Decision.refuse(refusal);
        }
        return Decision.accept(
                new ReservationMade(
                        state.known().inst(),
                        c.acct(),
                        c.reservation(),
                        d.validFrom(),
                        d.validTo(),
                        c.facts().publication().publishedSums(c.facts().forChildren(), d.lines()),
                        state.known().cur(),
                        d.event(),
                        tier(c.facts(), d.lines(), state),
                        d.lines()));
    }

    private static @Nullable Refusal holders(@Nullable DecisionFacts d, PeriodState state) {
        if (d == null) {
            return null;
        }
        for (int i = 0; i < d.lines().size(); i++) {
            Sub sub = state.books().sub(d.lines().get(i).ward());
            if (sub == null || !sub.open()) {
                return Refusal.at(WARD_NOT_ON_ACCOUNT, "lines[" + i + "].ward");
            }
            if (sub.blocked()) {
                return Refusal.at(WARD_BLOCKED, "lines[" + i + "].ward");
            }
        }
        return null;
    }

    private static @Nullable Refusal decided(
            @Nullable DecisionFacts d, Envelope envelope, PeriodState state) {
        boolean here = d != null && (d.inst() == null || d.inst().equals(state.known().inst()));
        if (d == null || !d.mayBind() || !here || d.subject() != null || d.lines().isEmpty()) {
            return Refusal.at(DECISION_UNKNOWN, "decision");
        }
        if (!d.quorum()) {
            return Refusal.at(DECISION_WITHOUT_QUORUM, "decision");
        }
        boolean over = d.revoked() || envelope.today().isAfter(d.validTo());
        return over ? Refusal.at(DECISION_EXPIRED, "decision") : null;
    }

    private static @Nullable Refusal funded(@Nullable DecisionFacts d, PeriodState state) {
        if (d == null) {
            return null;
        }
        Map<Id.Ward, Long> wanted = new HashMap<>();
        for (int i = 0; i < d.lines().size(); i++) {
            WardGroup line = d.lines().get(i);
            if (line.amt() <= 0) {
                return Refusal.at(AMOUNT_NOT_POSITIVE, "lines[" + i + "].amt");
            }
            long sum = wanted.merge(line.ward(), line.amt(), Math::addExact);
            long free = Transfers.free(state, line.ward());
            if (sum > free) {
                return Refusal.at(INSUFFICIENT_FUNDS, "lines[" + i + "]").with("free", free);
            }
        }
        return null;
    }

    private static Decision<MoneyEvent> lapse(
            LapseReservation c, Envelope envelope, PeriodState state) {
        OpenReservation open = state.work().reservations().get(c.reservation());
        if (open == null) {
            return Decision.refuse(UNKNOWN, "reservation");
        }
        if (!c.revoked() && !envelope.today().isAfter(open.to())) {
            return Decision.refuse(STILL_RUNNING, "reservation");
        }
        List<WardGroup> left = left(c.reservation(), state);
        return Decision.accept(
                new ReservationLapsed(
                        state.known().inst(),
                        c.acct(),
                        c.reservation(),
                        c.facts().publication().publishedSums(c.facts().forChildren(), left),
                        state.known().cur(),
                        open.made(),
                        tier(c.facts(), left, state),
                        left));
    }

    private static List<WardGroup> left(Id.Reservation reservation, PeriodState state) {
        List<WardGroup> left = new ArrayList<>();
        state.books()
                .subs()
                .forEach(
                        (ward, sub) ->
                                sub.standing()
                                        .forEach(
                                                (key, amt) -> {
                                                    if (key.reservation().equals(reservation)) {
                                                        left.add(
                                                                new WardGroup(
                                                                        ward, key.group(), amt));
                                                    }
                                                }));
        left.sort(
                Comparator.comparing((WardGroup l) -> l.ward().value())
                        .thenComparing(WardGroup::group));
        return left;
    }

    private static Publication tier(AccountFacts facts, List<WardGroup> lines, PeriodState state) {
        int onAccount = state.books().openSubs();
        int onLines = (int) lines.stream().map(WardGroup::ward).distinct().count();
        return facts.publication().publication(new Crowd(facts.forChildren(), onAccount, onLines));
    }
}
