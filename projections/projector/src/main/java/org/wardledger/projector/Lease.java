package org.wardledger.projector;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wardledger.projector.CheckpointStore.Seen;
import org.wardledger.projector.ProjectorStatus.State;
import org.wardledger.projector.Trouble.Kind;

/// The right to move one checkpoint. Whoever wrote the checkpoint document last holds it; a write
/// that comes after a stranger's is refused, so of two runners one stops, whatever their clocks
/// say. A silent owner loses it when the document has not changed for the lease's length *as
/// watched by the one who waits*: no clock is compared with another machine's.
///
/// A crash leaves the lease with the dead owner; the same node takes it back at once, another one
/// after its length. Used by one thread.
final class Lease {
    private static final System.Logger LOG = System.getLogger(Lease.class.getName());
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private static final Trouble GONE = Trouble.of(Kind.LEASE_LOST, "the checkpoint was deleted");

    private final CheckpointStore store;
    private final Retry retry;
    private final ProjectorSettings settings;
    private final String run;
    private final InstantSource clock;
    private @Nullable Seen held;
    private long savedNanos;

    Lease(Runner.Parts parts) {
        this.store = parts.indices().checkpoints();
        this.retry = parts.retry();
        this.settings = parts.settings();
        this.run = parts.token();
        this.clock = parts.clock();
    }

    /// Waits until the lease is this run's, and gives the checkpoint to go on from.
    Checkpoint acquire(int generation, Progress progress) {
        @Nullable Seen watched = null;
        long since = 0;
        while (true) {
            Optional<Seen> read = retry.call(() -> store.read(generation));
            if (read.isEmpty()) {
                throw new ProjectorStopped(
                        Trouble.of(Kind.REJECTED_REQUEST, "generation " + generation + " is gone"));
            }
            Seen now = read.get();
            long nanos = System.nanoTime();
            boolean changed = watched == null || watched.seqNo() != now.seqNo();
            if (changed) {
                watched = now;
                since = nanos;
            }
            boolean silent = nanos - since > Duration.ofMillis(leaseOf(now)).toNanos();
            if (now.checkpoint().isFree() || isOurs(now) || (!changed && silent)) {
                Optional<Checkpoint> taken = take(now);
                if (taken.isPresent()) {
                    return taken.get();
                }
            }
            progress.waiting(State.STANDBY, lost(now.checkpoint()));
            retry.pause(LOOK_AGAIN);
        }
    }

    private boolean isOurs(Seen seen) {
        return seen.checkpoint().owner().equals(settings.owner());
    }

    private static long leaseOf(Seen seen) {
        return seen.checkpoint().leaseMs();
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
            return Optional.of(next);
        } catch (ProjectorStopped lostTheRace) {
            if (lostTheRace.trouble().kind() != Kind.LEASE_LOST) {
                throw lostTheRace;
            }
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
            Optional<Seen> now = store.read(next.generation());
            if (now.isEmpty() || !now.get().checkpoint().run().equals(run)) {
                throw new ProjectorStopped(now.map(Seen::checkpoint).map(Lease::lost).orElse(GONE));
            }
            held = now.get();
            if (!now.get().checkpoint().equals(next)) {
                throw new SearchUnavailable("checkpoint moved under our own name");
            }
            return;
        }
        held = written.get();
    }

    /// Gives the lease back, if it is still held and the cluster answers; else it runs out.
    void release() {
        Seen now = held;
        if (now == null) {
            return;
        }
        held = null;
        try {
            if (store.replace(now, now.checkpoint().released(clock.instant())).isEmpty()) {
                LOG.log(Level.INFO, "The lease was taken over before it was given back.");
            }
        } catch (SearchUnavailable | ProjectorStopped e) {
            LOG.log(Level.INFO, "The lease could not be given back: {0}", e.getMessage());
        }
    }

    private static Trouble lost(Checkpoint checkpoint) {
        return Trouble.of(
                Kind.LEASE_LOST,
                "generation %d is written by '%s'"
                        .formatted(checkpoint.generation(), checkpoint.owner()));
    }
}
