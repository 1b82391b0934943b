package org.wardledger.codec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Visibility.Subject;
import org.wardledger.vault.KeyName;
import org.wardledger.vault.KeyVault;
import org.wardledger.vault.VaultKey;

/// The keys in use, over the vault: a bounded number, the least used leave first. A destroyed key
/// leaves at once, with its schedule; where another process may have destroyed some, all leave.
/// Keys of single bank lines, each read once in a while, are not kept.
///
/// Safe for any thread. Does not own the vault.
public final class KeyRing {
    /// About 20 MB.
    private static final int KEPT = 32_768;

    private final KeyVault vault;
    private final Map<KeyName, SubjectKey> byName = new HashMap<>();
    private final Map<UUID, KeyName> names = new HashMap<>();
    private final LinkedHashMap<UUID, SubjectKey> byHandle = new LinkedHashMap<>(1024, 0.75f, true);
    private long destructions;
    private long changes;

    public KeyRing(KeyVault vault) {
        this.vault = vault;
        this.changes = vault.changes();
    }

    /// Forgets what another process may have destroyed. Called under the lock.
    private void forgetChanged() {
        long now = vault.changes();
        if (now != changes) {
            changes = now;
            destructions++;
            byName.clear();
            names.clear();
            byHandle.clear();
            Ciphers.forget();
        }
    }

    /// The keys to seal under, in the order of their names; missing ones are made and are on disk.
    List<SubjectKey> keys(List<KeyName> wanted) {
        List<@Nullable SubjectKey> found = new ArrayList<>(wanted.size());
        List<KeyName> missing = new ArrayList<>();
        long before;
        synchronized (this) {
            forgetChanged();
            before = destructions;
            for (KeyName name : wanted) {
                SubjectKey known = byName.get(name);
                found.add(known);
                if (known == null) {
                    missing.add(name);
                } else {
                    var _ = byHandle.get(known.handle);
                }
            }
        }
        List<SubjectKey> loaded = missing.isEmpty() ? List.of() : load(missing, before);
        List<SubjectKey> keys = new ArrayList<>(wanted.size());
        int next = 0;
        for (SubjectKey known : found) {
            keys.add(known == null ? loaded.get(next++) : known);
        }
        return keys;
    }

    private List<SubjectKey> load(List<KeyName> missing, long before) {
        List<VaultKey.Live> live = vault.keys(missing);
        return Tools.with(
                tools -> {
                    List<SubjectKey> loaded = new ArrayList<>(live.size());
                    for (int i = 0; i < live.size(); i++) {
                        SubjectKey key = new SubjectKey(live.get(i), tools);
                        loaded.add(key);
                        keep(key, live.get(i).subject(), missing.get(i), before);
                    }
                    return loaded;
                });
    }

    /// The key of a part; null where the vault never gave that handle.
    @Nullable FoundKey find(UUID handle) {
        long before;
        synchronized (this) {
            forgetChanged();
            SubjectKey known = byHandle.get(handle);
            if (known != null) {
                return known;
            }
            before = destructions;
        }
        return switch (vault.find(handle)) {
            case null -> null;
            case VaultKey.Destroyed _ -> FoundKey.Destroyed.FOR_GOOD;
            case VaultKey.Live live -> {
                SubjectKey key = Tools.with(tools -> new SubjectKey(live, tools));
                keep(key, live.subject(), null, before);
                yield key;
            }
        };
    }

    /// Whether the vault knows a handle, destroyed or not.
    boolean knows(UUID handle) {
        return vault.find(handle) != null;
    }

    /// What was loaded before a destruction may be what was destroyed, so it is not kept.
    private synchronized void keep(
            SubjectKey key, Subject subject, @Nullable KeyName name, long before) {
        forgetChanged();
        if (destructions != before || subject == Subject.LINE) {
            return;
        }
        byHandle.put(key.handle, key);
        if (name != null) {
            byName.put(name, key);
            names.put(key.handle, name);
        }
        if (byHandle.size() > KEPT) {
            forget(byHandle.firstEntry().getKey());
        }
    }

    private void forget(UUID handle) {
        byHandle.remove(handle);
        KeyName name = names.remove(handle);
        if (name != null) {
            byName.remove(name);
        }
    }

    /// Handle of the live key under a name; null where there is none. Makes nothing.
    public @Nullable UUID handle(KeyName name) {
        VaultKey.Live live = vault.find(name);
        return live == null ? null : live.handle();
    }

    /// Destroys keys in the vault for good, by handle; see [KeyVault#destroyHandles].
    ///
    /// @return those destroyed now
    public List<UUID> destroyHandles(Collection<UUID> handles) {
        gone(handles);
        List<UUID> destroyed = vault.destroyHandles(handles);
        gone(handles);
        return destroyed;
    }

    /// Before a destruction, so that nothing more is made with these keys; and after it, for what
    /// was loaded in between. Their schedules are dropped too.
    private synchronized void gone(Collection<UUID> handles) {
        destructions++;
        handles.forEach(this::forget);
        Ciphers.forget();
    }

    /// See [KeyVault#destroyedTo()].
    public long destroyedTo() {
        return vault.destroyedTo();
    }

    /// See [KeyVault#destroyedTo(long)].
    public void destroyedTo(long position) {
        vault.destroyedTo(position);
    }

    /// Destroys keys in the vault for good; see [KeyVault#destroy].
    public List<UUID> destroy(Collection<KeyName> wanted) {
        gone(known(wanted));
        List<UUID> destroyed = vault.destroy(wanted);
        gone(destroyed);
        return destroyed;
    }

    private synchronized List<UUID> known(Collection<KeyName> wanted) {
        List<UUID> handles = new ArrayList<>();
        for (KeyName name : wanted) {
            SubjectKey known = byName.get(name);
            if (known != null) {
                handles.add(known.handle);
            }
        }
        return handles;
    }
}
