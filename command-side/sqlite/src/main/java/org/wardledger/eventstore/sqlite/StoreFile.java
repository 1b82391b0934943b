package org.wardledger.eventstore.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;
import org.wardledger.eventstore.EventStoreUnavailable;

/// The SQLite file: its schema, its version, and how connections to it are set up. Every setting
/// that durability rests on is stated here, none is left to the library's default.
final class StoreFile {
    static final String NAME = "events.db";

    /// "WLES", in the file's header: this is an event store of ours and nothing else.
    private static final int APPLICATION_ID = 0x574C4553;

    private static final int VERSION = 1;
    private static final int BUSY_MILLIS = 10_000;
    private static final int BRIEF_MILLIS = 500;

    /// About where [Checkpointer] begins the log anew: to cut it off before means to make it longer
    /// again at once.
    private static final int LOG_BYTES_KEPT = 256 << 20;

    private static final List<String> SCHEMA =
            List.of(
                    "CREATE TABLE stream (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)"
                            + " STRICT",
                    "CREATE TABLE type (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)"
                            + " STRICT",
                    """
                    CREATE TABLE event (
                      position INTEGER PRIMARY KEY,
                      stream INTEGER NOT NULL REFERENCES stream (number),
                      revision INTEGER NOT NULL,
                      id BLOB NOT NULL,
                      type INTEGER NOT NULL REFERENCES type (number),
                      recorded_at INTEGER NOT NULL, -- microseconds since 1970
                      recorded_max INTEGER NOT NULL, -- greatest recorded_at up to here: never falls
                      checksum INTEGER NOT NULL, -- CRC32C over all of it, names instead of numbers
                      entry BLOB NOT NULL,
                      payload BLOB NOT NULL
                    ) STRICT
                    """,
                    "CREATE UNIQUE INDEX event_by_stream ON event (stream, revision)",
                    "CREATE UNIQUE INDEX event_by_id ON event (id)",
                    "PRAGMA application_id = " + APPLICATION_ID,
                    "PRAGMA user_version = " + VERSION);

    private final Path folder;
    private final Path path;
    private final SqliteSettings settings;

    /// Stands in for a full disk where a test cannot have one; 0 = no limit of our own.
    volatile int pagesMax;

    StoreFile(Path folder, SqliteSettings settings) {
        this.folder = folder;
        this.path = folder.resolve(NAME);
        this.settings = settings;
    }

    Path folder() {
        return folder;
    }

    /// WAL with FULL: a commit returns when the log is on disk, so a power cut after it loses
    /// nothing and a kill before it leaves frames that the next opening ignores.
    Connection openWriter() throws SQLException {
        Connection connection = open(SQLiteOpenMode.READWRITE, SQLiteOpenMode.CREATE);
        try {
            refuseForeignFile(connection);
            run(connection, "PRAGMA page_size = 4096");
            run(connection, "PRAGMA journal_mode = WAL");
            makeDurable(connection);
            run(connection, "PRAGMA journal_size_limit = " + LOG_BYTES_KEPT);
            run(
                    connection,
                    "PRAGMA foreign_keys = OFF"); // one writer keeps them; no double look-up
            run(connection, "PRAGMA temp_store = MEMORY");
            run(connection, "PRAGMA cache_size = -" + settings.writerCacheKib());
            if (pagesMax > 0) {
                run(connection, "PRAGMA max_page_count = " + pagesMax);
            }
            if (number(connection, "PRAGMA user_version") == 0) {
                create(connection);
            }
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /// Not opened read-only: such a connection cannot take part in the write-ahead log while the
    /// writer's is being replaced after an outage.
    Connection openReader() throws SQLException {
        Connection connection = open(SQLiteOpenMode.READWRITE);
        try {
            makeDurable(connection); // the last connection to close moves the log into the file
            run(connection, "PRAGMA query_only = ON");
            run(connection, "PRAGMA cell_size_check = ON");
            run(connection, "PRAGMA temp_store = MEMORY");
            run(connection, "PRAGMA cache_size = -" + settings.readerCacheKib());
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /// For whoever comes to read a folder that it does not own.
    ///
    /// @throws EventStoreUnavailable where the file is not a store, or none that this release knows
    void requireOurs() throws SQLException {
        try (Connection connection = openReader()) {
            refuseForeignFile(connection);
            if (number(connection, "PRAGMA user_version") == 0) {
                throw new EventStoreUnavailable(path + " is no event store yet");
            }
        }
    }

    Connection openCheckpointer() throws SQLException {
        Connection connection = open(SQLiteOpenMode.READWRITE);
        try {
            makeDurable(connection);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /// Work that waits for others only a moment: who reads for long in another program, such as a
    /// shell of the database, does not hold up the connection.
    static void briefly(Connection connection, ReadPool.Work work) throws SQLException {
        run(connection, "PRAGMA busy_timeout = " + BRIEF_MILLIS);
        try {
            work.run();
        } finally {
            run(connection, "PRAGMA busy_timeout = " + BUSY_MILLIS);
        }
    }

    private static void makeDurable(Connection connection) throws SQLException {
        run(connection, "PRAGMA synchronous = FULL");
        run(connection, "PRAGMA fullfsync = ON"); // macOS: through the drive's cache
        run(connection, "PRAGMA checkpoint_fullfsync = ON");
        run(connection, "PRAGMA wal_autocheckpoint = 0"); // see Checkpointer
    }

    private Connection open(SQLiteOpenMode... modes) throws SQLException {
        var config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.READWRITE);
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        for (SQLiteOpenMode mode : modes) {
            config.setOpenMode(mode);
        }
        config.setBusyTimeout(BUSY_MILLIS);
        config.setGetGeneratedKeys(false);
        Properties properties = config.toProperties();
        return JDBC.createConnection(JDBC.PREFIX + path, properties);
    }

    private void refuseForeignFile(Connection connection) throws SQLException {
        long version = number(connection, "PRAGMA user_version");
        long application = number(connection, "PRAGMA application_id");
        long tables = number(connection, "SELECT count(*) FROM sqlite_schema");
        if (tables == 0 && version == 0) {
            return;
        }
        if (application != APPLICATION_ID) {
            throw new EventStoreUnavailable(path + " is not an event store; choose another folder");
        }
        if (version > VERSION) {
            throw new EventStoreUnavailable(
                    "%s was written by a newer release (store version %d, this one knows %d); start that release"
                            .formatted(path, version, VERSION));
        }
    }

    /// One transaction: a crash in the middle leaves an empty file, which the next start fills.
    private static void create(Connection connection) throws SQLException {
        run(connection, "BEGIN IMMEDIATE");
        for (String statement : SCHEMA) {
            run(connection, statement);
        }
        run(connection, "COMMIT");
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            var _ = statement.execute(sql);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
