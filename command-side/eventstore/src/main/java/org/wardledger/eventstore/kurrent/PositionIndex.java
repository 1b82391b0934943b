package org.wardledger.eventstore.kurrent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.eventstore.EventStoreUnavailable;

/// The derived order: which event of `$all` is the ledger's first, second, third. One row for each,
/// no bytes of any. Everything in it follows from `$all`, so it is the same on every node, and a
/// lost file is made again by reading from the beginning.
///
/// A crash leaves the rows of whole pages: a page and the place to go on from are one transaction.
/// A power cut may lose the newest of them, which are read again.
final class PositionIndex implements AutoCloseable {
    private static final String VERSION = "1";

    /// One event of the ledger.
    record Row(long position, Place place, UUID id, String stream, long revision, long micros) {}

    private final Connection connection;
    private final PreparedStatement insertEvent;
    private final PreparedStatement upsertStream;
    private final PreparedStatement setAbout;
    private final PreparedStatement byId;
    private final PreparedStatement byPosition;
    private final PreparedStatement lastOfStream;
    private long recordedMax;
    private volatile @Nullable Row last;
    private volatile Place resume;

    private PositionIndex(Connection connection) throws SQLException {
        this.connection = connection;
        insertEvent =
                connection.prepareStatement(
                        "INSERT INTO event VALUES (?, ?, ?, ?,"
                                + " (SELECT number FROM stream WHERE name = ?), ?, ?)");
        upsertStream =
                connection.prepareStatement(
                        "INSERT INTO stream (name, last) VALUES (?, ?)"
                                + " ON CONFLICT (name) DO UPDATE SET last = excluded.last");
        setAbout = connection.prepareStatement("INSERT OR REPLACE INTO about VALUES (?, ?)");
        byId = select("e.id = ?");
        byPosition = select("e.position > ?", " LIMIT ?");
        lastOfStream = connection.prepareStatement("SELECT last FROM stream WHERE name = ?");
        last = newest();
        recordedMax = last == null ? Long.MIN_VALUE : last.micros();
        String at = about("resume");
        resume = at == null ? Place.START : Place.parse(at);
    }

