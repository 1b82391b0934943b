package org.wardledger.events;

import java.util.List;
import org.wardledger.events.Visibility.Public;

/// What the ledger says about its own publications. Streams `publication-…`.
public sealed interface PublicationEvent extends LedgerEvent {

    /// What the views show was compared with what the published entries alone say.
    ///
    /// @param position of the last event that both know
    @EventType("publication.recomputed.v1")
    record TotalsRecomputed(@Public long position, @Public List<Checked> views)
            implements PublicationEvent {}

    /// One view, compared with the log.
    ///
    /// @param records how many were compared
    /// @param differing how many of them say something else
    record Checked(String view, boolean equal, int records, int differing) {}
}
