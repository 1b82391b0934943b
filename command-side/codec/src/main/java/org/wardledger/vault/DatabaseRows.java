package org.wardledger.vault;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A vault in a database as a side of a [VaultMove]. What it reads between two writes is one state
/// of the database.
final class DatabaseRows implements MovingRows {
    private final VaultDatabase database;
    private final Connection connection;

    DatabaseRows(PostgresSettings settings) throws SQLException {
        database = VaultDatabase.open(settings);
        try {
            connection = database.connection();
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        } catch (SQLException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    @Override
    public VaultCopy.@Nullable Head head() throws SQLException {
        VaultDatabase.Head found = database.found(connection);
        return found == null ? null : new VaultCopy.Head(found.id(), found.nameKey());
    }

    @Override
    public long count() throws SQLException {
        return KeyRows.made(connection);
    }

    @Override
    public List<VaultCopy.Row> after(UUID handle, int max) throws SQLException {
        if (!VaultDatabase.exists(connection)) {
            return List.of();
        }
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT 0, k.handle::text, subject, name, wrapped FROM (
                          (SELECT handle, subject, name, wrapped FROM ledger_key
                            WHERE handle > ? ORDER BY handle LIMIT ?)
                          UNION ALL
                          (SELECT handle, '', ''::bytea, NULL FROM ledger_key_destroyed
                            WHERE handle > ? ORDER BY handle LIMIT ?)
                        ) AS k ORDER BY k.handle LIMIT ?
                        """)) {
            select.setObject(1, handle);
            select.setInt(2, max);
            select.setObject(3, handle);
            select.setInt(4, max);
            select.setInt(5, max);
            return VaultCopy.rows(select);
        }
    }

    /// In the transaction that has found none; one that somebody made at the same time makes this
    /// fail.
    @Override
    public void begin(VaultCopy.Head head) throws SQLException {
        if (database.found(connection) == null) {
            VaultDatabase.make(connection, new VaultDatabase.Head(head.vault(), head.nameKey()));
        }
    }

    @Override
    public void add(List<VaultCopy.Row> rows) throws SQLException {
        try (PreparedStatement live =
                        connection.prepareStatement(
                                "INSERT INTO ledger_key (handle, subject, name, wrapped)"
                                        + " VALUES (?, ?, ?, ?)");
                PreparedStatement destroyed =
                        connection.prepareStatement(
                                "INSERT INTO ledger_key_destroyed VALUES (?)")) {
            for (VaultCopy.Row row : rows) {
                if (row.wrapped() == null) {
                    destroyed.setObject(1, row.handle());
                    destroyed.addBatch();
                } else {
                    live.setObject(1, row.handle());
                    live.setString(2, row.subject());
                    live.setBytes(3, row.name());
                    live.setBytes(4, row.wrapped());
                    live.addBatch();
                }
            }
            var _ = live.executeBatch();
            var _ = destroyed.executeBatch();
        }
    }

    @Override
    public void finish() throws SQLException {
        Sql.run(connection, "UPDATE ledger_vault SET destroyed_to = 0");
        connection.commit();
    }

    /// Each process of a cluster has a mark of its own, and makes it.
    @Override
    public void mark(VaultCopy.Head head, long keys) {}

    /// What was not finished is rolled back.
    @Override
    public void close() throws SQLException {
        try (database) {
            connection.rollback();
            connection.close();
        }
    }

    @Override
    public String toString() {
        return database.toString();
    }
}
