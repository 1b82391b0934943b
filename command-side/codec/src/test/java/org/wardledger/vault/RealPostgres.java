package org.wardledger.vault;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// A PostgreSQL server of the tests' own, with a user `ledger` who may do no more than the vault
/// needs.
public final class RealPostgres implements AutoCloseable {
    public static final String PASSWORD = "only for tests";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final EmbeddedPostgres server;

    private RealPostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    public static RealPostgres start() throws IOException {
        return start("on");
    }

    /// One that does not wait for the disk.
    static RealPostgres forgetful() throws IOException {
        return start("off");
    }

    private static RealPostgres start(String fsync) throws IOException {
        EmbeddedPostgres server =
                EmbeddedPostgres.builder()
                        .setServerConfig("fsync", fsync)
                        .setServerConfig("full_page_writes", "on")
                        .start();
        RealPostgres started = new RealPostgres(server);
        started.run("postgres", "CREATE ROLE ledger LOGIN PASSWORD '%s'".formatted(PASSWORD));
        started.askForPasswords();
        return started;
    }

    private void askForPasswords() throws IOException {
        Path rules = data().resolve("pg_hba.conf");
        Files.writeString(rules, "host all ledger all scram-sha-256\n" + Files.readString(rules));
        run("postgres", "SELECT pg_reload_conf()");
    }

    /// A database that belongs to the user `ledger`.
    public String newDatabase() {
        String name = "vault_" + NUMBER.incrementAndGet();
        run("postgres", "CREATE DATABASE " + name + " OWNER ledger");
        return name;
    }

    public String url(String database) {
        return "jdbc:postgresql://localhost:%d/%s?sslmode=disable"
                .formatted(server.getPort(), database);
    }

    /// As the user `ledger` reaches it.
    public PostgresSettings settings(String database) {
        return new PostgresSettings(url(database), "ledger", PASSWORD);
    }

    Connection connect(String database) throws SQLException {
        return server.getDatabase("postgres", database).getConnection();
    }

    public void run(String database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The first value of the first row; empty where there is none.
    public String text(String database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Throws everybody out and lets nobody in.
    void refuse(String database) {
        run("postgres", "ALTER DATABASE " + database + " ALLOW_CONNECTIONS false");
        run(
                "postgres",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
                        + database
                        + "'");
    }

    void admit(String database) {
        run("postgres", "ALTER DATABASE " + database + " ALLOW_CONNECTIONS true");
    }

    /// Whether these bytes stand in any file of a table or index.
    boolean filesHold(byte[] bytes) throws IOException {
        String wanted = new String(bytes, StandardCharsets.ISO_8859_1);
        try (Stream<Path> files = Files.walk(data().resolve("base"))) {
            return files.filter(Files::isRegularFile).anyMatch(f -> text(f).contains(wanted));
        }
    }

    private Path data() {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW data_directory")) {
            row.next();
            return Path.of(row.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
