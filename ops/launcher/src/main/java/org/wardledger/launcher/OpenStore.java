package org.wardledger.launcher;

import org.jspecify.annotations.Nullable;
import org.wardledger.codec.EntryReader;
import org.wardledger.codec.KeyRing;
import org.wardledger.command.StoreSecret;
import org.wardledger.eventstore.EventStore;
import org.wardledger.launcher.publiclog.Beginning;

/// A store for a process that writes no event: with the keys where it opens what is sealed, without
/// them where it only passes the public entries on.
final class OpenStore implements Ground {
    private final EventStore store;
    private final @Nullable LedgerKeys keys;
    private final byte @Nullable [] secret;

    private OpenStore(EventStore store, @Nullable LedgerKeys keys, byte @Nullable [] secret) {
        this.store = store;
        this.keys = keys;
        this.secret = secret;
    }

    /// Owns the store from here on, also where this throws.
    ///
    /// @param opens whether it needs the keys
    static OpenStore on(EventStore store, DataFolder data, VaultPlace vault, boolean opens) {
        try {
            Beginning.check(store);
            if (!opens) {
                return new OpenStore(store, null, null);
            }
            byte[] secret = StoreSecret.of(data.secret(), false);
            LedgerKeys keys = LedgerKeys.reading(data, store, vault);
            try {
                keys.requireSame(secret, data.secret());
                return new OpenStore(store, keys, secret);
            } catch (RuntimeException e) {
                keys.close();
                throw e;
            }
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    @Override
    public EventStore store() {
        return store;
    }

    @Override
    public byte[] secret() {
        return given(secret).clone();
    }

    @Override
    public KeyRing ring() {
        return given(keys).ring();
    }

    @Override
    public EntryReader reader() {
        return new EntryReader(ring());
    }

    private static <T> T given(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("this process was given no keys");
        }
        return part;
    }

    @Override
    public void close() {
        try (store;
                keys) {
            // closing is all there is to do
        }
    }
}
