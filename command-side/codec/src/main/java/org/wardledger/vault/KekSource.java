package org.wardledger.vault;

/// The key-encryption key from outside the vault: whoever has only the vault's file, or only this,
/// can read nothing. A key-management service would wrap and unwrap behind the same interface
/// without giving its key away.
public interface KekSource {

    /// Length of wrapped and plain keys, in bytes.
    int KEY_BYTES = 32;

    /// Encrypts a key together with what it is bound to.
    byte[] wrap(byte[] key, byte[] bound);

    /// Throws [VaultTrouble] where this is not the key that wrapped it, or it is bound to something
    /// else.
    byte[] unwrap(byte[] wrapped, byte[] bound);
}
