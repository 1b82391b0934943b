package org.wardledger.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is left of an event that is erased altogether: its place, what everybody sees, and the
/// command where its key is not erased too.
///
/// @param at time of recording as the store knows it, to the microsecond
/// @param role of the one who acted
/// @param tag public tag of the actor; empty for CLOCK
/// @param key idempotency key of the command
/// @param digest of its request
public record Trace(
        long position,
        String stream,
        long revision,
        UUID id,
        String type,
        Instant at,
        LocalDate day,
        Code.Role role,
        String tag,
        @Nullable UUID key,
        @Nullable String digest) {}
