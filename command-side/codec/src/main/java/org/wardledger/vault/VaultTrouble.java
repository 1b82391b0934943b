package org.wardledger.vault;

import org.jspecify.annotations.Nullable;

/// The vault cannot be used, or does not fit the events. Says what to do. Nothing is made or
/// changed to get around it: a new key for an old subject would look like order and be a loss.
public final class VaultTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public VaultTrouble(String message) {
        this(message, null);
    }

    public VaultTrouble(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
