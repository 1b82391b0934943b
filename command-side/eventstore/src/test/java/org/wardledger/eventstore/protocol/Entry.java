package org.wardledger.eventstore.protocol;

import java.util.UUID;

/// One event in the server's log. `position` counts bytes, so it has holes; both numbers of the
/// wire are this one, as on a server without explicit transactions.
record Entry(
        long position,
        String stream,
        long revision,
        UUID id,
        String type,
        String contentType,
        long createdTicks,
        byte[] data,
        byte[] metadata) {

    /// What a writer hands in.
    record Proposed(UUID id, String type, String contentType, byte[] data, byte[] metadata) {}

    boolean system() {
        return stream.startsWith("$") || type.startsWith("$");
    }

    long size() {
        return 64L + stream.length() + type.length() + data.length + metadata.length;
    }

    Entry with(byte[] otherMetadata) {
        return new Entry(
                position,
                stream,
                revision,
                id,
                type,
                contentType,
                createdTicks,
                data,
                otherMetadata);
    }
}
