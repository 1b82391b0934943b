package org.wardledger.command.lookup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The file of the index. Rows and the position they were derived up to are written in one
/// transaction, so after a crash the file is merely old. It may be lost: nothing in it is known
/// only here.
final class IndexFile implements AutoCloseable {
    static final int LAYOUT = 1;

    private final Connection writer;
    private final PreparedStatement putRow;
    private final PreparedStatement dropRow;
    private final PreparedStatement putKey;
    private final PreparedStatement putMark;

    private IndexFile(Connection writer) throws SQLException {
        this.writer = writer;
        try (Statement make = writer.createStatement()) {
            make.execute("PRAGMA journal_mode=WAL");
            make.execute("PRAGMA synchronous=NORMAL");
            // What is taken away may have been about somebody who is to be forgotten.
            make.execute("PRAGMA secure_delete=ON");
            make.execute(
                    "CREATE TABLE IF NOT EXISTS mark (one INTEGER PRIMARY KEY CHECK (one = 1),"
                            + " layout INTEGER, position INTEGER, event BLOB)");
            make.execute(
                    "CREATE TABLE IF NOT EXISTS fact (kind INTEGER, name TEXT, value TEXT,"
                            + " PRIMARY KEY (kind, name)) WITHOUT ROWID");
            make.execute(
                    "CREATE TABLE IF NOT EXISTS request_key (id BLOB PRIMARY KEY, first INTEGER)"
                            + " WITHOUT ROWID");
        }
        writer.setAutoCommit(false);
        putRow = writer.prepareStatement("INSERT OR REPLACE INTO fact VALUES (?, ?, ?)");
        dropRow = writer.prepareStatement("DELETE FROM fact WHERE kind = ? AND name = ?");
        putKey = writer.prepareStatement("INSERT OR IGNORE INTO request_key VALUES (?, ?)");
        putMark = writer.prepareStatement("INSERT OR REPLACE INTO mark VALUES (1, ?, ?, ?)");
    }

    static IndexFile open(Path file) throws SQLException {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Connection connection = connect(file);
        try {
            return new IndexFile(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    static Connection connect(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    /// How far the file has got, and the event that stood there, by which a file of another store
    /// is told.
    record Mark(long position, @Nullable UUID event) {
        static final Mark NONE = new Mark(0, null);
    }

    /// Null where the file was written by another release.
    @Nullable Mark mark() throws SQLException {
        try (PreparedStatement ask = writer.prepareStatement("SELECT * FROM mark");
                ResultSet row = ask.executeQuery()) {
            if (!row.next()) {
                return Mark.NONE;
            }
            return row.getInt("layout") == LAYOUT
                    ? new Mark(row.getLong("position"), uuid(row.getBytes("event")))
                    : null;
        }
    }

    void eachInMemory(Consumer<Row> each) throws SQLException {
        for (Row.Kind kind : Row.Kind.values()) {
            if (kind.memory()) {
                each(kind, each);
            }
        }
    }

    private void each(Row.Kind kind, Consumer<Row> each) throws SQLException {
        try (PreparedStatement ask =
                writer.prepareStatement("SELECT name, value FROM fact WHERE kind = ?")) {
            ask.setInt(1, kind.number());
            try (ResultSet row = ask.executeQuery()) {
                while (row.next()) {
                    each.accept(new Row(kind, row.getString(1), row.getString(2)));
                }
            }
        }
    }

    void write(Unwritten changes, Mark mark) throws SQLException {
        try {
            for (Row row : changes.rows()) {
                write(row);
            }
            for (Map.Entry<UUID, Long> key : changes.keys().entrySet()) {
                putKey.setBytes(1, bytes(key.getKey()));
                putKey.setLong(2, key.getValue());
                putKey.executeUpdate();
            }
            putMark.setInt(1, LAYOUT);
            putMark.setLong(2, mark.position());
            putMark.setBytes(3, mark.event() == null ? null : bytes(mark.event()));
            putMark.executeUpdate();
            writer.commit();
        } catch (SQLException e) {
            writer.rollback();
            throw e;
        }
    }

    void forget(String ward) throws SQLException {
        try (PreparedStatement drop =
                writer.prepareStatement(
                        "DELETE FROM fact WHERE instr(name, ?1) OR instr(value, ?1)")) {
            drop.setString(1, ward);
            drop.executeUpdate();
            writer.commit();
        } catch (SQLException e) {
            writer.rollback();
            throw e;
        }
    }

    /// Old images of changed pages stand in the write-ahead log, which is emptied here. Readers
    /// hold it for a moment only.
    void purge() throws SQLException {
        writer.setAutoCommit(true);
        try (Statement empty = writer.createStatement()) {
            empty.execute("PRAGMA busy_timeout=10000");
            try (ResultSet row = empty.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
                if (!row.next() || row.getInt(1) != 0) {
                    throw new SQLException("its write-ahead log could not be emptied");
                }
            }
        } finally {
            writer.setAutoCommit(false);
        }
    }

    private void write(Row row) throws SQLException {
        if (row.value() == null) {
            dropRow.setInt(1, row.kind().number());
            dropRow.setString(2, row.key());
            dropRow.executeUpdate();
        } else {
            putRow.setInt(1, row.kind().number());
            putRow.setString(2, row.key());
            putRow.setString(3, row.value());
            putRow.executeUpdate();
        }
    }

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static @Nullable UUID uuid(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    @Override
    public void close() throws SQLException {
        writer.close();
    }
}
