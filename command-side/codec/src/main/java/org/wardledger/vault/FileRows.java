package org.wardledger.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A vault file as a side of a [VaultMove].
final class FileRows implements MovingRows {
    private final Path file;
    private final @Nullable Path mark;
    private @Nullable Connection reading;
    private @Nullable Connection writing;
    private long number;

    /// @param mark beside the events, where the file is written; null where it is only read
    FileRows(Path file, @Nullable Path mark) {
        this.file = file;
        this.mark = mark;
    }

    @Override
    public VaultCopy.@Nullable Head head() throws SQLException {
        return Files.exists(file) ? VaultFile.head(reading()) : null;
    }

    private Connection reading() throws SQLException {
        Connection open = reading;
        if (open == null) {
            open = VaultFile.openReader(file);
            reading = open;
        }
        return open;
    }

    @Override
    public long count() throws SQLException {
        return Sql.number(reading(), "SELECT count(*) FROM subject_key");
    }

    @Override
    public List<VaultCopy.Row> after(UUID handle, int max) throws SQLException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (PreparedStatement select =
                reading()
                        .prepareStatement(
                                "SELECT number, handle, subject, name, wrapped FROM subject_key"
                                        + " WHERE handle > ? ORDER BY handle LIMIT ?")) {
            select.setString(1, handle.toString());
            select.setInt(2, max);
            return VaultCopy.rows(select);
        }
    }

    /// Makes the file where there is none; its rows come after those that it has.
    @Override
    public void begin(VaultCopy.Head head) throws SQLException {
        try {
            Connection open = VaultFile.open(file);
            writing = open;
            Sql.run(open, "BEGIN IMMEDIATE");
            if (VaultFile.head(open) == null) {
                VaultFile.insert(open, head);
            }
            number = Sql.number(open, "SELECT max(number) FROM subject_key");
        } catch (IOException e) {
            throw new VaultTrouble("the key vault " + file + " cannot be written", e);
        }
    }

    /// The order in which keys were made is not known in a database; any order does. Neither is
    /// under which name a destroyed one stood: its handle stands there instead.
    @Override
    public void add(List<VaultCopy.Row> rows) throws SQLException {
        try (PreparedStatement insertion = VaultFile.insertion(Objects.requireNonNull(writing))) {
            for (VaultCopy.Row row : rows) {
                byte[] name = row.wrapped() == null ? bytes(row.handle()) : row.name();
                VaultFile.insert(
                        insertion,
                        new VaultCopy.Row(
                                ++number, row.handle(), row.subject(), name, row.wrapped()));
            }
        }
    }

    private static byte[] bytes(UUID handle) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(handle.getMostSignificantBits())
                .putLong(handle.getLeastSignificantBits())
                .array();
    }

    @Override
    public void finish() throws SQLException {
        Connection open = Objects.requireNonNull(writing);
        Sql.run(open, "DELETE FROM destroyed");
        Sql.run(open, "COMMIT");
    }

    @Override
    public void mark(VaultCopy.Head head, long keys) {
        try {
            new VaultMark(Objects.requireNonNull(mark)).write(head.vault(), keys);
        } catch (IOException e) {
            throw new VaultTrouble("the key vault " + file + " cannot be written", e);
        }
    }

    @Override
    public void close() throws SQLException {
        try (Connection _ = reading;
                Connection _ = writing) {
            // what was not finished is rolled back
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
