package org.wardledger.domain.body;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import org.wardledger.events.ActorMark;
import org.wardledger.events.BodyEvent;
import org.wardledger.events.BodyEvent.BodyFormed;
import org.wardledger.events.BodyEvent.BodyRules;
import org.wardledger.events.BodyEvent.MemberAppointed;
import org.wardledger.events.BodyEvent.MemberRemoved;
import org.wardledger.events.Code.BodyKind;
import org.wardledger.events.Code.Seat;
import org.wardledger.events.Id;

/// What later rules need to know of a body.
public sealed interface BodyState {

    /// The body after an event.
    BodyState after(BodyEvent event);

    /// No event yet.
    record Unknown() implements BodyState {
        @Override
        public BodyState after(BodyEvent event) {
            return event instanceof BodyFormed e
                    ? new Formed(e.kind(), e.inst(), e.rules(), TreePVector.empty())
                    : this;
        }
    }

    /// In being.
    record Formed(
            BodyKind kind,
            Id.@Nullable Institution inst,
            BodyRules rules,
            PVector<Mandate> mandates)
            implements BodyState {

        @Override
        public BodyState after(BodyEvent event) {
            return switch (event) {
                case BodyFormed _ -> this;
                case MemberAppointed e ->
                        with(
                                mandates.plus(
                                        new Mandate(
                                                e.member(),
                                                e.seat(),
                                                e.from(),
                                                e.until(),
                                                e.voting())));
                case MemberRemoved e -> removed(e);
            };
        }

        private Formed removed(MemberRemoved e) {
            return on(e.eff())
                    .filter(m -> m.isOf(e.member()))
                    .findFirst()
                    .map(m -> with(mandates.with(mandates.indexOf(m), m.endedBefore(e.eff()))))
                    .orElse(this);
        }

        private Formed with(PVector<Mandate> next) {
            return new Formed(kind, inst, rules, next);
        }

        /// Mandates that run on a day.
        Stream<Mandate> on(LocalDate day) {
            return mandates.stream().filter(m -> m.runsOn(day));
        }

        /// Who may vote on a day.
        public List<ActorMark> votingOn(LocalDate day) {
            return on(day).filter(Mandate::voting).map(Mandate::member).toList();
        }
    }

    /// A seat filled from a day up to and including another.
    record Mandate(ActorMark member, Seat seat, LocalDate from, LocalDate until, boolean voting) {

        boolean runsOn(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(until);
        }

        boolean overlaps(LocalDate otherFrom, LocalDate otherUntil) {
            return !otherFrom.isAfter(until) && !otherUntil.isBefore(from);
        }

        boolean isOf(ActorMark mark) {
            return member.actor().equals(mark.actor());
        }

        /// Seats of civil society; the chair of a council is no civil servant.
        boolean civil() {
            return switch (seat) {
                case CIVIL, RELATIVE, EXPERT, CHAIR -> true;
                case STATE, STAFF, SECRETARY -> false;
            };
        }

        private Mandate endedBefore(LocalDate day) {
            return new Mandate(member, seat, from, day.minusDays(1), voting);
        }
    }
}
