package org.wardledger.eventstore.sqlite;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.wardledger.eventstore.AppendResult;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.Micros;
import org.wardledger.eventstore.NewEvent;

/// One append on its way to the writer, with the promise made to its caller.
record Append(
        String stream,
        ExpectedRevision expected,
        List<NewEvent> events,
        long bytes,
        CompletableFuture<AppendResult> answer) {

    /// What an event costs in memory and on disk beside its bytes, roughly.
    private static final int OVERHEAD_BYTES = 128;

    static Append of(String stream, ExpectedRevision expected, List<NewEvent> events) {
        long bytes = 0;
        for (NewEvent event : events) {
            bytes += OVERHEAD_BYTES + event.entry().length + event.payload().length;
        }
        return new Append(stream, expected, events, bytes, new CompletableFuture<>());
    }

    /// Refuses what would fail later, on the writer's thread, for a reason the caller must mend.
    void check(SqliteSettings limits) {
        if (stream.isBlank()) {
            throw new IllegalArgumentException("stream has no name");
        }
        if (bytes > limits.appendBytesMax()) {
            throw new IllegalArgumentException(
                    "append of %d bytes is over the limit of %d; split it"
                            .formatted(bytes, limits.appendBytesMax()));
        }
        for (NewEvent event : events) {
            if (event.type().isBlank()) {
                throw new IllegalArgumentException("event " + event.id() + " has no type");
            }
            var _ = Micros.of(event.recordedAt());
        }
    }
}
