package org.wardledger.events;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Visibility.Place;
import org.wardledger.events.Visibility.Public;

/// What the ledger says about its own publications. Streams `publication-…`.
public sealed interface PublicationEvent extends LedgerEvent {

    /// What the views show was compared with what the published entries alone say.
    ///
    /// @param position of the last event that both know
    @EventType("publication.recomputed.v1")
    record TotalsRecomputed(@Public long position, @Public List<Checked> views)
            implements PublicationEvent {}

    /// Why fields are opened to everybody.
    enum OpeningReason implements Code {
        INSPECTION_CLOSED,
        COMPLAINT_DECIDED,
        FLAG_DISPOSED,
        AUDIT_ENDED,
        RULE_MET,
        COURT
    }

    /// Fields that an earlier event only committed to are now for everybody. Cannot be undone.
    ///
    /// @param inst home that the earlier event shows; null where it shows none
    /// @param decision event that asks for it
    /// @param open never null: an opening that opens nothing is not recorded
    @EventType("publication.opened.v1")
    record FieldsOpened(
            @Public OpeningReason why,
            @Public Id.@Nullable Institution inst,
            @Public(at = Place.BASIS, key = "dec") @Nullable UUID decision,
            @Public(at = Place.OPEN) @Nullable List<Revealed> open)
            implements PublicationEvent {}

    /// One view, compared with the log.
    ///
    /// @param records how many were compared
    /// @param differing how many of them say something else
    record Checked(String view, boolean equal, int records, int differing) {}
}
