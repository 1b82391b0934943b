package org.wardledger.vault;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keys of data subjects. Safe for any thread. Throws [VaultTrouble] when it cannot answer.
///
/// A key is never replaced: what is sealed stays sealed under the same bytes, only their wrapping
/// may change. After a destruction the same name gets a new key with a new handle; what was sealed
/// under the old one stays closed.
public interface KeyVault extends AutoCloseable {

    /// The live keys under these names, in their order. Missing ones are made, all in one
    /// transaction, and are on disk when this returns: no event may name a key that a power cut can
    /// take away.
    List<VaultKey.Live> keys(List<KeyName> names);

    /// The live key under a name; null where there is none. Makes nothing.
    VaultKey.@Nullable Live find(KeyName name);

    /// What is known of a handle; null for a handle this vault never gave: a vault older than the
    /// events, or another one.
    @Nullable VaultKey find(UUID handle);

    /// Destroys the live keys under these names; nothing of them is left in the vault's files when
    /// this returns. Doing it again does nothing.
    ///
    /// @return handles of what was destroyed now
    List<UUID> destroy(Collection<KeyName> names);

    /// Another number whenever another process may have destroyed keys: whoever keeps keys in
    /// memory drops them all when it changes. A vault that cannot tell gives a new number each
    /// time.
    default long changes() {
        return 0;
    }

    /// As [#destroy], for keys named by their handles: never a key that the same subject was given
    /// later. Handles that this vault never gave are left out.
    List<UUID> destroyHandles(Collection<UUID> handles);

    /// How far destructions that stand in the event store were repeated here. Kept in the vault, so
    /// that a vault from an older backup knows less, and is caught up.
    long destroyedTo();

    /// @param position of the event store
    void destroyedTo(long position);

    /// Keys ever made. Grows only.
    long made();

    @Override
    void close();
}
