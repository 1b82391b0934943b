package org.wardledger.transparency.verify;

/// Told how far a verification is, on the thread that asked for it.
@FunctionalInterface
public interface Progress {
    void at(long leaves, long of);

    static Progress none() {
        return (_, _) -> {};
    }
}
