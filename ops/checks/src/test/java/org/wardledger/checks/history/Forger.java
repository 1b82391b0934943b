package org.wardledger.checks.history;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32C;

/// Somebody who can write into the file of the event store, and may know how its checksums are
/// made.
final class Forger {
    private static final String ROW =
            "SELECT s.name, e.revision, e.id, t.name, e.recorded_at, e.recorded_max, e.entry,"
                    + " e.payload FROM event e JOIN stream s ON s.number = e.stream JOIN type t ON"
                    + " t.number = e.type WHERE e.position = ?";
    private static final int FIXED = 6 * Long.BYTES + 4 * Integer.BYTES;

    private Forger() {}

    /// Which part of a row is forged.
    enum Part {
        ENTRY,
        PAYLOAD
    }

    /// @param renew whether the checksum is made anew too
    /// @return what stood there
    static byte[] forge(
            Path store, long position, Part part, boolean renew, UnaryOperator<byte[]> change)
            throws SQLException {
        try (Connection file =
                        DriverManager.getConnection("jdbc:sqlite:" + store.resolve("events.db"));
                PreparedStatement read = file.prepareStatement(ROW)) {
            read.setLong(1, position);
            try (ResultSet row = read.executeQuery()) {
                if (!row.next()) {
                    throw new AssertionError("no event at position " + position);
                }
                byte[] entry = row.getBytes(7);
                byte[] payload = row.getBytes(8);
                byte[] before = part == Part.ENTRY ? entry : payload;
                byte[] after = change.apply(before.clone());
                long sum =
                        part == Part.ENTRY
                                ? checksum(position, row, after, payload)
                                : checksum(position, row, entry, after);
                write(file, position, part, after, renew ? sum : -1);
                return before;
            }
        }
    }

    private static void write(
            Connection file, long position, Part part, byte[] value, long checksum)
            throws SQLException {
        String column = part == Part.ENTRY ? "entry" : "payload";
        String renewed = checksum < 0 ? "" : ", checksum = " + checksum;
        try (PreparedStatement update =
                file.prepareStatement(
                        "UPDATE event SET " + column + " = ?" + renewed + " WHERE position = ?")) {
            update.setBytes(1, value);
            update.setLong(2, position);
            update.executeUpdate();
        }
    }

    private static long checksum(long position, ResultSet row, byte[] entry, byte[] payload)
            throws SQLException {
        byte[] stream = row.getString(1).getBytes(StandardCharsets.UTF_8);
        byte[] type = row.getString(4).getBytes(StandardCharsets.UTF_8);
        ByteBuffer id = ByteBuffer.wrap(row.getBytes(3));
        ByteBuffer fixed =
                ByteBuffer.allocate(FIXED)
                        .putLong(position)
                        .putLong(row.getLong(2))
                        .putLong(id.getLong())
                        .putLong(id.getLong())
                        .putLong(row.getLong(5))
                        .putLong(row.getLong(6))
                        .putInt(stream.length)
                        .putInt(type.length)
                        .putInt(entry.length)
                        .putInt(payload.length);
        CRC32C crc = new CRC32C();
        crc.update(fixed.array());
        crc.update(stream);
        crc.update(type);
        crc.update(entry);
        crc.update(payload);
        return crc.getValue();
    }
}
