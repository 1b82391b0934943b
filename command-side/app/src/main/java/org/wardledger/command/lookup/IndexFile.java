package org.wardledger.command.lookup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The file of the index. Rows and the position they were derived up to are written in one
/// transaction, so after a crash the file is merely old. It may be lost: nothing in it is known
/// only here.
final class IndexFile implements AutoCloseable {
    static final int LAYOUT = 1;

    private final Path file;
    private @Nullable IndexSession session;

    /// Pages the file may have from the next session on, to try out a full disk; 0 for any number.
    int pagesMax;

    private IndexFile(Path file, int pagesMax) {
        this.file = file;
        this.pagesMax = pagesMax;
    }

    static IndexFile open(Path file) throws SQLException {
        return open(file, 0);
    }

    static IndexFile open(Path file, int pagesMax) throws SQLException {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var index = new IndexFile(file, pagesMax);
        index.session();
        return index;
    }

    static Connection connect(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    /// How far the file has got, and the event that stood there, by which a file of another store
    /// is told.
    record Mark(long position, @Nullable UUID event) {
        static final Mark NONE = new Mark(0, null);
    }

    /// Null where the file was written by another release.
    @Nullable Mark mark() throws SQLException {
        try (PreparedStatement ask = session().connection().prepareStatement("SELECT * FROM mark");
                ResultSet row = ask.executeQuery()) {
            if (!row.next()) {
                return Mark.NONE;
            }
            return row.getInt("layout") == LAYOUT
                    ? new Mark(row.getLong("position"), uuid(row.getBytes("event")))
                    : null;
        }
    }

    void eachInMemory(Consumer<Row> each) throws SQLException {
        for (Row.Kind kind : Row.Kind.values()) {
            if (kind.memory()) {
                each(kind, each);
            }
        }
    }

    private void each(Row.Kind kind, Consumer<Row> each) throws SQLException {
        try (PreparedStatement ask =
                session()
                        .connection()
                        .prepareStatement("SELECT name, value FROM fact WHERE kind = ?")) {
            ask.setInt(1, kind.number());
            try (ResultSet row = ask.executeQuery()) {
                while (row.next()) {
                    each.accept(new Row(kind, row.getString(1), row.getString(2)));
                }
            }
        }
    }

    void write(Unwritten changes, Mark mark) throws SQLException {
        with(session -> session.write(changes, mark));
    }

    void forget(String ward) throws SQLException {
        with(session -> session.forget(ward));
    }

    void purge() throws SQLException {
        with(IndexSession::purge);
    }

    @FunctionalInterface
    private interface Work {
        void on(IndexSession session) throws SQLException;
    }

    private void with(Work work) throws SQLException {
        IndexSession current = session();
        try {
            work.on(current);
        } catch (SQLException e) {
            discard(current, e);
            throw e;
        }
    }

    private IndexSession session() throws SQLException {
        IndexSession current = session;
        if (current == null) {
            current = IndexSession.open(file, pagesMax);
            session = current;
        }
        return current;
    }

    /// After a full disk SQLite has rolled back by itself, and neither the connection nor its
    /// statements work again: the next write begins with new ones. What was not committed is in
    /// memory still and is written then.
    private void discard(IndexSession failed, SQLException why) {
        session = null;
        try {
            failed.close();
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
    }

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static @Nullable UUID uuid(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    @Override
    public void close() throws SQLException {
        if (session != null) {
            session.close();
        }
    }
}
