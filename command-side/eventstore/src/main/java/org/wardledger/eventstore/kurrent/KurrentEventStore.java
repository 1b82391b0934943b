package org.wardledger.eventstore.kurrent;

import io.kurrent.dbclient.RecordedEvent;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardledger.eventstore.AppendResult;
import org.wardledger.eventstore.AppendResult.Appended;
import org.wardledger.eventstore.EventListener;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.Micros;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.StoreMeter;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.Subscription;
import org.wardledger.eventstore.UnreadableEvent;

/// The event store on an EventStoreDB (20.6 and later) or KurrentDB cluster. Any number of
/// processes may have it open; all of them see the same events at the same positions.
///
/// Acknowledged means: on disk on a majority of the nodes, and seen in `$all`. Appends to one
/// stream are written in the order of the calls, those to different streams in any order; who
/// needs one order over streams waits for each answer.
///
/// An outage fails what it hits with [EventStoreUnavailable] when its time is over; the store goes
/// on by itself when the cluster does, through a change of leader, lost connections and restarts.
public final class KurrentEventStore implements EventStore {
    private static final Logger LOG = LoggerFactory.getLogger(KurrentEventStore.class);
    private static final String CLOSED = "event store is closed; nothing was written";

    private final KurrentLimits limits;
    private final StoreMeter meter;
    private final StreamNames names;
    private final Server server;
    private final PositionIndex index;
    private final Follower follower;
    private final Reader reader;
    private final Appender appender;
    private final Bell bell;
    private final Lanes lanes;
    private final Semaphore appends;
    private final Semaphore bytes;
    private final ExecutorService answers =
            Executors.newCachedThreadPool(
                    work -> {
                        var thread = new Thread(work, "event-store-answer");
                        thread.setDaemon(true);
                        return thread;
                    });
    private volatile boolean closed;

    private KurrentEventStore(KurrentSettings settings, PositionIndex index, StoreMeter meter) {
        this.limits = settings.limits();
        this.meter = meter;
        this.index = index;
        names = new StreamNames(settings.namespace());
        server = new Server(settings);
        var recent = new Recent();
        var ordering = new Ordering(server, index, names, recent);
        follower = new Follower(server, index, ordering, limits);
        reader = new Reader(server, index, follower, names, recent, limits);
        appender = new Appender(server, index, follower, ordering, reader, names, limits);
        bell = new Bell(server.reads(), index, follower, names, limits);
        lanes = new Lanes(limits.inFlightMax());
        appends = new Semaphore(limits.queueAppendsMax(), true);
        bytes = new Semaphore(limits.queueBytesMax(), true);
    }

    /// Connects and reads whatever part of the order is not known yet: all of it the first time,
    /// or without a positions file.
    ///
    /// @throws EventStoreUnavailable when the servers do not answer in time or are not trusted,
    ///     when the account is not known or may not read `$all`, or when the positions file is of
    ///     another history or in use
    public static KurrentEventStore open(KurrentSettings settings) {
        return open(settings, StoreMeter.none());
    }

