package org.wardledger.eventstore.sqlite;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.eventstore.Micros;
import org.wardledger.eventstore.NewEvent;

/// The write connection and everything it remembers. After any failure the whole session is thrown
/// away and a new one asks the file again, so a half-done batch leaves no memory of itself.
final class WriteSession implements AutoCloseable {
    private final Connection connection;
    private final EventRows rows;
    private final RowChecksum checksum = new RowChecksum();
    private final Tails tails;
    private final Map<String, Name> types = new HashMap<>();
    private final PreparedStatement begin;
    private final PreparedStatement commit;
    private final PreparedStatement positionOfId;
    private final PreparedStatement streamByName;
    private final PreparedStatement lastRevision;
    private final PreparedStatement addStream;
    private final PreparedStatement addType;
    private final PreparedStatement addEvent;
    private final byte[] idBytes = new byte[16];
    private long head;
    private long recordedMax;
    private long streams;

    static WriteSession open(StoreFile file, int tailsMax) throws SQLException {
        Connection connection = file.openWriter();
        try {
            return new WriteSession(connection, tailsMax);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private WriteSession(Connection connection, int tailsMax) throws SQLException {
        this.connection = connection;
        rows = new EventRows(connection);
        tails = new Tails(tailsMax);
        begin = connection.prepareStatement("BEGIN IMMEDIATE");
        commit = connection.prepareStatement("COMMIT");
        positionOfId = connection.prepareStatement("SELECT position FROM event WHERE id = ?");
        streamByName = connection.prepareStatement("SELECT number FROM stream WHERE name = ?");
        lastRevision =
                connection.prepareStatement("SELECT max(revision) FROM event WHERE stream = ?");
        addStream = connection.prepareStatement("INSERT INTO stream (number, name) VALUES (?, ?)");
        addType = connection.prepareStatement("INSERT INTO type (number, name) VALUES (?, ?)");
        addEvent =
                connection.prepareStatement(
                        "INSERT INTO event (position, stream, revision, id, type, recorded_at,"
                                + " recorded_max, checksum, entry, payload)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        load();
    }

    /// Names of rolled-back streams never reach these: a session that fails is not used again.
    private void load() throws SQLException {
        try (PreparedStatement last =
                        connection.prepareStatement(
                                "SELECT position, recorded_max FROM event"
                                        + " ORDER BY position DESC LIMIT 1");
                ResultSet row = last.executeQuery()) {
            head = row.next() ? row.getLong(1) : 0;
            recordedMax = head > 0 ? row.getLong(2) : Long.MIN_VALUE;
        }
        try (PreparedStatement all = connection.prepareStatement("SELECT number, name FROM type");
                ResultSet row = all.executeQuery()) {
            while (row.next()) {
                String name = row.getString(2);
                if (name == null) {
                    throw new SQLException("type %d has no name".formatted(row.getLong(1)));
                }
                types.put(name, Name.of(row.getLong(1), name));
            }
        }
        try (PreparedStatement last =
                        connection.prepareStatement("SELECT coalesce(max(number), 0) FROM stream");
                ResultSet row = last.executeQuery()) {
            streams = row.next() ? row.getLong(1) : 0;
        }
    }

    void begin() throws SQLException {
        var _ = begin.execute();
    }

    /// Returns when the write-ahead log is on disk.
    void commit() throws SQLException {
        var _ = commit.execute();
    }

    long head() {
        return head;
    }

    Connection connection() {
        return connection;
    }

    EventRows rows() {
        return rows;
    }

    /// 0 when no event has this id.
    long positionOf(UUID id) throws SQLException {
        positionOfId.setBytes(1, bytes(id));
        try (ResultSet row = positionOfId.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /// -1 for a stream that does not exist.
    long revisionOf(String stream) throws SQLException {
        Tails.Tail tail = tailOf(stream);
        return tail == null ? -1 : tail.revision();
    }

    private Tails.@Nullable Tail tailOf(String stream) throws SQLException {
        Tails.Tail known = tails.find(stream);
        if (known != null) {
            return known;
        }
        streamByName.setString(1, stream);
        try (ResultSet row = streamByName.executeQuery()) {
            if (!row.next()) {
                return null;
            }
            Name name = Name.of(row.getLong(1), stream);
            lastRevision.setLong(1, name.number());
            try (ResultSet last = lastRevision.executeQuery()) {
                long revision = last.next() ? last.getLong(1) : -1;
                var tail = new Tails.Tail(name, last.wasNull() ? -1 : revision);
                tails.put(tail);
                return tail;
            }
        }
    }

    /// Puts the event behind the last of its stream and the last of all.
    void add(String stream, NewEvent event) throws SQLException {
        Tails.Tail tail = tailOf(stream);
        Name name = tail == null ? newStream(stream) : tail.stream();
        long revision = tail == null ? 0 : tail.revision() + 1;
        Name type = types.get(event.type());
        if (type == null) {
            type = newType(event.type());
        }
        long position = head + 1;
        long at = Micros.of(event.recordedAt());
        long max = Math.max(recordedMax, at);
        addEvent.setLong(1, position);
        addEvent.setLong(2, name.number());
        addEvent.setLong(3, revision);
        addEvent.setBytes(4, bytes(event.id()));
        addEvent.setLong(5, type.number());
        addEvent.setLong(6, at);
        addEvent.setLong(7, max);
        addEvent.setLong(
                8,
                checksum.of(
                        position,
                        name,
                        revision,
                        event.id(),
                        type,
                        at,
                        max,
                        event.entry(),
                        event.payload()));
        addEvent.setBytes(9, event.entry());
        addEvent.setBytes(10, event.payload());
        addEvent.executeUpdate();
        head = position;
        recordedMax = max;
        tails.put(new Tails.Tail(name, revision));
    }

    private Name newStream(String stream) throws SQLException {
        streams++;
        return insert(addStream, streams, stream);
    }

    private Name newType(String type) throws SQLException {
        Name name = insert(addType, types.size() + 1L, type);
        types.put(type, name);
        return name;
    }

    private static Name insert(PreparedStatement statement, long number, String name)
            throws SQLException {
        statement.setLong(1, number);
        statement.setString(2, name);
        statement.executeUpdate();
        return Name.of(number, name);
    }

    private byte[] bytes(UUID id) {
        ByteBuffer.wrap(idBytes)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return idBytes;
    }

    /// Rolls back what was not committed.
    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
