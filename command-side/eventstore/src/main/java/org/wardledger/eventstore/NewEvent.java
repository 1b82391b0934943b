package org.wardledger.eventstore;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event on its way in. `entry` is the public entry, `payload` the private part; the store keeps
/// both as the bytes they are and never looks inside.
///
/// @param id unique in the whole store; the same on every retry of the same command
/// @param type stored name such as `institution.registered.v1`, never a class name
/// @param recordedAt time of recording, kept to the microsecond
public record NewEvent(UUID id, String type, Instant recordedAt, byte[] entry, byte[] payload) {

    /// Whether a stored event came of this one. The time of recording is left out: a retry may come
    /// with a later one, the first one counts.
    public boolean isSameAs(StoredEvent stored) {
        return id.equals(stored.id())
                && type.equals(stored.type())
                && Arrays.equals(entry, stored.entry())
                && Arrays.equals(payload, stored.payload());
    }

    /// The first id that stands among these twice; null for none.
    public static @Nullable UUID twice(List<NewEvent> events) {
        if (events.size() == 1) {
            return null;
        }
        var seen = new HashSet<UUID>(2 * events.size());
        for (NewEvent event : events) {
            if (!seen.add(event.id)) {
                return event.id;
            }
        }
        return null;
    }
}
