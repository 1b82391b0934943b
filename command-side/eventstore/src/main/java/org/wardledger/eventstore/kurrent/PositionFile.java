package org.wardledger.eventstore.kurrent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/// The file of a [PositionIndex]: its tables and how a connection to it is set up.
final class PositionFile {
    private static final List<String> SCHEMA =
            List.of(
                    "CREATE TABLE IF NOT EXISTS about (key TEXT PRIMARY KEY, value TEXT NOT NULL)"
                            + " STRICT",
                    "CREATE TABLE IF NOT EXISTS stream (number INTEGER PRIMARY KEY,"
                            + " name TEXT NOT NULL UNIQUE, last INTEGER NOT NULL) STRICT",
                    """
                    CREATE TABLE IF NOT EXISTS event (
                      position INTEGER PRIMARY KEY,
                      commit_position INTEGER NOT NULL, -- where it stands in $all: both numbers
                      prepare_position INTEGER NOT NULL,
                      id BLOB NOT NULL,
                      stream INTEGER NOT NULL REFERENCES stream (number),
                      revision INTEGER NOT NULL,
                      recorded_max INTEGER NOT NULL -- greatest time up to here: never falls
                    ) STRICT
                    """,
                    "CREATE INDEX IF NOT EXISTS event_by_id ON event (id)");

    private PositionFile() {}

    /// WAL with NORMAL: never torn, the newest pages may be lost with the power. EXCLUSIVE keeps a
    /// second process out.
    static Connection open(@Nullable Path file) throws IOException, SQLException {
        if (file != null && file.toAbsolutePath().getParent() != null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
        }
        var config = new SQLiteConfig();
        config.setBusyTimeout(1_000);
        Properties properties = config.toProperties();
        String url = "jdbc:sqlite:" + (file == null ? ":memory:" : file.toString());
        Connection connection = JDBC.createConnection(url, properties);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA locking_mode = EXCLUSIVE");
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = NORMAL");
            statement.execute("PRAGMA cache_size = -32768");
            for (String sql : SCHEMA) {
                statement.executeUpdate(sql);
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        connection.setAutoCommit(false);
        return connection;
    }
}
