package org.wardledger.eventstore.sqlite;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.wardledger.eventstore.Micros;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.UnreadableEvent;

/// Reads rows back into events over one connection and proves each of them: checksum, and no hole
/// before it. For one thread at a time.
final class EventRows implements AutoCloseable {
    private static final String COLUMNS =
            "SELECT position, stream, revision, id, type, recorded_at, recorded_max, checksum,"
                    + " entry, payload FROM event ";
    private static final int RECORDED_MAX = 7;

    /// What was readable, and what stopped the reading if something did.
    record Page(List<StoredEvent> events, @Nullable UnreadableEvent broken) {

        List<StoredEvent> whole() {
            if (broken != null) {
                throw broken;
            }
            return events;
        }
    }

    private final Connection connection;
    private final Names streams;
    private final Names types;
    private final RowChecksum checksum = new RowChecksum();
    private final PreparedStatement after;
    private final PreparedStatement ofStream;
    private final PreparedStatement streamNumber;
    private final PreparedStatement lastRevision;
    private final PreparedStatement head;

    EventRows(Connection connection) throws SQLException {
        this.connection = connection;
        streams = new Names(connection, "stream", 16);
        types = new Names(connection, "type", 10);
        after =
                connection.prepareStatement(
                        COLUMNS + "WHERE position > ? ORDER BY position LIMIT ?");
        ofStream =
                connection.prepareStatement(
                        COLUMNS + "WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?");
        streamNumber = connection.prepareStatement("SELECT number FROM stream WHERE name = ?");
        lastRevision =
                connection.prepareStatement(
                        "SELECT coalesce(max(revision), -1) FROM event WHERE stream = ?");
        head = connection.prepareStatement("SELECT coalesce(max(position), 0) FROM event");
    }

    /// @param bytesMax the page ends after the event that reaches it
    Page after(long position, int max, long bytesMax) throws SQLException {
        long from = Math.max(position, 0);
        after.setLong(1, from);
        after.setInt(2, max);
        var events = new ArrayList<StoredEvent>(Math.min(max, 1_024));
        long bytes = 0;
        try (ResultSet rows = after.executeQuery()) {
            while (bytes < bytesMax && rows.next()) {
                StoredEvent event = decode(rows);
                if (event.position() != from + events.size() + 1) {
                    throw missing(from + events.size() + 1, "");
                }
                events.add(event);
                bytes += event.entry().length + event.payload().length;
            }
        } catch (UnreadableEvent e) {
            return new Page(events, e);
        } catch (SQLException e) {
            return new Page(events, damaged(from + events.size() + 1, "", e));
        }
        return new Page(events, null);
    }

    Page ofStream(String stream, long revision, int max) throws SQLException {
        long from = Math.max(revision, 0);
        Long number = streamNumber(stream);
        if (number == null) {
            return new Page(List.of(), null);
        }
        ofStream.setLong(1, number);
        ofStream.setLong(2, from);
        ofStream.setInt(3, max);
        var events = new ArrayList<StoredEvent>(Math.min(max, 1_024));
        try (ResultSet rows = ofStream.executeQuery()) {
            while (rows.next()) {
                StoredEvent event = decode(rows);
                if (!event.stream().equals(stream) || event.revision() != from + events.size()) {
                    throw missing(event.position(), stream);
                }
                events.add(event);
            }
        } catch (UnreadableEvent e) {
            return new Page(events, e);
        } catch (SQLException e) {
            return new Page(events, damaged(0, stream, e));
        }
        return new Page(events, null);
    }

    /// The greatest time of recording among the events up to and including `position`.
    long recordedMaxAt(long position) throws SQLException {
        after.setLong(1, position - 1);
        after.setInt(2, 1);
        try (ResultSet rows = after.executeQuery()) {
            if (!rows.next() || decode(rows).position() != position) {
                throw missing(position, "");
            }
            return rows.getLong(RECORDED_MAX);
        } catch (SQLException e) {
            throw damaged(position, "", e);
        }
    }

    /// -1 for a stream that does not exist.
    long lastRevision(String stream) throws SQLException {
        Long number = streamNumber(stream);
        if (number == null) {
            return -1;
        }
        lastRevision.setLong(1, number);
        try (ResultSet row = lastRevision.executeQuery()) {
            return row.next() ? row.getLong(1) : -1;
        }
    }

    /// Position of the last row, 0 where there is none.
    long head() throws SQLException {
        try (ResultSet row = head.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private @Nullable Long streamNumber(String stream) throws SQLException {
        streamNumber.setString(1, stream);
        try (ResultSet row = streamNumber.executeQuery()) {
            return row.next() ? row.getLong(1) : null;
        }
    }

    private StoredEvent decode(ResultSet row) throws SQLException {
        long position = row.getLong(1);
        Name stream = streams.find(row.getLong(2));
        Name type = types.find(row.getLong(5));
        byte[] id = row.getBytes(4);
        byte[] entry = row.getBytes(9);
        byte[] payload = row.getBytes(10);
        if (stream == null || type == null || id == null || id.length != 16) {
            throw unreadable(position, stream, type, "its name or id is gone");
        }
        if (entry == null || payload == null) {
            throw unreadable(position, stream, type, "its bytes are gone");
        }
        ByteBuffer bits = ByteBuffer.wrap(id);
        var uuid = new UUID(bits.getLong(), bits.getLong());
        long revision = row.getLong(3);
        long at = row.getLong(6);
        long max = row.getLong(RECORDED_MAX);
        long sum = checksum.of(position, stream, revision, uuid, type, at, max, entry, payload);
        if (sum != row.getLong(8)) {
            throw unreadable(position, stream, type, "its checksum does not fit");
        }
        return new StoredEvent(
                position,
                stream.text(),
                revision,
                uuid,
                type.text(),
                Micros.toInstant(at),
                entry,
                payload);
    }

    private static UnreadableEvent unreadable(
            long position, @Nullable Name stream, @Nullable Name type, String reason) {
        return new UnreadableEvent(
                position,
                stream == null ? "" : stream.text(),
                type == null ? "" : type.text(),
                reason);
    }

    static UnreadableEvent missing(long position, String stream) {
        return new UnreadableEvent(position, stream, "", "it is missing");
    }

    /// A damaged page is damage at the event that was due; any other trouble is an outage.
    private static UnreadableEvent damaged(long position, String stream, SQLException e)
            throws SQLException {
        int code = e.getErrorCode() & 0xFF;
        if (code == SQLiteErrorCode.SQLITE_CORRUPT.code
                || code == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return new UnreadableEvent(position, stream, "", "the file is damaged there");
        }
        throw e;
    }

    @Override
    public void close() throws SQLException {
        streams.close();
        types.close();
        after.close();
        ofStream.close();
        streamNumber.close();
        lastRevision.close();
        head.close();
        connection.close();
    }
}
