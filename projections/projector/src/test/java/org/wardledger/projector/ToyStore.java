package org.wardledger.projector;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.wardledger.events.ActorMark;
import org.wardledger.events.Code;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.ItemEvent;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;
import org.wardledger.eventstore.AppendResult;
import org.wardledger.eventstore.EventListener;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.Subscription;
import org.wardledger.eventstore.UnreadableEvent;

/// A store whose events follow from their positions, so that any process sees the same history.
/// Faults can be switched on.
class ToyStore implements EventStore {
    static final String TYPE = "item.withdrawn.v1";
    private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

    private final int streams;
    private final List<EventListener> listeners = new CopyOnWriteArrayList<>();
    private volatile long head;
    private volatile boolean gone;
    private volatile long unreadable;

    ToyStore(int streams, long head) {
        this.streams = streams;
        this.head = head;
    }

    static UUID idOf(long position) {
        return new UUID(0x8000L, 0x8000_0000_0000_0000L | position);
    }

    StoredEvent event(long position) {
        return new StoredEvent(
                position,
                "toy-" + position * 2_654_435_761L % streams,
                0,
                idOf(position),
                TYPE,
                EPOCH.plusMillis(position),
                Long.toString(position).getBytes(StandardCharsets.UTF_8),
                new byte[0]);
    }

    static Recorded<? extends LedgerEvent> recorded(StoredEvent event) {
        Fact<ItemEvent> fact =
                new Fact<>(
                        event.id(),
                        event.recordedAt(),
                        LocalDate.EPOCH,
                        new ActorMark(Code.Role.CLOCK, new Id.Actor("act_0000000000000000")),
                        event.id(),
                        "",
                        new ItemEvent.ItemWithdrawn(new Id.Item("itm_0000000000000000")));
        return new Recorded<>(event.position(), event.stream(), event.revision(), "", fact);
    }

    /// More events come into being.
    synchronized void grow(long by) {
        head += by;
        for (EventListener listener : listeners) {
            try {
                listener.on(event(head));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    void gone(boolean is) {
        gone = is;
    }

    void unreadableAt(long position) {
        unreadable = position;
    }

    @Override
    public List<StoredEvent> readAll(long afterPosition, int max) {
        if (gone) {
            throw new EventStoreUnavailable("switched off");
        }
        List<StoredEvent> events = new ArrayList<>();
        long last = Math.min(head, afterPosition + max);
        for (long position = afterPosition + 1; position <= last; position++) {
            if (position == unreadable) {
                throw new UnreadableEvent(position, "toy", TYPE, "switched to unreadable");
            }
            events.add(event(position));
        }
        return events;
    }

    @Override
    public long head() {
        if (gone) {
            throw new EventStoreUnavailable("switched off");
        }
        return head;
    }

    @Override
    public Subscription subscribe(long afterPosition, EventListener listener) {
        listeners.add(listener);
        CompletableFuture<Void> ended = new CompletableFuture<>();
        return new Subscription() {
            @Override
            public CompletionStage<Void> ended() {
                return ended;
            }

            @Override
            public void close() {
                listeners.remove(listener);
                ended.complete(null);
            }
        };
    }

    @Override
    public CompletableFuture<AppendResult> append(
            String stream, ExpectedRevision expected, List<NewEvent> events) {
        throw new UnsupportedOperationException("the projector only reads in order");
    }

    @Override
    public List<StoredEvent> read(String stream, long fromRevision, int max) {
        throw new UnsupportedOperationException("the projector only reads in order");
    }

    @Override
    public long positionAt(Instant instant) {
        throw new UnsupportedOperationException("the projector only reads in order");
    }

    @Override
    public void close() {}
}
