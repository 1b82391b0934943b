package org.wardledger.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
        if (!Files.exists(file)) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        return connect(
                file,
                new SQLiteConfig(),
                connection -> {
                    Sql.run(connection, "PRAGMA journal_mode = WAL");
                    Sql.run(connection, "PRAGMA fullfsync = ON");
                    Sql.run(connection, "PRAGMA checkpoint_fullfsync = ON");
                    Sql.run(connection, "PRAGMA secure_delete = ON");
                    if (Sql.number(connection, "PRAGMA user_version") == 0) {
                        Sql.run(connection, "BEGIN IMMEDIATE");
                        for (String statement : SCHEMA) {
                            Sql.run(connection, statement);
                        }
                        Sql.run(connection, "COMMIT");
                    }
                    Sql.run(connection, DESTROYED);
                });
    }

    /// For a copy beside the owner, see [VaultCopy]. The owner of the events owns the vault; their
    /// lock keeps a second writer out.
    static Connection openReader(Path file) throws SQLException {
        if (!Files.exists(file)) {
            throw new VaultTrouble("there is no key vault " + file);
        }
        SQLiteConfig config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        return connect(file, config, connection -> Sql.run(connection, "PRAGMA query_only = ON"));
    }

    private interface Setting {
        void on(Connection connection) throws SQLException;
    }

    private static Connection connect(Path file, SQLiteConfig config, Setting more)
            throws SQLException {
        config.setBusyTimeout(BUSY_MILLIS);
        config.setGetGeneratedKeys(false);
        Connection connection = JDBC.createConnection(JDBC.PREFIX + file, config.toProperties());
        try {
            refuseForeign(connection, file);
            Sql.run(connection, "PRAGMA synchronous = FULL");
            Sql.run(connection, "PRAGMA temp_store = MEMORY");
            Sql.run(connection, "PRAGMA cell_size_check = ON");
            more.on(connection);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /// Which vault it is; null where a crash left it unfinished, without keys.
    static VaultCopy.@Nullable Head head(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT id, name_key FROM vault")) {
            return row.next()
                    ? new VaultCopy.Head(UUID.fromString(row.getString(1)), row.getBytes(2))
                    : null;
        }
    }

    static void insert(Connection connection, VaultCopy.Head head) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO vault VALUES (1, ?, ?)")) {
            insert.setString(1, head.vault().toString());
            insert.setBytes(2, head.nameKey());
            insert.executeUpdate();
        }
    }

    static PreparedStatement insertion(Connection connection) throws SQLException {
        return connection.prepareStatement(
                "INSERT INTO subject_key (number, handle, subject, name, wrapped)"
                        + " VALUES (?, ?, ?, ?, ?)");
    }

    /// @param insertion see [#insertion(Connection)]
    static void insert(PreparedStatement insertion, VaultCopy.Row row) throws SQLException {
        insertion.setLong(1, row.number());
        insertion.setString(2, row.handle().toString());
        insertion.setString(3, row.subject());
        insertion.setBytes(4, row.name());
        insertion.setBytes(5, row.wrapped());
        insertion.executeUpdate();
    }

    private static void refuseForeign(Connection connection, Path file) throws SQLException {
        if (Sql.number(connection, "SELECT count(*) FROM sqlite_schema") == 0) {
            return;
        }
        if (Sql.number(connection, "PRAGMA application_id") != APPLICATION_ID) {
            throw new VaultTrouble(file + " is not a key vault");
        }
        if (Sql.number(connection, "PRAGMA user_version") > VERSION) {
            throw new VaultTrouble(file + " was written by a newer release; start that release");
        }
    }
}
