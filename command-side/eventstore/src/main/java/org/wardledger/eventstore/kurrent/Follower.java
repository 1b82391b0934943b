package org.wardledger.eventstore.kurrent;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.UnreadableEvent;

/// Follows `$all` on one thread, page after page, and keeps the derived order up to date. It goes
/// on when somebody asks, when the bell rings, and otherwise every second: nothing depends on a
/// subscription being alive.
final class Follower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final long SAY_AFTER_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Server server;
    private final PositionIndex index;
    private final Ordering ordering;
    private final PageSize size;
    private final long pollMillis;
    private final Thread thread = new Thread(this::run, "event-store-follower");
    private final Object monitor = new Object();
    private long asked;
    private long done;
    private Place rung = Place.START;
    private boolean closed;
    private @Nullable RuntimeException failure;
    private volatile @Nullable UnreadableEvent stopped;

    Follower(Server server, PositionIndex index, Ordering ordering, KurrentLimits limits) {
        this.server = server;
        this.index = index;
        this.ordering = ordering;
        this.size = new PageSize(limits);
        this.pollMillis = limits.poll().toMillis();
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /// Something new may be there. Returns at once.
    void ring() {
        synchronized (monitor) {
            asked++;
            monitor.notifyAll();
        }
    }

    /// An event stands at a place; null for somewhere. Returns at once. Its writer and the
    /// subscription both tell of it, and it is read once.
    void ring(@Nullable Place place) {
        if (place == null) {
            ring();
            return;
        }
        synchronized (monitor) {
            if (place.compareTo(rung) > 0) {
                rung = place;
            }
            if (isNews()) {
                monitor.notifyAll();
            }
        }
    }

    private boolean isNews() {
        return rung.compareTo(index.resume()) > 0;
    }

    /// Returns when everything is known that stood in `$all` when this was called.
    ///
    /// @throws UnreadableEvent where the order cannot be carried on
    /// @throws EventStoreUnavailable where the server does not answer
    void catchUp() {
        synchronized (monitor) {
            long mine = ++asked;
            monitor.notifyAll();
            while (done < mine && !closed) {
                await(0);
            }
            throwIfClosed();
            if (failure instanceof UnreadableEvent unreadable) {
                throw unreadable;
            }
            if (failure != null) {
                throw new EventStoreUnavailable(String.valueOf(failure.getMessage()), failure);
            }
        }
    }

    /// Waits until something holds that depends on what is known, looked at after every page; no
    /// longer than until a time of the nano clock. False when the time is over.
    ///
    /// @throws UnreadableEvent where the order cannot be carried on
    boolean await(BooleanSupplier ready, long untilNanos) {
        synchronized (monitor) {
            while (!ready.getAsBoolean()) {
                throwIfClosed();
                UnreadableEvent stop = stopped;
                if (stop != null) {
                    throw stop;
                }
                long left = TimeUnit.NANOSECONDS.toMillis(untilNanos - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                await(left);
            }
            return true;
        }
    }

    /// Lets everybody look again who waits.
    void wake() {
        synchronized (monitor) {
            monitor.notifyAll();
        }
    }

    /// Why the order cannot be carried on; null while it can.
    @Nullable UnreadableEvent stopped() {
        return stopped;
    }

    private void throwIfClosed() {
        if (closed) {
            throw new EventStoreUnavailable("event store was closed");
        }
    }

    private void await(long millis) {
        try {
            monitor.wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventStoreUnavailable("interrupted while waiting for events", e);
        }
    }

    private void run() {
        while (true) {
            long ticket;
            synchronized (monitor) {
                if (asked == done && !isNews() && !closed) {
                    await(pollMillis);
                }
                if (closed) {
                    return;
                }
                ticket = asked;
                rung = Place.START; // this round finds it, or the next poll does
            }
            RuntimeException outcome = round();
            synchronized (monitor) {
                done = ticket;
                failure = outcome;
                monitor.notifyAll();
            }
            if (outcome != null && !server.closed()) {
                Server.sleep(Math.min(pollMillis, 200)); // who asks in a row does not spin
            }
        }
    }

    /// To the end of `$all` as it is now. Gives back what stopped it, null for nothing.
    private @Nullable RuntimeException round() {
        try {
            long said = System.nanoTime();
            while (!server.closed()) {
                Server.Part page = server.all(index.resume(), size, Integer.MAX_VALUE);
                ordering.take(page.events());
                wake();
                if (page.end()) {
                    break;
                }
                if (System.nanoTime() - said > SAY_AFTER_NANOS) {
                    said = System.nanoTime();
                    LOG.info("reading the order of events: {} known so far", index.count());
                }
            }
            stopped = null;
            return null;
        } catch (UnreadableEvent e) {
            if (stopped == null) {
                LOG.error("the order of events stops: {}", e.getMessage());
            }
            stopped = e;
            return e;
        } catch (RuntimeException e) { // the thread must live: the next round may work
            if (!(e instanceof EventStoreUnavailable)) {
                LOG.error("following $all failed", e);
            }
            return e;
        }
    }

    @Override
    public void close() {
        synchronized (monitor) {
            closed = true;
            monitor.notifyAll();
        }
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
