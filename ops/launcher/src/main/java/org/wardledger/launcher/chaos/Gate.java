package org.wardledger.launcher.chaos;

import java.util.concurrent.locks.ReentrantReadWriteLock;

/// Lets everybody who sends commands through, until it is closed: then nothing is under way and
/// nothing has an unknown outcome, and what was acknowledged can be compared with what is there.
final class Gate {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

    /// Some work that must not be looked at in the middle.
    @FunctionalInterface
    interface Work {
        void run() throws InterruptedException;
    }

    void pass(Work work) throws InterruptedException {
        lock.readLock().lockInterruptibly();
        try {
            work.run();
        } finally {
            lock.readLock().unlock();
        }
    }

    void whileClosed(Work work) throws InterruptedException {
        lock.writeLock().lockInterruptibly();
        try {
            work.run();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
