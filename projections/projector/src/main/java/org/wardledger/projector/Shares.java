package org.wardledger.projector;

/// How many parts the workers of one process hold. The first `max` are theirs; what they hold
/// beyond that nobody else wanted.
final class Shares {
    private final int max;
    private int held;

    Shares(int max) {
        this.max = max;
    }

    /// Takes one of the process's own shares.
    synchronized boolean take() {
        if (held >= max) {
            return false;
        }
        held++;
        return true;
    }

    /// Takes one more, whether or not there is room.
    synchronized void takeBeyond() {
        held++;
    }

    synchronized void give() {
        held--;
    }

    synchronized boolean isBeyond() {
        return held > max;
    }
}
