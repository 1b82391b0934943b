package org.wardledger.projector;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.wardledger.projector.CheckpointStore.Seen;
import org.wardledger.projector.ProjectorStatus.State;
import org.wardledger.projector.Trouble.Kind;

/// The right to move one checkpoint, that of a whole generation or of one part. Whoever wrote the
/// checkpoint document last holds it; a write that comes after a stranger's is refused, so of two
/// runners one stops, whatever their clocks say. A silent owner loses it when the document has not
/// changed for the lease's length *as watched by the one who waits*: no clock is compared with
/// another machine's.
///
/// A crash leaves the lease with the dead owner; the same node takes it back at once, another one
/// after its length. A process that holds its share of parts already takes a further one only when
/// nobody else has for a while, and offers it again later. Used by one thread.
final class Lease {
    private static final System.Logger LOG = System.getLogger(Lease.class.getName());
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private static final Trouble GONE = Trouble.of(Kind.LEASE_LOST, "the checkpoint was deleted");

    private final CheckpointStore store;
    private final Retry retry;
    private final ProjectorSettings settings;
    private final String run;
    private final InstantSource clock;
    private final Part part;
    private final Shares shares;
    private final Progress progress;
    private @Nullable Seen held;
    private long savedNanos;
    private long takenNanos;
    private boolean counted;
    private boolean beyond;

    Lease(Runner.Parts parts) {
        this.store = parts.indices().checkpoints();
        this.retry = parts.retry();
        this.settings = parts.settings();
        this.run = parts.token();
        this.clock = parts.clock();
        this.part = parts.part();
        this.shares = parts.shares();
        this.progress = parts.progress();
    }

    /// Waits until the lease is this run's, and gives the checkpoint to go on from; empty when the
    /// run is to end before that.
    Optional<Checkpoint> acquire(int generation, BooleanSupplier ending) {
        @Nullable Seen watched = null;
        long since = 0;
        while (!ending.getAsBoolean()) {
            Seen now = read(generation);
            long nanos = System.nanoTime();
            if (watched == null || watched.seqNo() != now.seqNo()) {
                watched = now;
                since = nanos;
            }
            if (mayTake(now, Duration.ofNanos(nanos - since))) {
                Optional<Checkpoint> taken = take(now);
                if (taken.isPresent()) {
                    return taken;
                }
            }
            progress.elsewhere(now.checkpoint());
            progress.waiting(State.STANDBY, lost(now.checkpoint()));
            retry.pause(LOOK_AGAIN);
        }
        return Optional.empty();
    }

    private Seen read(int generation) {
        return retry.call(() -> store.read(generation, part.number()))
                .orElseThrow(
                        () ->
                                new ProjectorStopped(
                                        Trouble.of(
                                                Kind.REJECTED_REQUEST,
                                                "generation " + generation + " is gone")));
    }

    /// @param unchanged since when the checkpoint has been seen like this
    private boolean mayTake(Seen now, Duration unchanged) {
        boolean free = now.checkpoint().isFree();
        Duration length = free ? Duration.ZERO : Duration.ofMillis(now.checkpoint().leaseMs());
        boolean ours = now.checkpoint().owner().equals(settings.owner());
        if (counted) {
            return free || ours || unchanged.compareTo(length) > 0;
        }
        if (free || ours || unchanged.compareTo(length) > 0) {
            beyond = false;
            counted = shares.take();
        }
        if (!counted && unchanged.compareTo(length.plus(settings.split().grace())) > 0) {
            shares.takeBeyond();
            beyond = true;
            counted = true;
        }
        return counted;
    }

    /// Whether this part was taken for want of anybody else so long ago that the others are asked
    /// again.
    boolean isToBeOffered() {
        return beyond
                && shares.isBeyond()
                && System.nanoTime() - takenNanos > settings.split().handBack().toNanos();
    }

    private Optional<Checkpoint> take(Seen now) {
        Checkpoint next =
                now.checkpoint()
                        .heldBy(
                                settings.owner(),
                                run,
                                settings.lease().toMillis(),
                                clock.instant());
        held = now;
        try {
            save(next);
            takenNanos = System.nanoTime();
            progress.held(true);
            return Optional.of(next);
        } catch (ProjectorStopped lostTheRace) {
            if (lostTheRace.trouble().kind() != Kind.LEASE_LOST) {
                throw lostTheRace;
            }
            forget();
            return Optional.empty();
        }
    }

    /// True when it is time to write the checkpoint for the sake of the lease alone.
    boolean isDue() {
        return System.nanoTime() - savedNanos > settings.lease().toNanos() / 3;
    }

    /// Writes the checkpoint.
    ///
    /// @throws ProjectorStopped with `LEASE_LOST` where somebody else has written
    void save(Checkpoint next) {
        retry.call(
                () -> {
                    saveOnce(next);
                    return next;
                });
        savedNanos = System.nanoTime();
    }

    private void saveOnce(Checkpoint next) {
        Seen before = held;
        if (before == null) {
            throw new IllegalStateException("no lease to save under");
        }
        Optional<Seen> written = store.replace(before, next);
        if (written.isEmpty()) {
            // Somebody wrote: a stranger, or ourselves in an attempt whose answer got lost.
            Optional<Seen> now = store.read(next.generation(), part.number());
            if (now.isEmpty() || !now.get().checkpoint().run().equals(run)) {
                throw now.map(Seen::checkpoint)
                        .map(this::lostTo)
                        .orElseGet(() -> new ProjectorStopped(GONE));
            }
            held = now.get();
            if (!now.get().checkpoint().equals(next)) {
                throw new SearchUnavailable("checkpoint moved under our own name");
            }
            return;
        }
        held = written.get();
    }

    /// It is no longer this run's, however that came.
    void forget() {
        progress.held(false);
        held = null;
        if (counted) {
            counted = false;
            shares.give();
        }
    }

    /// Gives the lease back, if it is still held and the cluster answers; else it runs out.
    void release() {
        Seen now = held;
        forget();
        if (now == null) {
            return;
        }
        try {
            if (store.replace(now, now.checkpoint().released(clock.instant())).isEmpty()) {
                LOG.log(Level.INFO, "The lease was taken over before it was given back.");
            }
        } catch (SearchUnavailable | ProjectorStopped e) {
            LOG.log(Level.INFO, "The lease could not be given back: {0}", e.getMessage());
        }
    }

    private ProjectorStopped lostTo(Checkpoint stranger) {
        return stranger.owner().equals(settings.owner())
                ? new ProjectorStopped(lost(stranger))
                : new LeaseTaken(lost(stranger));
    }

    private static Trouble lost(Checkpoint checkpoint) {
        Part whose = checkpoint.whose();
        String what = "generation " + checkpoint.generation();
        return Trouble.of(
                Kind.LEASE_LOST,
                "%s is written by '%s'"
                        .formatted(
                                whose.isWhole() ? what : "part " + whose + " of " + what,
                                checkpoint.owner()));
    }
}
