package org.wardledger.vault;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/// Where a database is and as whom to go there. The connection is encrypted and the server's name
/// is checked unless the address itself asks for less (`sslmode=...`).
///
/// @param url `jdbc:postgresql://host/database?sslrootcert=FILE`; several hosts with commas;
///     credentials do not belong in it, it stands in process lists
/// @param password from a file or the environment, never from an argument
public record PostgresSettings(String url, String user, String password) {
    private static final String PREFIX = "jdbc:postgresql://";
    private static final int CONNECT_SECONDS = 10;
    private static final int ANSWER_SECONDS = 60;

    /// @throws VaultTrouble where the address is none, or holds credentials
    public PostgresSettings {
        if (!url.startsWith(PREFIX)) {
            throw new VaultTrouble("the address of the database begins with " + PREFIX);
        }
        if (holdsCredentials(url)) {
            throw new VaultTrouble(
                    "user and password do not belong in the address of the database: name the user"
                            + " and a file with the password");
        }
    }

    private static boolean holdsCredentials(String url) {
        String text = url.toLowerCase(Locale.ROOT);
        return text.contains("password=")
                || text.contains("user=")
                || text.substring(PREFIX.length()).contains("@");
    }

    /// A few connections. What is committed on them is on the server's disk, whatever the server's
    /// default is.
    ///
    /// @throws VaultTrouble where it does not let us in
    public HikariDataSource pool(String name, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        config.setDataSourceProperties(properties(ANSWER_SECONDS));
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT_SECONDS * 1_000L);
        config.setConnectionInitSql("SET synchronous_commit = on");
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            Throwable cause = e.getCause();
            throw new VaultTrouble(
                    "%s does not let us in: %s"
                            .formatted(
                                    place(), cause == null ? e.getMessage() : cause.getMessage()),
                    e);
        }
    }

    /// One connection of its own.
    ///
    /// @param answerSeconds how long it waits for any answer
    public Connection connect(int answerSeconds) throws SQLException {
        return Objects.requireNonNull(
                new org.postgresql.Driver().connect(url, properties(answerSeconds)));
    }

    private Properties properties(int answerSeconds) {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        if (!url.contains("sslmode=")) {
            properties.setProperty("sslmode", "verify-full");
        }
        properties.setProperty("ApplicationName", "ward-ledger");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
        properties.setProperty("socketTimeout", Integer.toString(answerSeconds));
        return properties;
    }

    /// Host, port and database: for messages.
    public String place() {
        int options = url.indexOf('?');
        return url.substring("jdbc:".length(), options < 0 ? url.length() : options);
    }

    /// Never the password.
    @Override
    public String toString() {
        return place();
    }
}
