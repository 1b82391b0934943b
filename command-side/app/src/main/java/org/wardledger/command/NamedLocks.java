package org.wardledger.command;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// One lock for each name that is in use, none for the others.
final class NamedLocks {
    private final ConcurrentHashMap<Object, Entry> entries = new ConcurrentHashMap<>();

    private static final class Entry {
        private final ReentrantLock lock = new ReentrantLock();
        private int users;
    }

    /// Waits until nobody else holds the name.
    ///
    /// @return gives it free; to be run by the same thread
    Runnable take(Object name) {
        Entry entry =
                entries.compute(
                        name,
                        (_, old) -> {
                            Entry found = old == null ? new Entry() : old;
                            found.users++;
                            return found;
                        });
        entry.lock.lock();
        return () -> free(name, entry);
    }

    private void free(Object name, Entry entry) {
        entry.lock.unlock();
        entries.compute(name, (_, _) -> --entry.users == 0 ? null : entry);
    }

    int inUse() {
        return entries.size();
    }
}
