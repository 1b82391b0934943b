package org.wardledger.eventstore.sqlite;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.zip.CRC32C;

/// CRC32C over everything a row says. It covers the names of stream and type, not their numbers,
/// so damage in the name tables is found as well. For one thread.
final class RowChecksum {
    private final CRC32C crc = new CRC32C();
    private final byte[] fixed = new byte[6 * Long.BYTES + 4 * Integer.BYTES];
    private final ByteBuffer buffer = ByteBuffer.wrap(fixed);

    long of(
            long position,
            Name stream,
            long revision,
            UUID id,
            Name type,
            long recordedAt,
            long recordedMax,
            byte[] entry,
            byte[] payload) {
        buffer.clear()
                .putLong(position)
                .putLong(revision)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putLong(recordedAt)
                .putLong(recordedMax)
                .putInt(stream.bytes().length)
                .putInt(type.bytes().length)
                .putInt(entry.length)
                .putInt(payload.length);
        crc.reset();
        crc.update(fixed);
        crc.update(stream.bytes());
        crc.update(type.bytes());
        crc.update(entry);
        crc.update(payload);
        return crc.getValue();
    }
}
