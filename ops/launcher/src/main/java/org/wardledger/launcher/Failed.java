package org.wardledger.launcher;

/// A command cannot go on for a reason that a person can mend; the text says how.
public final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Failed(String message) {
        super(message);
    }
}
