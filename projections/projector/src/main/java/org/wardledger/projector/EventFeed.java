package org.wardledger.projector;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.Subscription;
import org.wardledger.eventstore.UnreadableEvent;
import org.wardledger.projector.Trouble.Kind;

/// Pages of the total order, read and decoded one page ahead on a thread of its own, long ones on
/// all cores.
///
/// Events are always *read*; the subscription only rings when there are new ones. So a subscription
/// that dies, repeats or reorders costs half a second, never an event: a page holds exactly the
/// positions that follow the last one, or ends before the first that does not.
final class EventFeed implements AutoCloseable {

    /// @param events consecutive, understood
    /// @param stop why the event after them cannot be used
    record Page(List<Incoming> events, @Nullable ProjectorStopped stop) {}

    /// Fewer are not worth the handing over.
    private static final int MANY = 64;

    private static final int GAP_TRIES = 5;
    private static final Duration GAP_PAUSE = Duration.ofMillis(100);

    private final EventStore store;
    private final EventReader reader;
    private final Retry retry;
    private final int pageSize;
    private final ExecutorService ahead =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("projector-read").daemon().factory());
    private final Semaphore news = new Semaphore(0);
    private final Semaphore woken = new Semaphore(0);
    private @Nullable CompletableFuture<Page> next;
    private long nextAfter = -1;
    private volatile @Nullable Subscription subscription;

    EventFeed(Runner.Parts parts) {
        this.store = parts.store();
        this.reader = parts.reader();
        this.retry = parts.retry();
        this.pageSize = parts.settings().batches().eventsMax();
    }

    /// Events after a position; none at the head.
    Page after(long position) {
        Page page;
        CompletableFuture<Page> read = next;
        next = null;
        if (read != null && nextAfter == position) {
            page = joined(read);
        } else {
            page = readAfter(position);
        }
        if (page.events().size() == pageSize && page.stop() == null) {
            nextAfter = position + pageSize;
            next = CompletableFuture.supplyAsync(() -> readAfter(position + pageSize), ahead);
        }
        return page;
    }

    private static Page joined(CompletableFuture<Page> read) {
        try {
            return read.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private Page readAfter(long position) {
        for (int tries = 1; ; tries++) {
            Page page = retry.reading(() -> decoded(position, stored(position, pageSize)));
            boolean gapFirst =
                    page.events().isEmpty()
                            && page.stop() != null
                            && page.stop().trouble().kind() == Kind.GAP;
            if (!gapFirst || tries == GAP_TRIES) {
                return page;
            }
            retry.pause(GAP_PAUSE);
        }
    }

    /// A damaged event hides those before it from the read of a whole page; they are read apart.
    private List<StoredEvent> stored(long position, int max) {
        try {
            return store.readAll(position, max);
        } catch (UnreadableEvent e) {
            long whole = e.position() - position - 1;
            if (whole <= 0 || whole >= max) {
                throw unreadable(e.position(), e.type(), e);
            }
            return store.readAll(position, (int) whole);
        }
    }

    private Page decoded(long position, List<StoredEvent> stored) {
        List<Incoming> whole = stored.size() < MANY ? List.of() : together(position, stored);
        return whole.isEmpty() ? oneByOne(position, stored) : new Page(whole, null);
    }

    /// A long page on all cores, in order; empty where anything is wrong with it. Then the same is
    /// done again one by one, which says with what, and keeps the events before it.
    private List<Incoming> together(long position, List<StoredEvent> stored) {
        for (int i = 0; i < stored.size(); i++) {
            if (stored.get(i).position() != position + 1 + i) {
                return List.of();
            }
        }
        try {
            return stored.parallelStream().map(e -> new Incoming(e, reader.read(e))).toList();
        } catch (EventStoreUnavailable e) {
            throw e; // an outage is waited out; nothing is wrong with the page
        } catch (RuntimeException e) {
            return List.of();
        }
    }

    private Page oneByOne(long position, List<StoredEvent> stored) {
        List<Incoming> events = new ArrayList<>(stored.size());
        long last = position;
        for (StoredEvent event : stored) {
            if (event.position() <= last) {
                continue;
            }
            if (event.position() != last + 1) {
                return new Page(events, gap(last, event));
            }
            try {
                events.add(new Incoming(event, reader.read(event)));
            } catch (EventStoreUnavailable e) {
                throw e;
            } catch (RuntimeException e) {
                return new Page(events, unreadable(event.position(), event.type(), e));
            }
            last = event.position();
        }
        return new Page(events, null);
    }

    private static ProjectorStopped gap(long last, StoredEvent event) {
        return new ProjectorStopped(
                new Trouble(
                        Kind.GAP,
                        event.position(),
                        event.type(),
                        "",
                        "position " + event.position() + " comes after " + last));
    }

    private static ProjectorStopped unreadable(long position, String type, RuntimeException e) {
        return new ProjectorStopped(
                new Trouble(Kind.UNREADABLE_EVENT, position, type, "", String.valueOf(e)), e);
    }

    long head() {
        return retry.reading(store::head);
    }

    /// Returns when the time is over or [#wake()] is called; new events do not end it.
    void pause(Duration time) {
        try {
            if (woken.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS)) {
                woken.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Retry.Abandoned();
        }
    }

    /// Returns when there may be events after a position, or when the time is over.
    void awaitNews(long position, Duration time) {
        if (subscription == null) {
            subscribe(position);
        }
        try {
            if (news.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS)) {
                news.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Retry.Abandoned();
        }
    }

    private void subscribe(long position) {
        try {
            Subscription started = store.subscribe(position, event -> news.release());
            subscription = started;
            started.ended()
                    .whenComplete(
                            (done, failure) -> {
                                if (subscription == started) {
                                    subscription = null;
                                }
                            });
        } catch (EventStoreUnavailable e) {
            // The next read meets the same outage, and reports it.
        }
    }

    /// Ends a wait; from any thread.
    void wake() {
        woken.release();
        news.release();
    }

    @Override
    public void close() {
        ahead.shutdownNow();
        Subscription running = subscription;
        if (running != null) {
            running.close();
        }
    }
}
