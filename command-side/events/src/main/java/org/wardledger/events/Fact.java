package org.wardledger.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// An event with what the ledger knows of its recording before it has a place: what rules fold.
///
/// @param id UUIDv8, the same on every retry of the same command
/// @param at exact time of recording, assigned by the ledger; private
/// @param day civil date of recording in the legal time of Kazakhstan; public
/// @param by who acted; role CLOCK for the part driven by time and events
/// @param key idempotency key of the command
/// @param digest SHA-256 of the canonical request, base64url
public record Fact<E extends LedgerEvent>(
        UUID id, Instant at, LocalDate day, ActorMark by, UUID key, String digest, E event) {}
