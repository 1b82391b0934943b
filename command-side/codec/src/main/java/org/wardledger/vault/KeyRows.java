package org.wardledger.vault;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Rows of the key table in PostgreSQL, by the hashes of their names.
final class KeyRows {
    private static final int BATCH = 5_000;

    private final Connection connection;
    private final VaultNames names;

    KeyRows(Connection connection, VaultNames names) {
        this.connection = connection;
        this.names = names;
    }

    /// Live keys under these names.
    Map<ByteBuffer, VaultKey.Live> live(Collection<ByteBuffer> hashes) throws SQLException {
        Map<ByteBuffer, VaultKey.Live> found = new HashMap<>();
        if (hashes.isEmpty()) {
            return found;
        }
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT name, handle, subject, wrapped FROM ledger_key"
                                + " WHERE name = ANY (?)")) {
            select.setArray(1, bytes(hashes.stream().map(ByteBuffer::array)));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.put(
                            ByteBuffer.wrap(row.getBytes(1)),
                            names.unwrap(
                                    row.getObject(2, UUID.class),
                                    row.getString(3),
                                    row.getBytes(4)));
                }
            }
        }
        return found;
    }

    @Nullable VaultKey one(UUID handle) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT subject, wrapped FROM ledger_key WHERE handle = ? UNION ALL"
                                + " SELECT NULL, NULL FROM ledger_key_destroyed WHERE handle = ?")) {
            select.setObject(1, handle);
            select.setObject(2, handle);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                byte[] wrapped = row.getBytes(2);
                return wrapped == null
                        ? new VaultKey.Destroyed(handle)
                        : names.unwrap(handle, row.getString(1), wrapped);
            }
        }
    }

    /// Makes keys where there are none. Where another process makes the same at once, the first one
    /// stands, and this waits until it does.
    ///
    /// @param wanted in the order of their hashes: two processes that make the same keys in
    ///     different orders would wait for each other for ever
    /// @return what was made here
    Map<ByteBuffer, VaultKey.Live> make(SortedMap<ByteBuffer, KeyName> wanted) throws SQLException {
        Map<ByteBuffer, VaultKey.Live> made = new HashMap<>();
        List<Map.Entry<ByteBuffer, KeyName>> all = List.copyOf(wanted.entrySet());
        for (int from = 0; from < all.size(); from += BATCH) {
            make(all.subList(from, Math.min(from + BATCH, all.size())), made);
        }
        return made;
    }

    private void make(
            List<Map.Entry<ByteBuffer, KeyName>> batch, Map<ByteBuffer, VaultKey.Live> made)
            throws SQLException {
        Map<ByteBuffer, VaultKey.Live> offered = new HashMap<>();
        batch.forEach(e -> offered.put(e.getKey(), names.make(e.getValue().subject())));
        List<VaultKey.Live> keys = batch.stream().map(e -> offered.get(e.getKey())).toList();
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO ledger_key (handle, subject, name, wrapped)"
                                + " SELECT * FROM unnest(?::uuid[], ?::text[], ?::bytea[], ?::bytea[])"
                                + " ON CONFLICT (name) DO NOTHING RETURNING name")) {
            insert.setArray(1, array("uuid", keys.stream().map(VaultKey.Live::handle).toList()));
            insert.setArray(2, array("text", keys.stream().map(k -> k.subject().name()).toList()));
            insert.setArray(3, bytes(batch.stream().map(e -> e.getKey().array())));
            insert.setArray(4, bytes(keys.stream().map(names::wrap)));
            try (ResultSet row = insert.executeQuery()) {
                while (row.next()) {
                    ByteBuffer hash = ByteBuffer.wrap(row.getBytes(1));
                    made.put(hash, offered.get(hash));
                }
            }
        }
    }

    /// Deletes keys and writes the parts of the table that held them anew, in the transaction of
    /// the connection: a deleted row stays in its page until something happens to overwrite it, and
    /// even `VACUUM` does not blank it. What is written anew is another file; the old one is
    /// deleted by the commit.
    ///
    /// Nobody makes, destroys or reads keys meanwhile.
    ///
    /// @return handles of what was there
    List<UUID> destroy(Collection<ByteBuffer> hashes) throws SQLException {
        return destroy("name", bytes(hashes.stream().map(ByteBuffer::array)));
    }

    /// The same, by handle.
    List<UUID> destroyHandles(Collection<UUID> handles) throws SQLException {
        return destroy("handle", array("uuid", List.copyOf(handles)));
    }

    private List<UUID> destroy(String column, Array values) throws SQLException {
        Sql.run(connection, "SET LOCAL lock_timeout = '10s'");
        Sql.run(connection, "LOCK TABLE ledger_key IN ACCESS EXCLUSIVE MODE");
        Map<UUID, String> parts = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT handle, tableoid::regclass::text FROM ledger_key WHERE "
                                + column
                                + " = ANY (?)")) {
            select.setArray(1, values);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    parts.put(row.getObject(1, UUID.class), row.getString(2));
                }
            }
        }
        List<UUID> gone = List.copyOf(parts.keySet());
        Array handles = array("uuid", gone);
        update("INSERT INTO ledger_key_destroyed SELECT unnest(?::uuid[])", handles);
        for (String part : new TreeSet<>(parts.values())) {
            update(
                    "CREATE TEMP TABLE kept ON COMMIT DROP AS SELECT * FROM "
                            + part
                            + " WHERE handle <> ALL (?::uuid[])",
                    handles);
            Sql.run(connection, "TRUNCATE " + part);
            Sql.run(connection, "INSERT INTO " + part + " SELECT * FROM kept");
            Sql.run(connection, "DROP TABLE kept");
        }
        if (!gone.isEmpty()) {
            Sql.run(connection, "NOTIFY " + Destructions.CHANNEL);
        }
        return gone;
    }

    private void update(String sql, Array handles) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, handles);
            statement.executeUpdate();
        }
    }

    private Array array(String type, List<?> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }

    private Array bytes(Stream<byte[]> values) throws SQLException {
        return connection.createArrayOf("bytea", values.toArray(byte[][]::new));
    }

    /// Keys ever made.
    static long made(Connection connection) throws SQLException {
        return Sql.number(
                connection,
                "SELECT (SELECT count(*) FROM ledger_key)"
                        + " + (SELECT count(*) FROM ledger_key_destroyed)");
    }
}
