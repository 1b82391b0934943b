package org.wardledger.launcher;

import org.wardledger.vault.KekSource;
import org.wardledger.vault.KeyVault;
import org.wardledger.vault.PostgresKeyVault;
import org.wardledger.vault.PostgresSettings;
import org.wardledger.vault.SqliteKeyVault;

/// Where the keys are kept.
sealed interface VaultPlace {

    KeyVault open(DataFolder data, KekSource kek, boolean empty);

    /// In the data folder.
    record Embedded() implements VaultPlace {
        @Override
        public KeyVault open(DataFolder data, KekSource kek, boolean empty) {
            return SqliteKeyVault.open(data.vault(), kek, data.keysMark(), empty);
        }
    }

    /// In a database, for several processes.
    record Database(PostgresSettings settings) implements VaultPlace {
        @Override
        public KeyVault open(DataFolder data, KekSource kek, boolean empty) {
            return PostgresKeyVault.open(settings, kek, data.keysMark(), empty);
        }
    }
}
