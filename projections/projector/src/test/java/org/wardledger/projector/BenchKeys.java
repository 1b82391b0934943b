package org.wardledger.projector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.wardledger.codec.KeyRing;
import org.wardledger.vault.Kek;
import org.wardledger.vault.KekSource;
import org.wardledger.vault.SqliteKeyVault;

/// The keys of the [BenchLedger] of this process, in a vault beside its store.
final class BenchKeys {
    private static @Nullable KeyRing keys;

    private BenchKeys() {}

    /// Of the ledger opened last; one that goes with the process where none was opened.
    static synchronized KeyRing ring() {
        try {
            KeyRing known = keys;
            return known == null ? open(Files.createTempDirectory("keys"), true) : known;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static synchronized KeyRing open(Path folder, boolean empty) {
        KeyRing opened =
                new KeyRing(
                        SqliteKeyVault.open(
                                folder.resolve("vault.db"),
                                Kek.of(new byte[KekSource.KEY_BYTES]),
                                folder.resolve("keys.mark"),
                                empty));
        keys = opened;
        return opened;
    }
}
