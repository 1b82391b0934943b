package org.wardledger.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.IntFunction;
import org.wardledger.events.ActorMark;

/// Who asks, when, and under which key. Time and ids are data here, so that a decision can be
/// repeated.
///
/// @param by who acts, as the policy has established
/// @param now time of recording
/// @param today civil date of `now` in the legal time of Kazakhstan
/// @param key idempotency key, chosen by the client
/// @param digest SHA-256 of the canonical request, base64url
/// @param eventIds id of the n-th event this command makes, from 0
public record Envelope(
        ActorMark by,
        Instant now,
        LocalDate today,
        UUID key,
        String digest,
        IntFunction<UUID> eventIds) {

    public UUID eventId(int index) {
        return eventIds.apply(index);
    }
}
