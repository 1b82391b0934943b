package org.wardledger.eventstore.sqlite;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.wardledger.eventstore.EventListener;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.Subscription;

/// One subscription: its own thread, page after page until the head, then asleep until the next
/// commit rings. Old and new events come the same way, so there is no switch to get wrong.
final class CatchUp implements Subscription {
    private static final int PAGE_EVENTS = 1_000;
    private static final long PAGE_BYTES = 4L << 20;

    private final ReadPool readers;
    private final Head head;
    private final BooleanSupplier storeClosed;
    private final EventListener listener;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private long position;
    private volatile boolean closed;

    CatchUp(
            ReadPool readers,
            Head head,
            BooleanSupplier storeClosed,
            long afterPosition,
            EventListener listener) {
        this.readers = readers;
        this.head = head;
        this.storeClosed = storeClosed;
        this.position = Math.max(afterPosition, 0);
        this.listener = listener;
    }

    void start() {
        Thread.ofPlatform().daemon().name("event-store-subscription").start(this::run);
    }

    private void run() {
        try {
            while (!closed) {
                head.awaitBeyond(position, () -> closed || storeClosed.getAsBoolean());
                if (closed) {
                    break;
                }
                if (storeClosed.getAsBoolean()) {
                    throw new EventStoreUnavailable("event store was closed");
                }
                deliver();
            }
            ended.complete(null);
        } catch (Throwable e) { // whatever it was, the subscriber's owner has to hear of it
            ended.completeExceptionally(e);
        }
    }

    /// What is readable before a broken event is still delivered, so the position that the
    /// subscriber keeps is the one right before the damage.
    private void deliver() throws Exception {
        EventRows.Page page = readers.ask(rows -> rows.after(position, PAGE_EVENTS, PAGE_BYTES));
        for (StoredEvent event : page.events()) {
            if (closed) {
                return;
            }
            listener.on(event);
            position = event.position();
        }
        if (page.events().isEmpty()) {
            page.whole();
            throw EventRows.missing(position + 1, "");
        }
    }

    @Override
    public CompletionStage<Void> ended() {
        return ended;
    }

    @Override
    public void close() {
        closed = true;
        head.ring();
    }
}