    /// As above, with a listener for metrics.
    public static KurrentEventStore open(KurrentSettings settings, StoreMeter meter) {
        var index = PositionIndex.open(settings.positions(), settings.namespace());
        var store = new KurrentEventStore(settings, index, meter);
        try {
            store.start(settings);
            return store;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private void start(KurrentSettings settings) {
        var trust = new Trust(settings);
        follower.start();
        long until = System.nanoTime() + limits.open().toNanos();
        while (true) {
            try {
                trust.check();
                sameHistory(settings);
                follower.catchUp();
                break;
            } catch (EventStoreUnavailable e) {
                if (System.nanoTime() >= until || !CallFailure.isOutage(e)) {
                    throw new EventStoreUnavailable(
                            "event store on %s cannot be opened: %s"
                                    .formatted(settings.servers(), e.getMessage()),
                            e);
                }
                Server.sleep(200);
            } catch (UnreadableEvent e) {
                break; // it is open up to there; whoever comes to that place hears of it
            }
        }
        bell.start();
    }

    /// Positions that were kept have to be those of this server: the last one is looked at.
    private void sameHistory(KurrentSettings settings) {
        PositionIndex.Row last = index.last();
        if (last == null) {
            return;
        }
        List<RecordedEvent> found = server.all(last.place(), PageSize.one(), 1).events();
        if (found.isEmpty() || !found.get(0).getEventId().equals(last.id())) {
            throw new EventStoreUnavailable(
                    ("the server's history is not the one that %s was made from: its event at"
                                    + " position %d is not there. It is another server, or one"
                                    + " restored from an older copy. Where that is intended,"
                                    + " delete the file")
                            .formatted(settings.positions(), last.position()));
        }
    }

    /// Blocks while the queue is full. What hangs on the future runs on a thread of its own.
    @Override
    public CompletableFuture<AppendResult> append(
            String stream, ExpectedRevision expected, List<NewEvent> events) {
        if (events.isEmpty()) {
            return CompletableFuture.completedFuture(nothing(stream));
        }
        String onServer = names.onServer(stream);
        Append append = Append.of(stream, expected, events, limits);
        var answer = new CompletableFuture<AppendResult>();
        if (closed) {
            return refused(CLOSED);
        }
        if (!acquire(append)) {
            return refused("interrupted while the queue was full; nothing was written");
        }
        if (!lanes.add(onServer, () -> run(append, answer))) {
            release(append);
            return refused(CLOSED);
        }
        return answer;
    }

    /// False when interrupted; nothing is taken then.
    private boolean acquire(Append append) {
        try {
            appends.acquire();
            try {
                bytes.acquire(append.bytes());
                return true;
            } catch (InterruptedException e) {
                appends.release();
                throw e;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static CompletableFuture<AppendResult> refused(String why) {
        return CompletableFuture.failedFuture(new EventStoreUnavailable(why));
    }

    private void run(Append append, CompletableFuture<AppendResult> answer) {
        long start = System.nanoTime();
        AppendResult result;
        try {
            result = appender.append(append);
        } catch (RuntimeException | Error e) { // whatever it was, the caller has to hear of it
            release(append);
            answers.execute(() -> answer.completeExceptionally(e));
            measure(() -> meter.failed(underWay()));
            return;
        }
        release(append);
        answers.execute(() -> answer.complete(result));
        boolean written = result instanceof Appended done && !done.repeated();
        int events = written ? append.events().size() : 0;
        long nanos = System.nanoTime() - start;
        measure(() -> meter.committed(1, events, nanos, index.count(), underWay()));
    }

    /// What is written is written, whatever becomes of the figures about it.
    private static void measure(Runnable figures) {
        try {
            figures.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("the store's meter failed", e);
        }
    }

    private int underWay() {
        return limits.queueAppendsMax() - appends.availablePermits();
    }

    private void release(Append append) {
        bytes.release(append.bytes());
        appends.release();
    }

    private AppendResult nothing(String stream) {
        long at = head();
        return new Appended(at + 1, at, index.lastRevision(stream), false);
    }

    @Override
    public List<StoredEvent> read(String stream, long fromRevision, int max) {
        checkMax(max);
        return reader.stream(stream, fromRevision, max);
    }

    @Override
    public List<StoredEvent> readAll(long afterPosition, int max) {
        checkMax(max);
        return reader.after(afterPosition, max);
    }

    private static void checkMax(int max) {
        if (max < 0) {
            throw new IllegalArgumentException("max is " + max);
        }
    }

    @Override
    public Subscription subscribe(long afterPosition, EventListener listener) {
        var subscription =
                new CatchUp(reader, index, follower, () -> closed, afterPosition, listener);
        subscription.start();
        return subscription;
    }

    @Override
    public long positionAt(Instant instant) {
        return Micros.before(head(), Micros.nearest(instant), index::recordedMaxAt);
    }

    @Override
    public long head() {
        follower.catchUp();
        return index.count();
    }

    /// How often this store has subscribed to `$all`; more than once after a subscription was lost.
    int subscribed() {
        return bell.subscribed();
    }

    /// Finishes what is queued, as far as the server lets it in the time that one append may take,
    /// and refuses who still waits to be; ends the subscriptions with [EventStoreUnavailable] and
    /// leaves the servers.
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        bell.close();
        lanes.finish(limits.append().toMillis());
        server.close();
        lanes.finish(Long.MAX_VALUE);
        follower.close();
        answers.shutdown();
        index.close();
    }
}
