package org.wardledger.launcher.moving;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.wardledger.eventstore.AppendResult;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.StoredEvent;

/// Puts a history into another store through the port: the same ids, bytes and times, each event at
/// the same revision and position as before, or an end with the first position that would not be
/// the same. Events that follow each other in one stream go in one append.
final class Transfer {
    /// What every engine takes in one append.
    private static final int RUN_EVENTS = 200;

    private static final int RUN_BYTES = 512 << 10;

    private final EventStore target;
    private final int window;
    private final List<StoredEvent> run = new ArrayList<>();
    private final ArrayDeque<Sent> sent = new ArrayDeque<>();
    private int bytes;

    private record Sent(StoredEvent first, int events, CompletableFuture<AppendResult> answer) {}

    /// @param window how many appends may be under way; more than one only where the target keeps
    ///     the order in which it is asked, and is thrown away after a failure
    Transfer(EventStore target, int window) {
        this.target = target;
        this.window = window;
    }

    /// Takes the event behind the one before.
    void add(StoredEvent event) {
        int size = event.entry().length + event.payload().length;
        boolean fits =
                run.isEmpty()
                        || (run.getLast().stream().equals(event.stream())
                                && run.size() < RUN_EVENTS
                                && bytes + size <= RUN_BYTES);
        if (!fits) {
            send();
        }
        run.add(event);
        bytes += size;
    }

    /// Everything taken so far is on the target's disk when this returns.
    void finish() {
        send();
        while (!sent.isEmpty()) {
            await();
        }
    }

    private void send() {
        if (run.isEmpty()) {
            return;
        }
        StoredEvent first = run.getFirst();
        List<NewEvent> events = run.stream().map(Transfer::again).toList();
        ExpectedRevision expected = ExpectedRevision.after(first.revision() - 1);
        sent.add(new Sent(first, run.size(), target.append(first.stream(), expected, events)));
        run.clear();
        bytes = 0;
        while (sent.size() >= window) {
            await();
        }
    }

    private static NewEvent again(StoredEvent event) {
        return new NewEvent(
                event.id(), event.type(), event.recordedAt(), event.entry(), event.payload());
    }

    private void await() {
        Sent oldest = sent.remove();
        AppendResult result;
        try {
            result = oldest.answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof EventStoreUnavailable outage ? outage : e;
        }
        long first = oldest.first.position();
        boolean same =
                result instanceof AppendResult.Appended(long from, long to, long _, boolean _)
                        && from == first
                        && to == first + oldest.events - 1;
        if (!same) {
            throw new MovingTrouble("migrate.differs", first);
        }
    }
}
