package org.wardledger.command.lookup;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/// Who may change the index beside whom: many that have nothing to do with each other together, or
/// one alone.
final class Turns {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    void together(Runnable work) {
        under(lock.readLock(), asked(work));
    }

    void alone(Runnable work) {
        under(lock.writeLock(), asked(work));
    }

    <T> T alone(Supplier<T> work) {
        return under(lock.writeLock(), work);
    }

    private static Supplier<Boolean> asked(Runnable work) {
        return () -> {
            work.run();
            return true;
        };
    }

    private static <T> T under(Lock turn, Supplier<T> work) {
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }
}
