package org.wardledger.eventstore.kurrent;

import io.kurrent.dbclient.EventData;
import java.util.List;
import java.util.UUID;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.Micros;
import org.wardledger.eventstore.NewEvent;

/// One call of `append` on its way to the server.
///
/// @param mark the number that all its events carry, on every try
record Append(
        String stream, ExpectedRevision expected, List<NewEvent> events, int bytes, UUID mark) {

    private static final int OVERHEAD_BYTES = 256;

    /// @throws IllegalArgumentException for what no server could take
    static Append of(
            String stream, ExpectedRevision expected, List<NewEvent> events, KurrentLimits limits) {
        long bytes = 0;
        for (NewEvent event : events) {
            check(event);
            bytes += OVERHEAD_BYTES + event.entry().length + onServer(event.payload().length);
        }
        if (bytes > limits.appendBytesMax()) {
            throw new IllegalArgumentException(
                    "append of %d bytes is over the limit of %d; split it"
                            .formatted(bytes, limits.appendBytesMax()));
        }
        return new Append(stream, expected, List.copyOf(events), (int) bytes, UUID.randomUUID());
    }

    private static void check(NewEvent event) {
        if (event.type().isBlank()) {
            throw new IllegalArgumentException("event " + event.id() + " has no type");
        }
        if (event.type().startsWith("$")) {
            throw new IllegalArgumentException(
                    "event %s has the server's own type %s".formatted(event.id(), event.type()));
        }
        int bytes = Math.addExact(event.entry().length, event.payload().length);
        if (bytes > KurrentLimits.EVENT_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "event %s of %d bytes (entry %d, payload %d) is over the limit of %d"
                            .formatted(
                                    event.id(),
                                    bytes,
                                    event.entry().length,
                                    event.payload().length,
                                    KurrentLimits.EVENT_BYTES_MAX));
        }
        long micros = Micros.of(event.recordedAt());
        if (micros == Long.MIN_VALUE) {
            throw new IllegalArgumentException("time cannot be stored: " + event.recordedAt());
        }
    }

    private static long onServer(int payload) {
        return (payload + 2L) / 3 * 4;
    }

    List<EventData> toServer() {
        return events.stream().map(event -> EventForm.toServer(event, mark)).toList();
    }

    NewEvent first() {
        return events.get(0);
    }

    NewEvent last() {
        return events.get(events.size() - 1);
    }
}
