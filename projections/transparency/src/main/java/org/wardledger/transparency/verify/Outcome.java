package org.wardledger.transparency.verify;

/// The verdict in one word, with the exit code that scripts rely on.
public enum Outcome {
    /// All that was checked holds, and enough witnesses have seen this history.
    WITNESSED(0),
    /// All that was checked holds, but only the operator vouches for it.
    UNWITNESSED(10),
    /// The files fit together; without a policy nobody vouches for them.
    UNANCHORED(20),
    /// Sound in itself, and another history than the one remembered.
    DIVERGED(30),
    /// Does not hold: damaged, forged, or signed by somebody else.
    INVALID(40);

    private final int exitCode;

    Outcome(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
