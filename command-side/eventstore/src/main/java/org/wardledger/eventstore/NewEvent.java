package org.wardledger.eventstore;

import java.time.Instant;
import java.util.UUID;

/// An event on its way in. `entry` is the public entry, `payload` the private part; the store keeps
/// both as the bytes they are and never looks inside.
///
/// @param id unique in the whole store; the same on every retry of the same command
/// @param type stored name such as `institution.registered.v1`, never a class name
/// @param recordedAt time of recording, kept to the microsecond
public record NewEvent(UUID id, String type, Instant recordedAt, byte[] entry, byte[] payload) {}
