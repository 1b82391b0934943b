package org.wardledger.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The vault in PostgreSQL, for several processes at once. All of them get the same key for the
/// same name, and hear of what one of them destroys; see [Destructions].
///
/// A destroyed key is in no table file when `destroy` returns. The database's write-ahead log, its
/// replicas and its backups hold it, wrapped, until they are overwritten: that is for whoever keeps
/// the database to see to.
///
/// A crash leaves either all keys of a call or none, and either all of a destruction or nothing.
public final class PostgresKeyVault implements KeyVault {
    private final VaultDatabase database;
    private final VaultNames names;
    private final VaultMark mark;
    private final UUID id;
    private final Destructions destructions;
    private final Object marking = new Object();
    private long marked;

    private PostgresKeyVault(
            VaultDatabase database, VaultNames names, VaultMark mark, UUID id, long marked) {
        this.database = database;
        this.names = names;
        this.mark = mark;
        this.id = id;
        this.marked = marked;
        this.destructions = Destructions.listen(database);
    }

    /// Opens the vault, or makes it where there are no events yet. Anything else that is wrong is a
    /// [VaultTrouble]: a missing vault, another or an older one than the events need, another
    /// key-encryption key, a database that does not keep what it is given.
    ///
    /// @param markFile of this process, see [VaultMark]
    /// @param empty whether there are no events yet
    public static PostgresKeyVault open(
            PostgresSettings settings, KekSource kek, Path markFile, boolean empty) {
        VaultMark mark = new VaultMark(markFile);
        VaultDatabase database = VaultDatabase.open(settings);
        try {
            VaultMark.Seen needed = mark.read();
            boolean mayMake = empty && needed == null;
            VaultDatabase.Head head = database.head(mayMake ? VaultNames.create(kek) : null);
            VaultNames names = VaultNames.open(kek, head.nameKey(), database);
            long made = checked(database, head.id(), needed);
            mark.write(head.id(), made);
            return new PostgresKeyVault(database, names, mark, head.id(), made);
        } catch (SQLException | IOException e) {
            database.close();
            throw new VaultTrouble(
                    "the key vault " + settings + " cannot be used: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static long checked(VaultDatabase database, UUID id, VaultMark.@Nullable Seen needed)
            throws SQLException {
        long made;
        try (Connection connection = database.connection()) {
            made = KeyRows.made(connection);
        }
        if (needed != null) {
            needed.require(id, made, database);
        }
        return made;
    }

    /// Refuses a secret of the store that is not the one with which the first process came: two
    /// would give the same request two ids.
    ///
    /// @param file to name in the error
    public void requireSame(byte[] secret, Path file) {
        try {
            if (!database.isSame(names.print(secret))) {
                throw new VaultTrouble(
                        file
                                + " is not the secret with which this cluster began; copy that one"
                                + " from another process");
            }
        } catch (SQLException e) {
            throw new VaultTrouble("the key vault cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public List<VaultKey.Live> keys(List<KeyName> wanted) {
        SortedMap<ByteBuffer, KeyName> byHash = new TreeMap<>();
        List<ByteBuffer> hashes = new ArrayList<>(wanted.size());
        for (KeyName name : wanted) {
            ByteBuffer hash = ByteBuffer.wrap(names.hash(name));
            hashes.add(hash);
            byHash.put(hash, name);
        }
        try {
            Map<ByteBuffer, VaultKey.Live> found = foundOrMade(byHash);
            return hashes.stream().map(h -> Objects.requireNonNull(found.get(h))).toList();
        } catch (SQLException | IOException e) {
            throw new VaultTrouble("the key vault cannot be written: " + e.getMessage(), e);
        }
    }

    /// Visible to others means on disk: PostgreSQL shows a commit after it has flushed it.
    private Map<ByteBuffer, VaultKey.Live> foundOrMade(SortedMap<ByteBuffer, KeyName> wanted)
            throws SQLException, IOException {
        try (Connection connection = database.connection()) {
            KeyRows rows = new KeyRows(connection, names);
            Map<ByteBuffer, VaultKey.Live> found = rows.live(wanted.keySet());
            while (found.size() < wanted.size()) {
                SortedMap<ByteBuffer, KeyName> missing = new TreeMap<>(wanted);
                missing.keySet().removeAll(found.keySet());
                connection.setAutoCommit(false);
                Map<ByteBuffer, VaultKey.Live> made = rows.make(missing);
                connection.commit();
                connection.setAutoCommit(true);
                mark(made.size());
                found.putAll(made);
                missing.keySet().removeAll(made.keySet());
                // Made by others meanwhile; once more where one of them was destroyed at once.
                found.putAll(rows.live(missing.keySet()));
            }
            return found;
        }
    }

    /// Counts what this process has made; what others make is in their marks.
    private void mark(int made) throws IOException {
        if (made > 0) {
            synchronized (marking) {
                marked += made;
                mark.write(id, marked);
            }
        }
    }

    @Override
    public VaultKey.@Nullable Live find(KeyName name) {
        ByteBuffer hash = ByteBuffer.wrap(names.hash(name));
        try (Connection connection = database.connection()) {
            return new KeyRows(connection, names).live(List.of(hash)).get(hash);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    @Override
    public @Nullable VaultKey find(UUID handle) {
        try (Connection connection = database.connection()) {
            return new KeyRows(connection, names).one(handle);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    @Override
    public List<UUID> destroy(Collection<KeyName> wanted) {
        List<ByteBuffer> hashes = wanted.stream().map(n -> ByteBuffer.wrap(names.hash(n))).toList();
        return destroyed(rows -> rows.destroy(hashes));
    }

    @Override
    public List<UUID> destroyHandles(Collection<UUID> handles) {
        return destroyed(rows -> rows.destroyHandles(handles));
    }

    private interface Destruction {
        List<UUID> in(KeyRows rows) throws SQLException;
    }

    private List<UUID> destroyed(Destruction destruction) {
        try (Connection connection = database.connection()) {
            connection.setAutoCommit(false);
            List<UUID> gone = destruction.in(new KeyRows(connection, names));
            connection.commit();
            return gone;
        } catch (SQLException e) {
            throw new VaultTrouble("the key vault did not destroy: " + e.getMessage(), e);
        }
    }

    @Override
    public long destroyedTo() {
        try {
            return database.destroyedTo();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void destroyedTo(long position) {
        try {
            database.destroyedTo(position);
        } catch (SQLException e) {
            throw new VaultTrouble("the key vault cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public long changes() {
        return destructions.changes();
    }

    @Override
    public long made() {
        try (Connection connection = database.connection()) {
            return KeyRows.made(connection);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static VaultTrouble unreadable(SQLException e) {
        return new VaultTrouble("the key vault cannot be read: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        destructions.close();
        database.close();
    }
}
