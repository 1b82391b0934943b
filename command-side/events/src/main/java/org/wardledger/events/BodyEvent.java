package org.wardledger.events;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Visibility.KeyClass;
import org.wardledger.events.Visibility.Place;
import org.wardledger.events.Visibility.Private;
import org.wardledger.events.Visibility.Public;
import org.wardledger.events.Visibility.Subject;

/// Councils, boards and commissions. Stream `body-{body}`.
public sealed interface BodyEvent extends LedgerEvent {

    Id.Body body();

    @Override
    default @Nullable Id tagScope() {
        return body();
    }

    /// Rules of a body. Quorum and majority are fractions in basis points of all members and of
    /// those present; both must be reached, a majority by more than the fraction.
    record BodyRules(
            int quorumBp, int majorityBp, int termMonths, int civilShareBp, int noticeDays) {}

    /// A body exists under a preset of rules.
    @EventType("body.formed.v1")
    record BodyFormed(
            @Public Id.Body body,
            @Public Code.BodyKind kind,
            @Public Id.@Nullable Institution inst,
            @Public @Nullable String kato,
            @Public String legalBasis,
            @Public BodyRules rules,
            @Public Name3 name,
            @Public(at = Place.EFFECTIVE) LocalDate eff)
            implements BodyEvent {}

    /// A seat is filled.
    @EventType("body.member-appointed.v1")
    record MemberAppointed(
            @Public Id.Body body,
            @Public ActorMark member,
            @Public Code.Seat seat,
            @Public LocalDate from,
            @Public LocalDate until,
            @Public boolean voting,
            @Private(of = Subject.ACTOR, key = KeyClass.ACTOR) String name,
            @Private(of = Subject.ACTOR, key = KeyClass.ACTOR) String organisation)
            implements BodyEvent {}

    /// The mandate ends.
    @EventType("body.member-removed.v1")
    record MemberRemoved(
            @Public Id.Body body,
            @Public ActorMark member,
            @Public RemovalReason reason,
            @Public(at = Place.EFFECTIVE) LocalDate eff,
            @Private(key = KeyClass.TEXT) String text)
            implements BodyEvent {}

    /// Grounds for the end of a mandate (Law on Public Councils 15).
    enum RemovalReason implements Code {
        RESIGNED,
        HEALTH,
        DEATH,
        INCAPACITY,
        ABSENCES,
        CIVIL_SERVICE,
        ORGANISATION_LIQUIDATED,
        NOT_ELIGIBLE,
        TERM_ENDED
    }
}
