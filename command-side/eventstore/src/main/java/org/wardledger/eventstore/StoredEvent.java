package org.wardledger.eventstore;

import java.time.Instant;
import java.util.UUID;

/// An event as it stands in the store.
///
/// @param position place in the total order, from 1, without gaps
/// @param revision place in its stream, from 0, without gaps
public record StoredEvent(
        long position,
        String stream,
        long revision,
        UUID id,
        String type,
        Instant recordedAt,
        byte[] entry,
        byte[] payload) {}
