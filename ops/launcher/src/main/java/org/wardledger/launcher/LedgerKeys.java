package org.wardledger.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.codec.EntryReader;
import org.wardledger.codec.KeyRing;
import org.wardledger.command.privacy.Shredder;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.vault.Kek;
import org.wardledger.vault.KekSource;
import org.wardledger.vault.KeyVault;
import org.wardledger.vault.PostgresKeyVault;

/// The key vault of an installation, opened with its key-encryption key: that of `--kek-file`, else
/// of the environment, else the file `kek` in the data folder, which is made with an empty ledger
/// and belongs on another disk.
public final class LedgerKeys implements AutoCloseable {
    /// Base64 of 32 bytes.
    public static final String VARIABLE = "LEDGER_KEK";

    private static final int LOOKED_AT = 1_000;

    private final KeyVault vault;
    private final KeyRing ring;

    private LedgerKeys(KeyVault vault) {
        this.vault = vault;
        this.ring = new KeyRing(vault);
    }

    /// Throws [VaultTrouble] where vault, key-encryption key and events do not belong together.
    public static LedgerKeys open(DataFolder data, EventStore store) {
        return open(data, store, new VaultPlace.Embedded());
    }

    static LedgerKeys open(DataFolder data, EventStore store, VaultPlace place) {
        LedgerKeys keys = checked(data, store, place);
        try {
            keys.catchUp(data, store);
            return keys;
        } catch (RuntimeException e) {
            keys.close();
            throw e;
        }
    }

    /// For a process that destroys nothing.
    static LedgerKeys reading(DataFolder data, EventStore store, VaultPlace place) {
        return checked(data, store, place);
    }

    private static LedgerKeys checked(DataFolder data, EventStore store, VaultPlace place) {
        boolean empty = store.head() == 0;
        LedgerKeys keys = new LedgerKeys(place.open(data, kek(data, empty), empty));
        try {
            List<StoredEvent> last =
                    store.readAll(Math.max(0, store.head() - LOOKED_AT), LOOKED_AT);
            new EntryReader(keys.ring).checkKeysOf(last);
            return keys;
        } catch (RuntimeException e) {
            keys.close();
            throw e;
        }
    }

    /// Refuses a secret of the store that is another than the one with which a cluster began.
    void requireSame(byte[] secret, Path file) {
        if (vault instanceof PostgresKeyVault shared) {
            shared.requireSame(secret, file);
        }
    }

    /// Destructions that a crash, or a vault from an older backup, left undone; before anything is
    /// read for anybody. What the command side looks up is made anew then.
    private void catchUp(DataFolder data, EventStore store) {
        Erasing erasing = new Erasing(data.erasing());
        if (!new Shredder(ring).catchUp(store).isEmpty()) {
            erasing.begin();
        }
        if (erasing.isUnderWay()) {
            try {
                Folders.deleteDatabase(data.index());
            } catch (IOException e) {
                throw new UncheckedIOException("cannot delete " + data.index(), e);
            }
        }
    }

    private static KekSource kek(DataFolder data, boolean empty) {
        Path named = data.kekFile();
        if (named != null) {
            return Kek.ofFile(named);
        }
        @Nullable String text = System.getenv(VARIABLE);
        if (text != null && !text.isBlank()) {
            return Kek.ofText(text, VARIABLE);
        }
        boolean first = empty && !Files.exists(data.vault()) && !Files.exists(data.kek());
        return first ? Kek.create(data.kek()) : Kek.ofFile(data.kek());
    }

    public KeyRing ring() {
        return ring;
    }

    @Override
    public void close() {
        vault.close();
    }
}
