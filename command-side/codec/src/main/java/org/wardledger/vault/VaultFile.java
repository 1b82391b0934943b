package org.wardledger.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/// The SQLite file of the vault and its settings. Deleted content is overwritten with zeros, and
/// the write-ahead log is emptied after each destruction, so that a destroyed key stands nowhere.
final class VaultFile {
    /// "WLKV", in the file's header: this is a key vault of ours and nothing else.
    private static final int APPLICATION_ID = 0x574C4B56;

    private static final int VERSION = 1;
    private static final int BUSY_MILLIS = 10_000;

    private static final List<String> SCHEMA =
            List.of(
                    """
                    CREATE TABLE vault (
                      one INTEGER PRIMARY KEY CHECK (one = 1),
                      id TEXT NOT NULL,
                      name_key BLOB NOT NULL -- wrapped
                    ) STRICT
                    """,
                    """
                    CREATE TABLE subject_key (
                      number INTEGER PRIMARY KEY,
                      handle TEXT NOT NULL UNIQUE,
                      subject TEXT NOT NULL, -- kind of the subject, never who
                      name BLOB NOT NULL, -- keyed hash of subject and class
                      wrapped BLOB -- null: destroyed
                    ) STRICT
                    """,
                    "CREATE UNIQUE INDEX live_key ON subject_key (name) WHERE wrapped IS NOT NULL",
                    "PRAGMA application_id = " + APPLICATION_ID,
                    "PRAGMA user_version = " + VERSION);

    /// How far the destructions in the event store were carried out here.
    private static final String DESTROYED =
            "CREATE TABLE IF NOT EXISTS destroyed ("
                    + "one INTEGER PRIMARY KEY CHECK (one = 1), position INTEGER NOT NULL) STRICT";

    private VaultFile() {}

    static Connection open(Path file) throws SQLException, IOException {
        boolean fresh = !Files.exists(file);
        if (fresh) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setGetGeneratedKeys(false);
        Properties properties = config.toProperties();
        Connection connection = JDBC.createConnection(JDBC.PREFIX + file, properties);
        try {
            refuseForeign(connection, file);
            run(connection, "PRAGMA journal_mode = WAL");
            run(connection, "PRAGMA synchronous = FULL");
            run(connection, "PRAGMA fullfsync = ON");
            run(connection, "PRAGMA checkpoint_fullfsync = ON");
            run(connection, "PRAGMA secure_delete = ON");
            run(connection, "PRAGMA temp_store = MEMORY");
            run(connection, "PRAGMA cell_size_check = ON");
            if (number(connection, "PRAGMA user_version") == 0) {
                run(connection, "BEGIN IMMEDIATE");
                for (String statement : SCHEMA) {
                    run(connection, statement);
                }
                run(connection, "COMMIT");
            }
            run(connection, DESTROYED);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /// For a copy beside the owner, see [VaultCopy]. The owner of the events owns the vault; their
    /// lock keeps a second writer out.
    static Connection openReader(Path file) throws SQLException {
        if (!Files.exists(file)) {
            throw new VaultTrouble("there is no key vault " + file);
        }
        SQLiteConfig config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setGetGeneratedKeys(false);
        Connection connection = JDBC.createConnection(JDBC.PREFIX + file, config.toProperties());
        try {
            refuseForeign(connection, file);
            run(connection, "PRAGMA synchronous = FULL");
            run(connection, "PRAGMA query_only = ON");
            run(connection, "PRAGMA temp_store = MEMORY");
            run(connection, "PRAGMA cell_size_check = ON");
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static void refuseForeign(Connection connection, Path file) throws SQLException {
        if (number(connection, "SELECT count(*) FROM sqlite_schema") == 0) {
            return;
        }
        if (number(connection, "PRAGMA application_id") != APPLICATION_ID) {
            throw new VaultTrouble(file + " is not a key vault");
        }
        if (number(connection, "PRAGMA user_version") > VERSION) {
            throw new VaultTrouble(file + " was written by a newer release; start that release");
        }
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            var _ = statement.execute(sql);
        }
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