    /// @param file null for memory
    /// @throws EventStoreUnavailable when it is another process's or another namespace's
    static PositionIndex open(@Nullable Path file, String namespace) {
        String name = file == null ? "in memory" : file.toString();
        try {
            Connection connection = PositionFile.open(file);
            try {
                return prepared(connection, namespace, name);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException | IOException e) {
            throw new EventStoreUnavailable(
                    "positions %s cannot be opened (each process needs a file of its own): %s"
                            .formatted(name, e.getMessage()),
                    e);
        }
    }

    private static PositionIndex prepared(Connection connection, String namespace, String name)
            throws SQLException {
        var index = new PositionIndex(connection);
        String about = VERSION + " " + namespace;
        String found = index.about("form");
        if (found == null) {
            index.setAbout("form", about);
            connection.commit();
        } else if (!found.equals(about)) {
            throw new EventStoreUnavailable(
                    "positions %s belong to '%s', not to '%s'; give another file or delete it"
                            .formatted(name, found, about));
        }
        return index;
    }

    /// How many events are known; the position of the last one.
    long count() {
        Row newest = last;
        return newest == null ? 0 : newest.position();
    }

    /// The newest event; null where there is none.
    @Nullable Row last() {
        return last;
    }

    /// The last place of `$all` that was looked at, ours or not.
    Place resume() {
        return resume;
    }

    /// Adds what one page of `$all` brought, and where it ended, or nothing of it.
    synchronized void add(List<Row> rows, Place end) {
        run(
                () -> {
                    long max = recordedMax;
                    for (Row row : rows) {
                        max = Math.max(max, row.micros());
                        insert(row, max);
                    }
                    setAbout("resume", end.toString());
                    connection.commit();
                    recordedMax = max;
                    resume = end;
                    if (!rows.isEmpty()) {
                        last = rows.get(rows.size() - 1);
                    }
                    return null;
                });
    }

    private void insert(Row row, long max) throws SQLException {
        upsertStream.setString(1, row.stream());
        upsertStream.setLong(2, row.revision());
        upsertStream.executeUpdate();
        insertEvent.setLong(1, row.position());
        insertEvent.setLong(2, row.place().commit());
        insertEvent.setLong(3, row.place().prepare());
        insertEvent.setBytes(4, bytes(row.id()));
        insertEvent.setString(5, row.stream());
        insertEvent.setLong(6, row.revision());
        insertEvent.setLong(7, max);
        insertEvent.executeUpdate();
    }

    /// Last revision of a stream, -1 for none.
    synchronized long lastRevision(String stream) {
        return run(
                () -> {
                    lastOfStream.setString(1, stream);
                    try (ResultSet found = lastOfStream.executeQuery()) {
                        return found.next() ? found.getLong(1) : -1L;
                    }
                });
    }

    /// Where a revision of a stream stands, 0 where that is not known. Looks at every event, so
    /// only for messages about damage.
    synchronized long positionOf(String stream, long revision) {
        return run(
                () -> {
                    try (PreparedStatement query = select("s.name = ? AND e.revision = ?")) {
                        query.setString(1, stream);
                        query.setLong(2, revision);
                        List<Row> found = rows(query);
                        return found.isEmpty() ? 0L : found.get(0).position();
                    }
                });
    }

    /// Where an id stands; more than once where two processes wrote it at the same time.
    synchronized List<Row> withId(UUID id) {
        return run(
                () -> {
                    byId.setBytes(1, bytes(id));
                    return rows(byId);
                });
    }

    /// At most `max` rows after a position.
    synchronized List<Row> after(long position, long max) {
        return run(
                () -> {
                    byPosition.setLong(1, position);
                    byPosition.setLong(2, max);
                    return rows(byPosition);
                });
    }

    private @Nullable Row newest() throws SQLException {
        try (PreparedStatement query = select("e.position = (SELECT max(position) FROM event)")) {
            List<Row> found = rows(query);
            return found.isEmpty() ? null : found.get(0);
        }
    }

    private PreparedStatement select(String where) throws SQLException {
        return select(where, "");
    }

    private PreparedStatement select(String where, String limit) throws SQLException {
        return connection.prepareStatement(
                "SELECT e.position, e.commit_position, e.prepare_position, e.id, s.name,"
                        + " e.revision, e.recorded_max FROM event e JOIN stream s"
                        + " ON s.number = e.stream WHERE "
                        + where
                        + " ORDER BY e.position"
                        + limit);
    }

    private static List<Row> rows(PreparedStatement query) throws SQLException {
        var rows = new ArrayList<Row>();
        try (ResultSet found = query.executeQuery()) {
            while (found.next()) {
                ByteBuffer id = ByteBuffer.wrap(found.getBytes(4));
                rows.add(
                        new Row(
                                found.getLong(1),
                                new Place(found.getLong(2), found.getLong(3)),
                                new UUID(id.getLong(), id.getLong()),
                                found.getString(5),
                                found.getLong(6),
                                found.getLong(7)));
            }
        }
        return rows;
    }

    /// Greatest time of recording up to a position: never falls, so it can be searched in.
    synchronized long recordedMaxAt(long position) {
        return run(() -> number("SELECT recorded_max FROM event WHERE position = " + position));
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ResultSet found = statement.executeQuery(sql);
            return found.next() ? found.getLong(1) : 0;
        }
    }

    private @Nullable String about(String key) throws SQLException {
        String sql = "SELECT value FROM about WHERE key = ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, key);
            ResultSet found = query.executeQuery();
            return found.next() ? found.getString(1) : null;
        }
    }

    private void setAbout(String key, String value) throws SQLException {
        setAbout.setString(1, key);
        setAbout.setString(2, value);
        setAbout.executeUpdate();
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private interface Work<T extends @Nullable Object> {
        T run() throws SQLException;
    }

    private <T extends @Nullable Object> T run(Work<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            try {
                connection.rollback();
            } catch (SQLException again) {
                e.addSuppressed(again);
            }
            throw new EventStoreUnavailable("positions cannot be kept: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new EventStoreUnavailable("positions cannot be closed: " + e.getMessage(), e);
        }
    }
}
