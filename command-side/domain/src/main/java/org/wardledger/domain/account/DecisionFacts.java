package org.wardledger.domain.account;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.ActorMark;
import org.wardledger.events.Id;
import org.wardledger.events.ReservationEvent.WardGroup;

/// What the record says of a commission's decision.
///
/// @param event event id of `decision.adopted`
/// @param mayBind whether the body decides on the use of this home's funds
/// @param quorum whether quorum and majority were reached
/// @param subject event id of the one proposal it decides; null for a standing decision
/// @param revoked whether it was revoked
/// @param lines per ward and head, for a standing decision
public record DecisionFacts(
        UUID event,
        Id.@Nullable Institution inst,
        boolean mayBind,
        boolean quorum,
        List<ActorMark> voters,
        LocalDate validFrom,
        LocalDate validTo,
        @Nullable UUID subject,
        boolean revoked,
        List<WardGroup> lines) {

    boolean inForce(LocalDate day) {
        return !revoked && !day.isBefore(validFrom) && !day.isAfter(validTo);
    }
}
