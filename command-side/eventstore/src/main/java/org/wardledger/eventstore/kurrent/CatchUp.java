package org.wardledger.eventstore.kurrent;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardledger.eventstore.EventListener;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.Subscription;

/// One subscription of the port: its own thread, page after page until the end of what is known,
/// then asleep until more is. Old and new events come the same way. An outage of the server is
/// waited out; damage, and the listener's own failure, end it.
final class CatchUp implements Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);
    private static final int PAGE_EVENTS = 500;
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long OUTAGE_MILLIS = 200;

    private final Reader reader;
    private final PositionIndex index;
    private final Follower follower;
    private final BooleanSupplier storeClosed;
    private final EventListener listener;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private long position;
    private volatile boolean closed;

    CatchUp(
            Reader reader,
            PositionIndex index,
            Follower follower,
            BooleanSupplier storeClosed,
            long afterPosition,
            EventListener listener) {
        this.reader = reader;
        this.index = index;
        this.follower = follower;
        this.storeClosed = storeClosed;
        this.position = Math.max(afterPosition, 0);
        this.listener = listener;
    }

    void start() {
        var thread = new Thread(this::run, "event-store-subscription");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            while (!closed) {
                boolean more =
                        follower.await(
                                () -> closed || index.count() > position,
                                System.nanoTime() + LOOK_NANOS);
                if (more && !closed) {
                    deliver();
                }
            }
            ended.complete(null);
        } catch (Throwable e) { // whatever it was, the subscriber's owner has to hear of it
            ended.completeExceptionally(e);
        }
    }

    /// What is readable before a broken event is still delivered, so the position that the
    /// subscriber keeps is the one right before the damage.
    private void deliver() throws Exception {
        Reader.Page page;
        try {
            page = reader.page(position, PAGE_EVENTS);
        } catch (EventStoreUnavailable e) {
            if (storeClosed.getAsBoolean()) {
                throw e;
            }
            LOG.info("a subscription waits at position {}: {}", position, e.getMessage());
            Server.sleep(OUTAGE_MILLIS);
            return;
        }
        for (StoredEvent event : page.events()) {
            if (closed) {
                return;
            }
            if (storeClosed.getAsBoolean()) {
                throw new EventStoreUnavailable("event store was closed");
            }
            listener.on(event);
            position = event.position();
        }
        if (page.broken() != null) {
            throw page.broken();
        }
    }

    @Override
    public CompletionStage<Void> ended() {
        return ended;
    }

    @Override
    public void close() {
        closed = true;
        follower.wake();
    }
}
