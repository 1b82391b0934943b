package org.wardledger.command.lookup;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.wardledger.command.lookup.IndexFile.Mark;

/// The writing connection of the index file, with its statements. Good until its first failure: it
/// is closed then and another is opened.
final class IndexSession implements AutoCloseable {
    private final Connection writer;
    private final PreparedStatement putRow;
    private final PreparedStatement dropRow;
    private final PreparedStatement putKey;
    private final PreparedStatement putMark;

    private IndexSession(Connection writer, int pagesMax) throws SQLException {
        this.writer = writer;
        try (Statement make = writer.createStatement()) {
            make.execute("PRAGMA journal_mode=WAL");
            make.execute("PRAGMA synchronous=NORMAL");
            // What is taken away may have been about somebody who is to be forgotten.
            make.execute("PRAGMA secure_delete=ON");
            if (pagesMax > 0) {
                make.execute("PRAGMA max_page_count=" + pagesMax);
            }
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

    static IndexSession open(Path file, int pagesMax) throws SQLException {
        Connection connection = IndexFile.connect(file);
        try {
            return new IndexSession(connection, pagesMax);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    Connection connection() {
        return writer;
    }

    void write(Unwritten changes, Mark mark) throws SQLException {
        for (Row row : changes.rows()) {
            write(row);
        }
        for (Map.Entry<UUID, Long> key : changes.keys().entrySet()) {
            putKey.setBytes(1, IndexFile.bytes(key.getKey()));
            putKey.setLong(2, key.getValue());
            putKey.executeUpdate();
        }
        putMark.setInt(1, IndexFile.LAYOUT);
        putMark.setLong(2, mark.position());
        putMark.setBytes(3, mark.event() == null ? null : IndexFile.bytes(mark.event()));
        putMark.executeUpdate();
        writer.commit();
    }

    void forget(String ward) throws SQLException {
        try (PreparedStatement drop =
                writer.prepareStatement(
                        "DELETE FROM fact WHERE instr(name, ?1) OR instr(value, ?1)")) {
            drop.setString(1, ward);
            drop.executeUpdate();
            writer.commit();
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

    @Override
    public void close() throws SQLException {
        writer.close();
    }
}
