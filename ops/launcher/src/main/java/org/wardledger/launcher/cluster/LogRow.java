package org.wardledger.launcher.cluster;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.wardledger.transparency.note.Parsed;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.sequencer.Agreement;
import org.wardledger.vault.PostgresSettings;
import org.wardledger.vault.VaultTrouble;

/// What the nodes agree on about the public log, in one row of PostgreSQL. A checkpoint takes the
/// place of exactly the one that was followed, never comes with a token older than that one's, and
/// is never shorter: that is what keeps two signers apart, whatever they believe.
///
/// Used by one thread.
public final class LogRow implements Agreement, AutoCloseable {
    private static final int ANSWER_SECONDS = 5;

    private static final String TABLE =
            """
            CREATE TABLE log_checkpoint (
              origin text PRIMARY KEY,
              size bigint NOT NULL,
              root bytea NOT NULL,
              token bigint NOT NULL,
              note bytea NOT NULL,
              witnessed_size bigint NOT NULL DEFAULT 0,
              witnessed bytea)""";

    private static final String READ =
            "SELECT note, witnessed FROM log_checkpoint WHERE origin = ?";

    private static final String FIRST =
            """
            INSERT INTO log_checkpoint (size, root, token, note, origin)
            VALUES (?, ?, ?, ?, ?) ON CONFLICT (origin) DO NOTHING""";

    private static final String NEXT =
            """
            UPDATE log_checkpoint SET size = ?, root = ?, token = ?, note = ?
            WHERE origin = ? AND token <= ? AND size = ? AND root = ? AND size < ?""";

    private static final String WITNESSED =
            """
            UPDATE log_checkpoint SET witnessed_size = ?, witnessed = ?, token = ?
            WHERE origin = ? AND token <= ? AND witnessed_size <= ? AND size >= ?""";

    private final PostgresSettings database;
    private final String origin;
    private final @Nullable Lease lease;
    private @Nullable Connection connection;
    private boolean there;

    /// @param lease whose turn it is to sign; null where nothing is ever signed
    public LogRow(PostgresSettings database, String origin, @Nullable Lease lease) {
        this.database = database;
        this.origin = origin;
        this.lease = lease;
    }

    /// Makes the table where there is none; only a node that may sign has to.
    ///
    /// @throws VaultTrouble where the database does not let us
    public void prepare() {
        try {
            ClusterTable.make(connected(), "log_checkpoint", TABLE);
        } catch (SQLException e) {
            throw new VaultTrouble(
                    "%s cannot keep the log's checkpoint: %s"
                            .formatted(database.place(), e.getMessage()),
                    e);
        }
    }

    private boolean isThere() throws SQLException {
        there = there || ClusterTable.isThere(connected(), "log_checkpoint");
        return there;
    }

    @Override
    public Agreed read() throws IOException {
        return asking(
                () -> {
                    if (!isThere()) {
                        return Agreed.NOTHING;
                    }
                    try (PreparedStatement read = connected().prepareStatement(READ)) {
                        read.setString(1, origin);
                        try (ResultSet row = read.executeQuery()) {
                            return row.next()
                                    ? new Agreed(note(row.getBytes(1)), note(row.getBytes(2)))
                                    : Agreed.NOTHING;
                        }
                    }
                });
    }

    private static Optional<SignedCheckpoint> note(byte @Nullable [] bytes) throws IOException {
        if (bytes == null) {
            return Optional.empty();
        }
        return switch (SignedCheckpoint.parse(bytes)) {
            case Parsed.Good<SignedCheckpoint>(SignedCheckpoint checkpoint) ->
                    Optional.of(checkpoint);
            case Parsed.Bad<SignedCheckpoint>(String code, String detail) ->
                    throw new IOException(
                            "the row in log_checkpoint is damaged (%s %s); delete it, and the node whose turn it is writes it anew"
                                    .formatted(code, detail));
        };
    }

    @Override
    public OptionalLong turn() {
        return lease == null ? OptionalLong.empty() : lease.token();
    }

    @Override
    public boolean sign(Optional<SignedCheckpoint> before, SignedCheckpoint next, long token)
            throws IOException {
        return asking(
                () -> {
                    try (PreparedStatement write =
                            connected().prepareStatement(before.isEmpty() ? FIRST : NEXT)) {
                        write.setLong(1, next.size());
                        write.setBytes(2, next.head().root().bytes());
                        write.setLong(3, token);
                        write.setBytes(4, next.bytes());
                        write.setString(5, origin);
                        if (before.isPresent()) {
                            write.setLong(6, token);
                            write.setLong(7, before.get().size());
                            write.setBytes(8, before.get().head().root().bytes());
                            write.setLong(9, next.size());
                        }
                        return write.executeUpdate() == 1;
                    }
                });
    }

    @Override
    public boolean witness(SignedCheckpoint cosigned, long token) throws IOException {
        return asking(
                () -> {
                    try (PreparedStatement write = connected().prepareStatement(WITNESSED)) {
                        write.setLong(1, cosigned.size());
                        write.setBytes(2, cosigned.bytes());
                        write.setLong(3, token);
                        write.setString(4, origin);
                        write.setLong(5, token);
                        write.setLong(6, cosigned.size());
                        write.setLong(7, cosigned.size());
                        return write.executeUpdate() == 1;
                    }
                });
    }

    private interface Question<T> {
        T ask() throws SQLException, IOException;
    }

    private <T> T asking(Question<T> question) throws IOException {
        try {
            return question.ask();
        } catch (SQLException e) {
            close();
            throw new IOException(
                    "the nodes cannot agree about the log while %s does not answer: %s"
                            .formatted(database.place(), e.getMessage()),
                    e);
        }
    }

    private Connection connected() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = database.connect(ANSWER_SECONDS);
            try (Statement set = open.createStatement()) {
                // Agreed on means on the server's disk.
                var _ = set.execute("SET synchronous_commit = on");
            }
            connection = open;
        }
        return open;
    }

    @Override
    public void close() {
        try (Connection _ = connection) {
            connection = null;
        } catch (SQLException e) {
            System.getLogger(LogRow.class.getName())
                    .log(System.Logger.Level.DEBUG, "a connection did not close in order", e);
        }
    }
}
