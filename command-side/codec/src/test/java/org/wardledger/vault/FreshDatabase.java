package org.wardledger.vault;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A real PostgreSQL for all tests of a class, with a database of its own for each: a static field
/// with `@RegisterExtension`.
public final class FreshDatabase
        implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    private @Nullable RealPostgres server;
    private String name = "";

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        server = RealPostgres.start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        name = server().newDatabase();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        server().close();
    }

    private RealPostgres server() {
        return Objects.requireNonNull(server, "the extension is in a static field");
    }

    public String name() {
        return name;
    }

    public PostgresSettings settings() {
        return server().settings(name);
    }

    public String url() {
        return server().url(name);
    }

    /// As whoever runs the server reaches it.
    Connection connect() throws SQLException {
        return server().connect(name);
    }

    /// Whether these bytes stand in any file of a table or index of the server.
    boolean filesHold(byte[] bytes) throws IOException {
        run("CHECKPOINT");
        return server().filesHold(bytes);
    }

    /// As somebody else than its owner reaches it.
    public PostgresSettings settings(String user, String password) {
        return new PostgresSettings(server().url(name), user, password);
    }

    /// One more, in which nothing is.
    public PostgresSettings another() {
        return server().settings(server().newDatabase());
    }

    /// What whoever runs the server does.
    public void run(String sql) {
        server().run(name, sql);
    }

    /// Throws everybody out and lets nobody in.
    public void refuse() {
        server().refuse(name);
    }

    public void admit() {
        server().admit(name);
    }

    public void drop() {
        server().run("postgres", "DROP DATABASE " + name);
    }
}
