package org.wardledger.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A vault file as a side of a [VaultMove].
final class FileRows implements MovingRows {
    private final Path file;
    private final @Nullable Path mark;
    private @Nullable Connection reading;
    private VaultCopy.@Nullable Target writing;
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
        try (PreparedStatement select =
                reading()
                        .prepareStatement(
                                "SELECT number, handle, subject, name, wrapped FROM subject_key"
                                        + " WHERE handle > ? ORDER BY handle LIMIT ?")) {
            select.setString(1, handle.toString());
            select.setInt(2, max);
            List<VaultCopy.Row> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(
                            new VaultCopy.Row(
                                    row.getLong(1),
                                    UUID.fromString(row.getString(2)),
                                    row.getString(3),
                                    row.getBytes(4),
                                    row.getBytes(5)));
                }
            }
            return found;
        }
    }

    /// What a crash left is a file without a key: it goes.
    @Override
    public void begin(VaultCopy.Head head) throws SQLException {
        closeReading();
        try {
            for (String end : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + end));
            }
        } catch (IOException e) {
            throw new VaultTrouble("the key vault " + file + " cannot be written", e);
        }
        writing = VaultCopy.Target.create(file, Objects.requireNonNull(mark), head);
    }

    /// The order in which keys were made is not known in a database; any order does. Neither is
    /// under which name a destroyed one stood: its handle stands there instead.
    @Override
    public void add(List<VaultCopy.Row> rows) {
        List<VaultCopy.Row> numbered = new ArrayList<>(rows.size());
        for (VaultCopy.Row row : rows) {
            byte[] name = row.wrapped() == null ? bytes(row.handle()) : row.name();
            numbered.add(
                    new VaultCopy.Row(++number, row.handle(), row.subject(), name, row.wrapped()));
        }
        Objects.requireNonNull(writing).add(numbered);
    }

    private static byte[] bytes(UUID handle) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(handle.getMostSignificantBits())
                .putLong(handle.getLeastSignificantBits())
                .array();
    }

    @Override
    public void finish() {
        VaultCopy.Target done = Objects.requireNonNull(writing);
        done.finish();
        done.close();
        writing = null;
    }

    private void closeReading() throws SQLException {
        if (reading != null) {
            reading.close();
            reading = null;
        }
    }

    @Override
    public void close() throws SQLException {
        closeReading();
        if (writing != null) {
            writing.close();
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
