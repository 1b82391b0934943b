package org.wardledger.eventstore.sqlite;

import java.util.function.BooleanSupplier;

/// The last committed position, and the bell that wakes who waits for the next one.
final class Head {
    private final Object bell = new Object();
    private volatile long position;

    long position() {
        return position;
    }

    void advance(long to) {
        position = to;
        ring();
    }

    /// Lets everybody look again whether there is still something to wait for.
    void ring() {
        synchronized (bell) {
            bell.notifyAll();
        }
    }

    /// Returns when the head is beyond `seen`, or `stopped` holds.
    void awaitBeyond(long seen, BooleanSupplier stopped) throws InterruptedException {
        synchronized (bell) {
            while (position <= seen && !stopped.getAsBoolean()) {
                bell.wait();
            }
        }
    }
}
