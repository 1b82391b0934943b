package org.wardledger.command;

/// A decision was made on a state that is no longer the last one. Nothing was written; the stream
/// is read anew before the next attempt.
public final class StaleState extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StaleState(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
