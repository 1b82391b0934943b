package org.wardledger.projector;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.elasticsearch.client.RestClient;
import org.jspecify.annotations.Nullable;
import org.wardledger.eventstore.EventStore;
import org.wardledger.projector.ProjectorStatus.State;
import org.wardledger.projector.Trouble.Kind;
import org.wardledger.views.Projection;

/// Keeps the generation that readers see up to date, for as long as the program runs. Of several
/// projectors one writes, the others stand by; where the generation is split, that holds for each
/// part of it by itself. After a swap of the aliases it follows them.
///
/// If it is lost, nothing is: the next one goes on from the checkpoint.
public final class Projector implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Projector.class.getName());
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);
    private static final Duration LOOK_FOR_REBUILD = Duration.ofSeconds(1);

    private final Source source;
    private final ProjectorSettings settings;
    private final Progress progress;
    private final Retry retry;
    private final Shares shares;
    private final Thread thread;
    private volatile @Nullable Crew running;
    private volatile boolean closing;

    /// What is projected, and into what.
    ///
    /// @param views all views; their order does not matter
    /// @param client stays the caller's to close
    public record Source(
            List<Projection<?>> views,
            EventStore store,
            EventReader reader,
            RestClient client,
            IndexSettings indices,
            InstantSource clock) {
        public Source {
            views = List.copyOf(views);
        }

        Indices openIndices() {
            return new Indices(new SearchClient(client), views, indices, clock);
        }

        /// For a run over a whole generation.
        Runner.Parts parts(ProjectorSettings settings, Progress progress, Retry retry) {
            return parts(settings, progress, retry, Part.WHOLE, new Shares(1));
        }

        Runner.Parts parts(
                ProjectorSettings settings,
                Progress progress,
                Retry retry,
                Part part,
                Shares shares) {
            return new Runner.Parts(
                    views,
                    store,
                    reader,
                    new SearchClient(client),
                    openIndices(),
                    settings,
                    clock,
                    progress,
                    retry,
                    UUID.randomUUID().toString(),
                    part,
                    shares);
        }
    }

    private Projector(Source source, ProjectorSettings settings, ProjectorListener listener) {
        this.source = source;
        this.settings = settings;
        this.progress = new Progress(source.clock(), listener);
        this.retry = new Retry(settings, progress);
        this.shares = new Shares(settings.split().workers());
        this.thread = Thread.ofPlatform().name("projector").unstarted(this::follow);
    }

    /// Starts a projector; it makes the first generation of indices where there is none.
    public static Projector start(
            Source source, ProjectorSettings settings, ProjectorListener listener) {
        Projector projector = new Projector(source, settings, listener);
        projector.thread.start();
        return projector;
    }

    /// Of all parts as one.
    public ProjectorStatus status() {
        Crew crew = running;
        return crew == null ? progress.status() : crew.status();
    }

    /// Of each part by itself; one for the whole where the generation is not split.
    public List<PartStatus> parts() {
        Crew crew = running;
        return crew == null
                ? List.of(new PartStatus(1, 1, progress.held(), progress.status()))
                : crew.parts();
    }

    private void follow() {
        try {
            while (!closing) {
                runOnce();
            }
            progress.state(State.STOPPED);
        } catch (Retry.Abandoned e) {
            progress.state(State.STOPPED);
        } catch (ProjectorStopped e) {
            LOG.log(Level.ERROR, "The projector stopped: " + e.getMessage(), e);
            progress.failed(e.trouble());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The projector stopped", e);
            progress.failed(Trouble.of(Kind.BUG, e.toString()));
        }
    }

    private void runOnce() {
        Indices indices = source.openIndices();
        Generation live = retry.call(() -> indices.liveOrFirst(settings.split().ofFirst()));
        int wanted = settings.split().after(live);
        if (live.parts() != wanted) {
            LOG.log(Level.WARNING, otherParts(live, wanted));
        }
        Crew crew = new Crew(source, settings, live, true, shares, new Crew.Main(progress, retry));
        running = crew;
        if (closing) {
            crew.end();
        }
        try {
            crew.run();
        } catch (ProjectorStopped e) {
            if (e.trouble().kind() != Kind.OTHER_SHAPE) {
                throw e;
            }
            LOG.log(Level.WARNING, e.getMessage());
            progress.waiting(State.REBUILD_NEEDED, e.trouble());
            awaitOther(indices, live);
        } finally {
            running = null;
        }
    }

    private static String otherParts(Generation live, int wanted) {
        return "The documents stand in %d parts, as they were made, and not in %d: the work goes on"
                        .formatted(live.parts(), wanted)
                + " in those. The next rebuild makes them in "
                + wanted
                + ".";
    }

    private void awaitOther(Indices indices, Generation live) {
        do {
            retry.pause(LOOK_FOR_REBUILD);
        } while (retry.call(indices::live).filter(live::equals).isPresent());
    }

    /// Waits until everything in the store at the time of the call is searchable.
    ///
    /// @return false if that took longer, or the projector stopped before
    public boolean awaitSearchable(Duration patience) throws InterruptedException {
        long head = source.store().head();
        long deadline = System.nanoTime() + patience.toNanos();
        while (status().searchable() < head) {
            if (!status().isRunning() || System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(5);
        }
        return true;
    }

    /// Finishes what is under way, gives the lease back and ends. During an outage it does not wait
    /// for longer than ten seconds.
    @Override
    public void close() {
        closing = true;
        Crew crew = running;
        if (crew != null) {
            crew.end();
        }
        boolean interrupted = false;
        try {
            thread.join(CLOSE_PATIENCE);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        abandon();
        Joining.untilEnded(thread);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void abandon() {
        retry.end();
        Crew crew = running;
        if (crew != null) {
            crew.abandon();
        }
    }

    /// Ends it as a crash would: nothing is finished, saved or given back. For tests of recovery.
    void crash() {
        closing = true;
        Crew crew = running;
        abandon();
        if (crew != null) {
            crew.interrupt();
        }
        thread.interrupt();
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                thread.interrupt();
            }
        }
    }
}
