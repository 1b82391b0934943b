package org.wardledger.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The vault in one SQLite file. One process, one connection; what is used often stays in the cache
/// above it.
///
/// A crash leaves either all keys of a call or none, and a destroyed key destroyed.
public final class SqliteKeyVault implements KeyVault {
    private static final String SELECT = "SELECT handle, subject, wrapped FROM subject_key";

    private final Connection connection;
    private final VaultMark mark;
    private final UUID id;
    private final VaultNames names;
    private final PreparedStatement byHandle;
    private final PreparedStatement byName;
    private final PreparedStatement insertion;
    private long made;

    private SqliteKeyVault(Connection connection, VaultMark mark, Head head) throws SQLException {
        this.connection = connection;
        this.mark = mark;
        this.id = head.id;
        this.names = head.names;
        this.made = Sql.number(connection, "SELECT max(number) FROM subject_key");
        this.byHandle = connection.prepareStatement(SELECT + " WHERE handle = ?");
        this.byName =
                connection.prepareStatement(SELECT + " WHERE name = ? AND wrapped IS NOT NULL");
        this.insertion = VaultFile.insertion(connection);
    }

    private record Head(UUID id, VaultNames names) {}

    /// Opens the vault, or makes it where there are no events yet. Anything else that is wrong is a
    /// [VaultTrouble]: a missing file, another or an older vault than the events need, another
    /// key-encryption key.
    ///
    /// @param markFile beside the events, see [VaultMark]
    /// @param empty whether there are no events yet
    public static SqliteKeyVault open(Path file, KekSource kek, Path markFile, boolean empty) {
        VaultMark mark = new VaultMark(markFile);
        try {
            VaultMark.Seen needed = mark.read();
            if (!Files.exists(file) && (!empty || needed != null)) {
                throw new VaultTrouble(
                        "there are events but the key vault "
                                + file
                                + " is missing; restore its latest backup. Without it nothing"
                                + " private can be read again");
            }
            Connection connection = VaultFile.open(file);
            try {
                SqliteKeyVault vault =
                        new SqliteKeyVault(connection, mark, head(connection, kek, file));
                vault.check(needed, file);
                return vault;
            } catch (SQLException | IOException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException | IOException e) {
            throw new VaultTrouble("the key vault " + file + " cannot be used", e);
        }
    }

    private void check(VaultMark.@Nullable Seen needed, Path file) throws IOException {
        if (needed == null) {
            mark.write(id, made);
        } else {
            needed.require(id, made, file);
        }
    }

    /// A vault without a head was left by a crash while it was made: it has no keys yet.
    private static Head head(Connection connection, KekSource kek, Path file) throws SQLException {
        VaultCopy.Head found = VaultFile.head(connection);
        if (found == null) {
            found = new VaultCopy.Head(UUID.randomUUID(), VaultNames.create(kek));
            VaultFile.insert(connection, found);
        }
        return new Head(found.vault(), VaultNames.open(kek, found.nameKey(), file));
    }

    @Override
    public synchronized List<VaultKey.Live> keys(List<KeyName> wanted) {
        try {
            List<VaultKey.Live> found = new ArrayList<>(wanted.size());
            long before = made;
            Sql.run(connection, "BEGIN IMMEDIATE");
            try {
                for (KeyName name : wanted) {
                    VaultKey.Live live = live(name);
                    found.add(live == null ? make(name) : live);
                }
                Sql.run(connection, "COMMIT");
            } catch (SQLException | RuntimeException e) {
                made = before;
                Sql.rollBack(connection, e);
                throw e;
            }
            if (made > before) {
                mark.write(id, made);
            }
            return found;
        } catch (SQLException | IOException e) {
            throw new VaultTrouble("the key vault cannot be written", e);
        }
    }

    private VaultKey.Live make(KeyName name) throws SQLException {
        VaultKey.Live key = names.make(name.subject());
        String subject = name.subject().name();
        byte[] hash = names.hash(name);
        VaultFile.insert(
                insertion, new VaultCopy.Row(++made, key.handle(), subject, hash, names.wrap(key)));
        return key;
    }

    private VaultKey.@Nullable Live live(KeyName name) throws SQLException {
        byName.setBytes(1, names.hash(name));
        return one(byName) instanceof VaultKey.Live live ? live : null;
    }

    private @Nullable VaultKey one(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                return null;
            }
            UUID handle = UUID.fromString(row.getString(1));
            byte[] wrapped = row.getBytes(3);
            return wrapped == null
                    ? new VaultKey.Destroyed(handle)
                    : names.unwrap(handle, row.getString(2), wrapped);
        }
    }

    @Override
    public synchronized VaultKey.@Nullable Live find(KeyName name) {
        try {
            return live(name);
        } catch (SQLException e) {
            throw new VaultTrouble("the key vault cannot be read", e);
        }
    }

    @Override
    public synchronized @Nullable VaultKey find(UUID handle) {
        try {
            byHandle.setString(1, handle.toString());
            return one(byHandle);
        } catch (SQLException e) {
            throw new VaultTrouble("the key vault cannot be read", e);
        }
    }

    @Override
    public synchronized List<UUID> destroy(Collection<KeyName> wanted) {
        try {
            List<UUID> handles = new ArrayList<>();
            for (KeyName name : wanted) {
                VaultKey.Live live = live(name);
                if (live != null) {
                    handles.add(live.handle());
                }
            }
            return destroyHandles(handles);
        } catch (SQLException e) {
            throw new VaultTrouble("the key vault cannot be read", e);
        }
    }

    @Override
    public synchronized List<UUID> destroyHandles(Collection<UUID> handles) {
        try {
            List<UUID> destroyed = new ArrayList<>();
            Sql.run(connection, "BEGIN IMMEDIATE");
            try (PreparedStatement update =
                    connection.prepareStatement(
                            "UPDATE subject_key SET wrapped = NULL"
                                    + " WHERE handle = ? AND wrapped IS NOT NULL")) {
                for (UUID handle : handles) {
                    update.setString(1, handle.toString());
                    if (update.executeUpdate() > 0) {
                        destroyed.add(handle);
                    }
                }
                Sql.run(connection, "COMMIT");
            } catch (SQLException | RuntimeException e) {
                Sql.rollBack(connection, e);
                throw e;
            }
            // Also where nothing was destroyed now: a crash may have come before it last time.
            emptyLog();
            return destroyed;
        } catch (SQLException e) {
            throw new VaultTrouble("the key vault cannot be written", e);
        }
    }

    @Override
    public synchronized long destroyedTo() {
        try {
            return Sql.number(connection, "SELECT position FROM destroyed");
        } catch (SQLException e) {
            throw new VaultTrouble("the key vault cannot be read", e);
        }
    }

    @Override
    public synchronized void destroyedTo(long position) {
        try {
            Sql.run(connection, "INSERT OR REPLACE INTO destroyed VALUES (1, " + position + ")");
        } catch (SQLException e) {
            throw new VaultTrouble("the key vault cannot be written", e);
        }
    }

    /// Old images of changed pages stand in the write-ahead log.
    private void emptyLog() throws SQLException {
        if (Sql.number(connection, "PRAGMA wal_checkpoint(TRUNCATE)") != 0) {
            throw new VaultTrouble("the key vault's write-ahead log could not be emptied");
        }
    }

    @Override
    public synchronized long made() {
        return made;
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new VaultTrouble("the key vault did not close in order", e);
        }
    }
}
