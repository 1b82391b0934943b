package org.wardledger.command.lookup;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardledger.codec.Opened;
import org.wardledger.command.lookup.IndexFile.Mark;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.PrivacyEvent.DataShredded;
import org.wardledger.events.Recorded;
import org.wardledger.events.Trace;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.StoredEvent;

/// The index of the command side: idempotency keys and cross-stream facts. What it answers is up to
/// date with everything a client has been told; its file follows within a moment and remembers how
/// far it got, so that a start reads only what came after.
///
/// Safe for any thread. Who asks before deciding holds the lock that keeps others from recording
/// the same thing.
public final class CommandIndex implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CommandIndex.class);
    private static final int PAGE = 2_000;
    private static final int UNWRITTEN_MAX = 50_000;
    private static final long FLUSH_MS = 100;

    private final EventStore store;
    private final Function<StoredEvent, Opened> decode;
    private final IndexContent content;
    private final Registers registers;
    private final Turns order = new Turns();
    private final Shreddings shreddings = new Shreddings();
    private final Object file = new Object();
    private final Coverage coverage;
    private final Thread writer =
            Thread.ofPlatform().daemon().name("command-index").unstarted(this::run);
    private volatile boolean closed;
    private volatile Consumer<String> others = _ -> {};

    private CommandIndex(
            EventStore store,
            Function<StoredEvent, Opened> decode,
            IndexContent content,
            byte[] secret,
            long from) {
        this.store = store;
        this.decode = decode;
        this.content = content;
        this.registers = new Registers(content, new Blind(secret));
        this.coverage = new Coverage(from);
    }

    /// Opens the index and brings it up to date with the store. A file that is damaged, of another
    /// release or of another store is built anew: nothing is known only there.
    ///
    /// @param secret of the store, at least 32 bytes
    public static CommandIndex open(
            Path path, EventStore store, Function<StoredEvent, Opened> decode, byte[] secret) {
        try {
            Mark mark = Marks.usable(path, store);
            IndexContent content = new IndexContent(path, IndexFile.open(path));
            CommandIndex index = new CommandIndex(store, decode, content, secret, mark.position());
            index.catchUp();
            index.writer.start();
            return index;
        } catch (SQLException e) {
            throw new EventStoreUnavailable("the command index " + path + " cannot be used", e);
        }
    }

    /// Reads what the store holds and this index has not seen: at the start, and whenever the
    /// outcome of an append was unknown.
    public void catchUp() {
        while (catchUpPage().more()) {
            if (content.unwritten() > UNWRITTEN_MAX) {
                flush();
            }
        }
    }

    /// Reads what other processes have recorded, up to the head of the store at the time of the
    /// call. The store is asked before anybody has to wait for the answer.
    public void catchUpToHead() {
        long head = store.head();
        while (isBehind(head)) {
            if (catchUpPage().events() == 0 && isBehind(head)) {
                throw new EventStoreUnavailable(
                        "the store does not give what stands before its head " + head);
            }
        }
    }

    /// What this process recorded behind a hole is taken once more with what fills it, so that of
    /// two events the later one has the last word. That must not end half-way.
    private boolean isBehind(long head) {
        return order.alone(
                () -> {
                    coverage.settle();
                    return coverage.upTo() < head || coverage.hasHole();
                });
    }

    /// Calls somebody who keeps states of streams, with the stream of each event that this process
    /// reads without having recorded it. Set before anything is decided.
    public void whenOthersRecord(Consumer<String> told) {
        others = told;
    }

    /// What other processes destroyed is carried out before anything after it is taken, which may
    /// be about the same person; after a failure, with the next reading.
    private Taken catchUpPage() {
        shreddings.carryOut(this::forget);
        try {
            return order.alone(this::takePage);
        } finally { // also what stands before an event that cannot be read
            shreddings.carryOut(this::forget);
        }
    }

    /// @param more whether the store may hold more than these
    private record Taken(int events, boolean more) {}

    private Taken takePage() {
        coverage.settle();
        List<StoredEvent> page = store.readAll(coverage.upTo(), PAGE);
        int taken = 0;
        for (StoredEvent stored : page) {
            boolean own = coverage.has(stored.position());
            Opened opened = decode.apply(stored);
            take(opened);
            coverage.add(stored.position(), stored.position());
            taken++;
            if (!own) { // an own destruction was noted, and carried out, before
                others.accept(stored.stream());
                if (shreddings.note(opened.foldable())) {
                    return new Taken(taken, true);
                }
            }
        }
        return new Taken(taken, taken == PAGE);
    }

    /// Takes note of what was recorded. Every question asked after it has returned knows. What was
    /// read from the store in the meantime stays as it is: something later may stand over it.
    ///
    /// Every command comes by here, and on a full machine who waits for one other waits for a turn
    /// of all: so events that have nothing to do with each other are taken at once.
    public void recorded(List<Recorded<LedgerEvent>> events) {
        if (events.stream().allMatch(e -> Derivation.apart(e.event()))) {
            order.together(() -> takeUnseen(events));
        } else {
            order.alone(() -> takeUnseen(events));
        }
    }

    private void takeUnseen(List<Recorded<LedgerEvent>> events) {
        for (Recorded<LedgerEvent> event : events) {
            if (!coverage.has(event.position())) {
                take(event);
                shreddings.note(event);
                coverage.report(event.position());
            }
        }
    }

    /// The key of an erased event stays used up, and what it was about is in no register.
    private void take(Opened opened) {
        switch (opened) {
            case Opened.Whole whole -> take(whole.event());
            case Opened.Partly partly -> take(partly.event());
            case Opened.Gone(Trace trace) when trace.key() != null ->
                    content.put(trace.key(), trace.position());
            case Opened.Gone _ -> {}
        }
    }

    private void take(Recorded<LedgerEvent> event) {
        registers.take(event.event());
        content.put(event.fact().key(), event.position());
    }

    /// Position of the first event recorded under a key; null where the key was never used.
    public @Nullable Long position(UUID key) {
        return content.key(key);
    }

    /// Everything up to this position is known here.
    public long upTo() {
        return order.alone(
                () -> {
                    coverage.settle();
                    return coverage.upTo();
                });
    }

    /// Facts from other streams.
    public Registers registers() {
        return registers;
    }

    /// Keys were destroyed: nothing that was derived from what they sealed stays, neither here
    /// nor in the file. Where money was among it, not even that there was such a ward.
    public void forget(DataShredded event) {
        forget(List.of(event));
        shreddings.done(event);
    }

    private void forget(List<DataShredded> events) {
        List<Id.Ward> wards =
                events.stream().map(Shreddings::forgotten).filter(Objects::nonNull).toList();
        order.alone(() -> wards.forEach(registers::forget));
        synchronized (file) {
            flush();
            try {
                for (Id.Ward ward : wards) {
                    content.forget(ward.value());
                }
                content.purge();
            } catch (SQLException e) {
                throw new EventStoreUnavailable("the command index cannot be written", e);
            }
        }
    }

    private void run() {
        while (!closed) {
            try {
                Thread.sleep(FLUSH_MS);
                flush();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                LOG.warn("the command index could not be written; it is tried again", e);
            }
        }
    }

    /// Commands wait only while the changes are set apart, not for the disk. What could not be
    /// written, or not be marked because the store did not answer, is taken back.
    private void flush() {
        synchronized (file) {
            Long upTo = order.alone(this::setApart);
            if (upTo == null) {
                return;
            }
            boolean written = false;
            try {
                content.write(Marks.at(store, upTo));
                written = true;
            } catch (SQLException e) {
                throw new EventStoreUnavailable("the command index cannot be written", e);
            } finally {
                if (!written) {
                    order.alone(content::takeBack);
                }
            }
        }
    }

    /// How far it goes; null where there is nothing to write.
    private @Nullable Long setApart() {
        coverage.settle();
        if (content.unwritten() == 0) {
            return null;
        }
        content.setApart();
        return shreddings.before(coverage.upTo());
    }

    /// Also while the store does not answer: the file stays where it was, and the next start reads
    /// from there.
    @Override
    public void close() {
        closed = true;
        writer.interrupt();
        try (content) {
            writer.join();
            flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException | EventStoreUnavailable e) {
            LOG.warn("the command index did not close cleanly", e);
        }
    }
}
