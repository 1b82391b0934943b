package org.wardledger.vault;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The vault's database in PostgreSQL: connections, tables, and the one row that says which vault
/// it is. Tables stand in the first schema of the connection's search path.
final class VaultDatabase implements AutoCloseable {
    /// Parts of the key table: what a destruction writes anew is one part, not the whole table.
    static final int PARTS = 16;

    private static final Logger LOG = LoggerFactory.getLogger(VaultDatabase.class);
    private static final int VERSION = 1;
    private static final int CONNECTIONS = 6;

    /// "WLKV": of all who start at once, one makes the tables.
    private static final String ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(1464617814)";

    private static final List<String> SCHEMA =
            List.of(
                    """
                    CREATE TABLE IF NOT EXISTS ledger_vault (
                      one integer PRIMARY KEY CHECK (one = 1),
                      version integer NOT NULL,
                      id uuid NOT NULL,
                      name_key bytea NOT NULL, -- wrapped
                      secret_print bytea, -- of the store's secret: what all processes have in common
                      destroyed_to bigint NOT NULL DEFAULT 0 -- how far destructions were repeated
                    )
                    """,
                    """
                    CREATE TABLE IF NOT EXISTS ledger_key (
                      handle uuid NOT NULL,
                      subject text NOT NULL, -- kind of the subject, never who
                      name bytea NOT NULL UNIQUE, -- keyed hash of subject and class
                      wrapped bytea NOT NULL
                    ) PARTITION BY HASH (name)
                    """,
                    "CREATE INDEX IF NOT EXISTS ledger_key_handle ON ledger_key (handle)",
                    "CREATE TABLE IF NOT EXISTS ledger_key_destroyed (handle uuid PRIMARY KEY)");

    private final PostgresSettings settings;
    private final HikariDataSource pool;

    private VaultDatabase(PostgresSettings settings, HikariDataSource pool) {
        this.settings = settings;
        this.pool = pool;
    }

    /// The row that says which vault this is.
    record Head(UUID id, byte[] nameKey) {}

    static VaultDatabase open(PostgresSettings settings) {
        return new VaultDatabase(settings, settings.pool("key-vault", CONNECTIONS));
    }

    Connection connection() throws SQLException {
        return pool.getConnection();
    }

    /// A connection apart from the others, for listening.
    ///
    /// @param answerSeconds how long it waits for any answer
    Connection listening(int answerSeconds) throws SQLException {
        return settings.connect(answerSeconds);
    }

    /// Makes what is missing and reads which vault this is. Of several processes that start at once
    /// all read the same.
    ///
    /// @param mayMake wrapped name key for a new vault; null where there must be one already
    Head head(byte @Nullable [] mayMake) throws SQLException {
        try (Connection connection = connection()) {
            refuseForgetful(connection);
            connection.setAutoCommit(false);
            Sql.run(connection, ONE_AT_A_TIME);
            Head found = present(connection);
            if (found == null) {
                if (mayMake == null) {
                    throw new VaultTrouble(
                            "there are events but no key vault in "
                                    + settings.place()
                                    + "; restore its latest backup. Without it nothing private can"
                                    + " be read again");
                }
                found = new Head(UUID.randomUUID(), mayMake);
                make(connection, found);
            }
            connection.commit();
            return found;
        }
    }

    /// Which vault this is, of several processes that want to make one by one: who asks holds the
    /// place until their transaction ends. Makes nothing.
    @Nullable Head found(Connection connection) throws SQLException {
        refuseForgetful(connection);
        Sql.run(connection, ONE_AT_A_TIME);
        return present(connection);
    }

    private @Nullable Head present(Connection connection) throws SQLException {
        return exists(connection) ? read(connection) : null;
    }

    private void refuseForgetful(Connection connection) throws SQLException {
        if (!"on".equals(Sql.text(connection, "SHOW fsync"))) {
            throw new VaultTrouble(
                    settings.place() + " runs with fsync off: a power cut would lose keys");
        }
        if ("off".equals(Sql.text(connection, "SHOW full_page_writes"))) {
            LOG.warn("the key vault's database runs without full_page_writes");
        }
    }

    static boolean exists(Connection connection) throws SQLException {
        return Sql.text(connection, "SELECT to_regclass('ledger_vault')") != null;
    }

    private @Nullable Head read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT version, id, name_key FROM ledger_vault")) {
            if (!row.next()) {
                return null;
            }
            if (row.getInt(1) > VERSION) {
                throw new VaultTrouble(
                        settings.place() + " was written by a newer release; start that release");
            }
            return new Head(row.getObject(2, UUID.class), row.getBytes(3));
        }
    }

    /// In the transaction of the connection.
    static void make(Connection connection, Head head) throws SQLException {
        for (String statement : SCHEMA) {
            Sql.run(connection, statement);
        }
        for (int i = 0; i < PARTS; i++) {
            Sql.run(
                    connection,
                    ("CREATE TABLE IF NOT EXISTS ledger_key_%d PARTITION OF ledger_key"
                                    + " FOR VALUES WITH (MODULUS %d, REMAINDER %d)")
                            .formatted(i, PARTS, i));
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO ledger_vault VALUES (1, ?, ?, ?, NULL)")) {
            insert.setInt(1, VERSION);
            insert.setObject(2, head.id());
            insert.setBytes(3, head.nameKey());
            insert.executeUpdate();
        }
    }

    /// Keeps a print where there is none yet.
    ///
    /// @return whether the one that is kept is this one
    boolean isSame(byte[] print) throws SQLException {
        try (Connection connection = connection();
                PreparedStatement keep =
                        connection.prepareStatement(
                                "UPDATE ledger_vault SET secret_print = ?"
                                        + " WHERE secret_print IS NULL OR secret_print = ?")) {
            keep.setBytes(1, print);
            keep.setBytes(2, print);
            return keep.executeUpdate() == 1;
        }
    }

    /// How far the destructions in the event store were carried out here.
    long destroyedTo() throws SQLException {
        try (Connection connection = connection()) {
            return Sql.number(connection, "SELECT destroyed_to FROM ledger_vault");
        }
    }

    void destroyedTo(long position) throws SQLException {
        try (Connection connection = connection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE ledger_vault SET destroyed_to = ?")) {
            update.setLong(1, position);
            update.executeUpdate();
        }
    }

    @Override
    public String toString() {
        return settings.place();
    }

    @Override
    public void close() {
        pool.close();
    }
}
