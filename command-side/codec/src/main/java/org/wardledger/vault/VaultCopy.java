package org.wardledger.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Copies a vault row by row without its key-encryption key: what is locked stays locked. Reads
/// beside the process that owns it, in pages that are reads of their own, so that a destruction
/// never waits for a copy. Rows are only added or emptied: a copy begun after some event was read
/// has every key of that event that is not destroyed.
public final class VaultCopy {
    private VaultCopy() {}

    /// Which vault it is.
    ///
    /// @param nameKey the key of the names, locked
    public record Head(UUID vault, byte[] nameKey) {}

    /// One key.
    ///
    /// @param number order in which keys were made, from 1
    /// @param subject kind of the subject, never who
    /// @param name keyed hash of subject and class
    /// @param wrapped locked; null for a destroyed one
    public record Row(
            long number, UUID handle, String subject, byte[] name, byte @Nullable [] wrapped) {}

    /// @param select columns in the order of a [Row]
    static List<Row> rows(PreparedStatement select) throws SQLException {
        List<Row> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(
                        new Row(
                                row.getLong(1),
                                UUID.fromString(row.getString(2)),
                                row.getString(3),
                                row.getBytes(4),
                                row.getBytes(5)));
            }
        }
        return found;
    }

    /// Reads a vault file.
    public static final class Source implements AutoCloseable {
        private final Connection connection;

        private Source(Connection connection) {
            this.connection = connection;
        }

        /// @throws VaultTrouble where there is none, or none that this release knows
        public static Source open(Path file) {
            try {
                return new Source(VaultFile.openReader(file));
            } catch (SQLException e) {
                throw new VaultTrouble("the key vault " + file + " cannot be read", e);
            }
        }

        public Head head() {
            try {
                Head head = VaultFile.head(connection);
                if (head == null) {
                    throw new VaultTrouble("the key vault was never finished; start the ledger");
                }
                return head;
            } catch (SQLException e) {
                throw new VaultTrouble("the key vault cannot be read", e);
            }
        }

        /// Keys made after the one of this number, in order; empty at the end.
        public List<Row> after(long number, int max) {
            try (PreparedStatement select =
                    connection.prepareStatement(
                            "SELECT number, handle, subject, name, wrapped FROM subject_key"
                                    + " WHERE number > ? ORDER BY number LIMIT ?")) {
                select.setLong(1, number);
                select.setInt(2, max);
                return rows(select);
            } catch (SQLException e) {
                throw new VaultTrouble("the key vault cannot be read", e);
            }
        }

        @Override
        public void close() {
            VaultCopy.close(connection);
        }
    }

    /// Writes a vault file that must not exist yet. All in one transaction: a crash leaves a vault
    /// without a single key, which no store with events accepts.
    public static final class Target implements AutoCloseable {
        private final Connection connection;
        private final Path mark;
        private final UUID vault;
        private long last;

        private Target(Connection connection, Path mark, UUID vault) {
            this.connection = connection;
            this.mark = mark;
            this.vault = vault;
        }

        /// @param mark beside the events: which vault they need
        public static Target create(Path file, Path mark, Head head) {
            if (Files.exists(file)) {
                throw new VaultTrouble(file + " exists already");
            }
            try {
                Connection connection = VaultFile.open(file);
                try {
                    Sql.run(connection, "BEGIN IMMEDIATE");
                    VaultFile.insert(connection, head);
                    return new Target(connection, mark, head.vault());
                } catch (SQLException | RuntimeException e) {
                    connection.close();
                    throw e;
                }
            } catch (SQLException | IOException e) {
                throw new VaultTrouble("the key vault " + file + " cannot be written", e);
            }
        }

        public void add(List<Row> rows) {
            try (PreparedStatement insertion = VaultFile.insertion(connection)) {
                for (Row row : rows) {
                    VaultFile.insert(insertion, row);
                    last = row.number();
                }
            } catch (SQLException e) {
                throw new VaultTrouble("the key vault cannot be written", e);
            }
        }

        /// Durable when this returns.
        public void finish() {
            try {
                Sql.run(connection, "COMMIT");
                new VaultMark(mark).write(vault, last);
            } catch (SQLException | IOException e) {
                throw new VaultTrouble("the key vault cannot be written", e);
            }
        }

        @Override
        public void close() {
            VaultCopy.close(connection);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new VaultTrouble("the key vault did not close in order", e);
        }
    }
}
