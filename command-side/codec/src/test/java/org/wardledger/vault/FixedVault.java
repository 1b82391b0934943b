package org.wardledger.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keys that follow from their names, the same for ever: for golden files. No other use.
public class FixedVault implements KeyVault {
    private final Map<UUID, KeyName> given = new HashMap<>();
    private final Set<UUID> destroyed = new HashSet<>();
    private long destroyedTo;

    @Override
    public synchronized List<VaultKey.Live> keys(List<KeyName> names) {
        return names.stream().map(this::live).toList();
    }

    private VaultKey.Live live(KeyName name) {
        UUID handle = handle(name);
        given.put(handle, name);
        return new VaultKey.Live(handle, name.subject(), secret(name));
    }

    private static UUID handle(KeyName name) {
        return UUID.nameUUIDFromBytes(text(name));
    }

    private static byte[] secret(KeyName name) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text(name));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] text(KeyName name) {
        return (name.subject() + "/" + name.kind() + "/" + name.id())
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public synchronized VaultKey.@Nullable Live find(KeyName name) {
        UUID handle = handle(name);
        return given.containsKey(handle) && !destroyed.contains(handle) ? live(name) : null;
    }

    @Override
    public synchronized @Nullable VaultKey find(UUID handle) {
        KeyName name = given.get(handle);
        if (name == null) {
            return null;
        }
        return destroyed.contains(handle) ? new VaultKey.Destroyed(handle) : live(name);
    }

    @Override
    public synchronized List<UUID> destroy(Collection<KeyName> names) {
        List<UUID> gone = new ArrayList<>();
        for (KeyName name : names) {
            UUID handle = handle(name);
            if (given.containsKey(handle) && destroyed.add(handle)) {
                gone.add(handle);
            }
        }
        return gone;
    }

    @Override
    public synchronized List<UUID> destroyHandles(Collection<UUID> handles) {
        return handles.stream().filter(given::containsKey).filter(destroyed::add).toList();
    }

    @Override
    public synchronized long destroyedTo() {
        return destroyedTo;
    }

    @Override
    public synchronized void destroyedTo(long position) {
        destroyedTo = position;
    }

    /// All keys given so far.
    public synchronized List<KeyName> names() {
        return List.copyOf(given.values());
    }

    @Override
    public synchronized long made() {
        return given.size();
    }

    @Override
    public void close() {}
}
