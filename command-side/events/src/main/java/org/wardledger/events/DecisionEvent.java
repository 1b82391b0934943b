package org.wardledger.events;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.ReservationEvent.WardGroup;
import org.wardledger.events.Visibility.Place;
import org.wardledger.events.Visibility.Public;
import org.wardledger.events.Visibility.Tier;
import org.wardledger.events.Visibility.Tiered;
import org.wardledger.events.Visibility.WardLines;

/// Decisions of a body. Stream `decision-{decision}`.
public sealed interface DecisionEvent extends LedgerEvent {

    Id.Decision decision();

    @Override
    default @Nullable Id tagScope() {
        return decision();
    }

    /// A motion was adopted; binds money where the body may. `max` and `lines` are empty for a
    /// decision on the one expenditure named by `subject`.
    ///
    /// @param present voting members present, for the quorum
    /// @param members all voting members on the day
    /// @param cur of `max`, ISO 4217; null for a decision that sets no sums
    @EventType("decision.adopted.v1")
    record DecisionAdopted(
            @Public Id.Decision decision,
            @Public Id.Body body,
            @Public Id.@Nullable Institution inst,
            @Public int members,
            @Public int present,
            @Public(key = "for") int inFavour,
            @Public int against,
            @Public int abstained,
            @Public List<ActorMark> voters,
            @Public LocalDate validFrom,
            @Public LocalDate validTo,
            @Tiered(from = Tier.COARSE) List<GroupAmount> max,
            @Tiered(from = Tier.COARSE) @Nullable String cur,
            @Public(at = Place.REFERENCE) @Nullable UUID subject,
            @Public(at = Place.PUBLICATION) Publication publication,
            @WardLines List<WardGroup> lines)
            implements DecisionEvent {}

    /// It ends early; unused reservations lapse.
    @EventType("decision.revoked.v1")
    record DecisionRevoked(
            @Public Id.Decision decision,
            @Public RevokeReason reason,
            @Public(at = Place.BASIS, key = "dec") @Nullable UUID by)
            implements DecisionEvent {}

    /// Why a decision ends early.
    enum RevokeReason implements Code {
        REPLACED,
        UNLAWFUL,
        NOT_NEEDED,
        ERROR
    }
}
