package org.wardledger.command;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.vault.PostgresSettings;

/// Names held in PostgreSQL, as locks of one transaction each order: they end with it, or with the
/// connection when the process dies. A paused process keeps what it holds. One that is cut off
/// loses it after thirty seconds, when the database finds the connection dead, which is longer than
/// an append may take.
public final class DatabaseLocks implements NodeLocks, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseLocks.class);
    private static final int ORDERS_AT_ONCE = 24;

    private static final String BEGIN =
            "SET LOCAL lock_timeout = '10s'; SET LOCAL tcp_keepalives_idle = 10;"
                    + " SET LOCAL tcp_keepalives_interval = 5; SET LOCAL tcp_keepalives_count = 4";

    private final HikariDataSource pool;

    private DatabaseLocks(HikariDataSource pool) {
        this.pool = pool;
    }

    public static DatabaseLocks open(PostgresSettings settings) {
        return new DatabaseLocks(settings.pool("command-locks", ORDERS_AT_ONCE));
    }

    @Override
    public boolean shared() {
        return true;
    }

    @Override
    public Session begin() {
        try {
            Connection connection = pool.getConnection();
            try (Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                var _ = statement.execute(BEGIN);
                return new Held(connection);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw outage(e);
        }
    }

    private static EventStoreUnavailable outage(SQLException e) {
        String why = ": " + e.getMessage();
        return new EventStoreUnavailable(
                "it cannot be made sure that no other process decides the same; repeat" + why, e);
    }

    private record Held(Connection connection) implements Session {

        @Override
        public void take(String name) {
            try (PreparedStatement lock =
                    connection.prepareStatement(
                            "SELECT pg_advisory_xact_lock(hashtextextended(?, 7))")) {
                lock.setString(1, name);
                var _ = lock.execute();
            } catch (SQLException e) {
                throw outage(e);
            }
        }

        @Override
        public void end() {
            try (connection) {
                connection.rollback();
            } catch (SQLException e) {
                LOG.warn("locks of an order end with their connection: {}", e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
