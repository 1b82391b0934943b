package org.wardledger.command.axon;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockFactory;

/// One queue for each stream that is being written to: first come, first served, so that no order
/// waits behind those that came after it. An order holds one stream at a time and takes it after
/// everything else, so none can wait in a circle and nobody has to look for one, as Axon's own
/// factory does at every wait.
final class StreamLocks implements LockFactory {
    private final ConcurrentHashMap<String, Queue> queues = new ConcurrentHashMap<>();

    @Override
    public Lock obtainLock(String stream) {
        Queue queue =
                queues.compute(
                        stream,
                        (_, old) -> {
                            Queue found = old == null ? new Queue(stream) : old;
                            found.users++;
                            return found;
                        });
        queue.lock.lock();
        return queue;
    }

    int inUse() {
        return queues.size();
    }

    private final class Queue implements Lock {
        private final String stream;
        private final ReentrantLock lock = new ReentrantLock(true);
        private int users;

        private Queue(String stream) {
            this.stream = stream;
        }

        @Override
        public void release() {
            lock.unlock();
            queues.compute(stream, (_, queue) -> --users == 0 ? null : queue);
        }

        @Override
        public boolean isHeld() {
            return lock.isHeldByCurrentThread();
        }
    }
}
