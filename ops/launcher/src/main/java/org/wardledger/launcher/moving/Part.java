package org.wardledger.launcher.moving;

import org.wardledger.eventstore.StoredEvent;
import org.wardledger.vault.VaultCopy;

/// What stands in a backup, in this order: what it is, events, keys, files, the end.
sealed interface Part {
    record What(Manifest manifest) implements Part {}

    record Event(StoredEvent event) implements Part {}

    record Key(VaultCopy.Row row) implements Part {}

    /// @param name relative to the data folder
    record Document(String name, byte[] bytes) implements Part {}

    /// @param keys how many keys there are, destroyed ones included
    record End(HistoryDigest.Sum history, long keys) implements Part {}
}
