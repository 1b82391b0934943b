package org.wardledger.command.clock;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.States;
import org.wardledger.domain.Streams;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.WardEvent.WardCorrected;
import org.wardledger.events.WardEvent.WardEnrolled;
import org.wardledger.events.WardEvent.WardExited;

/// The latest stay of a ward, as its record says now: what was struck out does not count.
///
/// @param enrolled event id of its beginning
/// @param exited event id of its end; null while it lasts
record Stays(Id.Ward ward, Id.Account acct, UUID enrolled, @Nullable UUID exited) {

    static @Nullable Stays latest(States states, Id.Ward ward) {
        List<Fact<LedgerEvent>> events = states.history(Streams.of(ward)).toList();
        Set<UUID> struck = new HashSet<>();
        // Newest first: a correction that is struck out itself strikes nothing.
        for (Fact<LedgerEvent> fact : events.reversed()) {
            if (!struck.contains(fact.id()) && fact.event() instanceof WardCorrected correction) {
                struck.add(correction.of());
            }
        }
        Stays latest = null;
        for (Fact<LedgerEvent> fact : events) {
            if (struck.contains(fact.id())) {
                continue;
            }
            if (fact.event() instanceof WardEnrolled e) {
                latest = new Stays(ward, e.acct(), fact.id(), null);
            } else if (fact.event() instanceof WardExited && latest != null) {
                latest = new Stays(ward, latest.acct, latest.enrolled, fact.id());
            }
        }
        return latest;
    }
}
