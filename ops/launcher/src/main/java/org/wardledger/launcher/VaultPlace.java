package org.wardledger.launcher;

import java.nio.file.Path;
import org.wardledger.vault.KekSource;
import org.wardledger.vault.KeyVault;
import org.wardledger.vault.PostgresKeyVault;
import org.wardledger.vault.PostgresSettings;
import org.wardledger.vault.SqliteKeyVault;

/// Where the keys are kept.
sealed interface VaultPlace {

    KeyVault open(DataFolder data, KekSource kek, boolean empty);

    /// What this process has seen of the vault.
    private static Path mark(DataFolder data) {
        return data.store().resolve("keys.mark");
    }

    /// In the data folder.
    record Embedded() implements VaultPlace {
        @Override
        public KeyVault open(DataFolder data, KekSource kek, boolean empty) {
            return SqliteKeyVault.open(data.vault(), kek, mark(data), empty);
        }
    }

    /// In a database, for several processes.
    record Database(PostgresSettings settings) implements VaultPlace {
        @Override
        public KeyVault open(DataFolder data, KekSource kek, boolean empty) {
            return PostgresKeyVault.open(settings, kek, mark(data), empty);
        }
    }
}
