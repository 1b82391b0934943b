package org.wardledger.command.lookup;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.wardledger.eventstore.EventStoreUnavailable;

/// A few read connections to the index file, each used by one thread at a time.
final class IndexReader implements AutoCloseable {
    private static final int CONNECTIONS = 4;

    private final BlockingQueue<Session> free = new ArrayBlockingQueue<>(CONNECTIONS);

    IndexReader(Path file) throws SQLException {
        for (int i = 0; i < CONNECTIONS; i++) {
            free.add(new Session(IndexFile.connect(file)));
        }
    }

    private static final class Session {
        private final Connection connection;
        private final PreparedStatement key;
        private final PreparedStatement fact;

        Session(Connection connection) throws SQLException {
            this.connection = connection;
            key = connection.prepareStatement("SELECT first FROM request_key WHERE id = ?");
            fact =
                    connection.prepareStatement(
                            "SELECT value FROM fact WHERE kind = ? AND name = ?");
        }
    }

    @FunctionalInterface
    private interface Question<T> {
        @Nullable T ask(Session session) throws SQLException;
    }

    @Nullable Long key(UUID id) {
        return ask(
                session -> {
                    session.key.setBytes(1, IndexFile.bytes(id));
                    try (ResultSet row = session.key.executeQuery()) {
                        return row.next() ? row.getLong(1) : null;
                    }
                });
    }

    @Nullable String fact(Row.Kind kind, String name) {
        return ask(
                session -> {
                    session.fact.setInt(1, kind.number());
                    session.fact.setString(2, name);
                    try (ResultSet row = session.fact.executeQuery()) {
                        return row.next() ? row.getString(1) : null;
                    }
                });
    }

    private <T> @Nullable T ask(Question<T> question) {
        Session session = take();
        try {
            return question.ask(session);
        } catch (SQLException e) {
            throw new EventStoreUnavailable("the command index cannot be read", e);
        } finally {
            free.add(session);
        }
    }

    private Session take() {
        try {
            return free.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventStoreUnavailable("interrupted; nothing was written", e);
        }
    }

    @Override
    public void close() throws SQLException {
        for (int i = 0; i < CONNECTIONS; i++) {
            take().connection.close();
        }
    }
}
