package org.wardledger.vault;

import java.util.UUID;
import org.wardledger.events.Visibility.Subject;

/// What the vault knows of one key.
public sealed interface VaultKey {

    /// Random name of the key in payloads; tells nothing of the subject.
    UUID handle();

    /// Usable.
    ///
    /// @param secret 32 random bytes; not to be kept longer than needed, never to be written
    record Live(UUID handle, Subject subject, byte[] secret) implements VaultKey {
        /// Never the secret.
        @Override
        public String toString() {
            return "Live[" + handle + "]";
        }
    }

    /// Destroyed for good, on purpose.
    record Destroyed(UUID handle) implements VaultKey {}
}
