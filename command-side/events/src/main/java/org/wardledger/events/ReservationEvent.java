package org.wardledger.events;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Visibility.Place;
import org.wardledger.events.Visibility.Public;
import org.wardledger.events.Visibility.Tier;
import org.wardledger.events.Visibility.Tiered;
import org.wardledger.events.Visibility.WardLines;

/// Standing decisions of the fund-use commission that set money aside per ward and head.
public sealed interface ReservationEvent extends MoneyEvent {

    Id.Reservation reservation();

    @Override
    default @Nullable Id tagScope() {
        return reservation();
    }

    /// What one ward has under one head.
    record WardGroup(Id.Ward ward, MoneyCode.Group group, long amt) {}

    /// Money is set aside.
    @EventType("reservation.made.v1")
    record ReservationMade(
            @Public Id.Institution inst,
            @Public Id.Account acct,
            @Public Id.Reservation reservation,
            @Public LocalDate from,
            @Public LocalDate to,
            @Tiered(from = Tier.COARSE) List<GroupAmount> max,
            @Tiered(from = Tier.COARSE) String cur,
            @Public(at = Place.BASIS, key = "dec") UUID decision,
            @Public(at = Place.PUBLICATION) Publication publication,
            @WardLines List<WardGroup> lines)
            implements ReservationEvent {}

    /// What was not used falls back.
    @EventType("reservation.lapsed.v1")
    record ReservationLapsed(
            @Public Id.Institution inst,
            @Public Id.Account acct,
            @Public Id.Reservation reservation,
            @Tiered(from = Tier.COARSE) List<GroupAmount> unused,
            @Tiered(from = Tier.COARSE) String cur,
            @Public(at = Place.REFERENCE) UUID made,
            @Public(at = Place.PUBLICATION) Publication publication,
            @WardLines List<WardGroup> lines)
            implements ReservationEvent {}
}
