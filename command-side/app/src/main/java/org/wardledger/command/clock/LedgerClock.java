package org.wardledger.command.clock;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardledger.codec.Opened;
import org.wardledger.command.Caller;
import org.wardledger.command.CommandCore;
import org.wardledger.command.Gateway;
import org.wardledger.command.Outcome;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.RefusalCode;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.Subscription;

/// Asks for what follows from each event, in their order, and once a day for what time has ended.
/// Its requests have keys that follow from their cause, so that a clock that starts again, even
/// from the beginning, does nothing twice. What a rule refuses is logged and shown; it never keeps
/// other things waiting. Only a store that does not answer is waited for.
public final class LedgerClock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerClock.class);
    private static final int PAGE = 500;
    private static final int SHOWN_MAX = 100;
    private static final long LOOK_MS = 1_000;
    private static final long KNOWN_NS = 200_000;

    /// It is so already, or something else came first.
    private static final Set<String> FINE =
            Set.of(
                    "subaccount.open",
                    "subaccount.not-open",
                    "subaccount.not-blocked",
                    "subaccount.final-account-missing",
                    "subaccount.balance-not-zero",
                    "period.already-open",
                    "wardstatement.already-issued",
                    "transfer.not-in-transit",
                    "expenditure.not-approved",
                    "reservation.unknown",
                    "institution.month-reported");

    private final EventStore store;
    private final CommandCore core;
    private final Reactions reactions;
    private final PositionFile file;
    private final Clock clock;
    private final Semaphore news = new Semaphore(0);
    private final Deque<ClockHealth.Refused> refused = new ArrayDeque<>();
    private final Thread thread = Thread.ofPlatform().name("ledger-clock").unstarted(this::run);
    private final Subscription subscription;
    private volatile long position;
    private volatile boolean outage;
    private volatile boolean closed;
    private volatile @Nullable LocalDate day;

    private LedgerClock(EventStore store, CommandCore core, Path file, Clock clock) {
        this.store = store;
        this.core = core;
        this.reactions = new Reactions(core);
        this.file = new PositionFile(file);
        this.clock = clock;
        this.position = this.file.read(store);
        this.subscription = store.subscribe(store.head(), _ -> news.release());
    }

    /// Starts where the last clock ended. Owns neither the store nor the core; to be closed before
    /// them.
    ///
    /// @param file keeps the position; made anew where it is missing
    /// @param clock tells the day
    public static LedgerClock start(EventStore store, CommandCore core, Path file, Clock clock) {
        LedgerClock started = new LedgerClock(store, core, file, clock);
        started.thread.start();
        return started;
    }

    /// Place of the last event whose consequences are on disk. Equal to the head of the store when
    /// there is nothing more to follow.
    public long caughtUpTo() {
        return position;
    }

    /// Whether the last attempt met a store that does not answer. Asks the store nothing.
    public boolean outage() {
        return outage;
    }

    public ClockHealth health() {
        synchronized (refused) {
            return new ClockHealth(
                    position,
                    Math.max(0, store.head() - position),
                    outage,
                    day,
                    List.copyOf(refused));
        }
    }

    private void run() {
        while (!closed) {
            try {
                follow();
                outage = false;
                if (news.tryAcquire(LOOK_MS, TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                outage = true;
                LOG.warn("the clock waits for the store: {}", e.getClass().getSimpleName(), e);
                rest();
            }
        }
    }

    private void rest() {
        try {
            Thread.sleep(LOOK_MS);
        } catch (InterruptedException _) {
            closed = true;
        }
    }

    private void follow() {
        List<StoredEvent> page = store.readAll(position, PAGE);
        while (!page.isEmpty() && !closed) {
            awaitKnown(page.getLast().position());
            for (StoredEvent stored : page) {
                if (closed) {
                    break;
                }
                switch (core.reader().read(stored)) {
                    case Opened.Whole whole -> react(whole.event());
                    case Opened.Partly partly -> react(partly.event());
                    case Opened.Gone _ -> {}
                }
                position = stored.position();
            }
            save(page);
            page = store.readAll(position, PAGE);
        }
        LocalDate today = today();
        if (!closed && !today.equals(day)) {
            reactions.on(today).forEach(this::ask);
            day = today;
        }
    }

    /// The store shows an event a moment before the index of the core knows it. Only what another
    /// process wrote, or an append with an unknown outcome, has to be fetched.
    private void awaitKnown(long last) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LOOK_MS);
        while (core.index().upTo() < last) {
            if (System.nanoTime() > deadline) {
                core.index().catchUp();
            }
            LockSupport.parkNanos(KNOWN_NS);
        }
    }

    private void save(List<StoredEvent> page) {
        page.stream()
                .filter(e -> e.position() == position)
                .findFirst()
                .ifPresent(e -> file.write(e.position(), e.id()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Gateway.LEGAL_TIME);
    }

    private void react(Recorded<LedgerEvent> event) {
        List<Reaction> wanted;
        try {
            reactions.before(event.event()).forEach(this::ask);
            wanted = reactions.to(event.fact(), today());
        } catch (EventStoreUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            failed(event.fact().id(), "", e);
            return;
        }
        wanted.forEach(this::ask);
    }

    private void ask(Reaction reaction) {
        if (core.index().position(reaction.key()) != null) {
            return;
        }
        String command = reaction.request().code();
        try {
            Outcome outcome =
                    core.ledger().execute(reaction.request(), Caller.clock(), reaction.key());
            if (outcome instanceof Outcome.Refused no
                    && !FINE.contains(no.refusal().code().code())) {
                refused(reaction, no.refusal().code());
            }
        } catch (EventStoreUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            failed(reaction.cause(), command, e);
        }
    }

    /// A month may be closed while something is asked of it; the next one takes it.
    private void refused(Reaction reaction, RefusalCode code) {
        if (code == CommonRefusal.PERIOD_CLOSED && !reaction.repeated()) {
            reactions.unopened().forEach(this::ask);
            ask(reaction.again());
            return;
        }
        String command = reaction.request().code();
        LOG.warn("{} after event {}: {}", command, reaction.cause(), code.code());
        show(new ClockHealth.Refused(reaction.cause(), command, code.code()));
    }

    private void failed(UUID cause, String command, RuntimeException e) {
        LOG.error("{} after event {} failed", command, cause, e);
        show(new ClockHealth.Refused(cause, command, "clock.failed"));
    }

    private void show(ClockHealth.Refused one) {
        synchronized (refused) {
            refused.addLast(one);
            if (refused.size() > SHOWN_MAX) {
                refused.removeFirst();
            }
        }
    }

    /// Finishes the request under way.
    @Override
    public void close() {
        closed = true;
        news.release();
        subscription.close();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
