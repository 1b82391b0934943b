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
/// projectors one writes, the others stand by. After a swap of the aliases it follows them.
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
    private final Thread thread;
    private volatile @Nullable Runner running;
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

        Runner.Parts parts(ProjectorSettings settings, Progress progress, Retry retry) {
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
                    UUID.randomUUID().toString());
        }
    }

    private Projector(Source source, ProjectorSettings settings, ProjectorListener listener) {
        this.source = source;
        this.settings = settings;
        this.progress = new Progress(source.clock(), listener);
        this.retry = new Retry(settings, progress);
        this.thread = Thread.ofPlatform().name("projector").unstarted(this::follow);
    }

    /// Starts a projector; it makes the first generation of indices where there is none.
    public static Projector start(
            Source source, ProjectorSettings settings, ProjectorListener listener) {
        Projector projector = new Projector(source, settings, listener);
        projector.thread.start();
        return projector;
    }

    public ProjectorStatus status() {
        return progress.status();
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
        Generation live = retry.call(indices::liveOrFirst);
        Runner runner = new Runner(source.parts(settings, progress, retry), live, true);
        running = runner;
        if (closing) {
            runner.end();
        }
        try {
            runner.run();
        } catch (ProjectorStopped e) {
            if (e.trouble().kind() != Kind.OTHER_SHAPE) {
                throw e;
            }
            LOG.log(Level.WARNING, e.getMessage());
            progress.waiting(State.REBUILD_NEEDED, e.trouble());
            awaitOther(indices, live);
        }
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
        Runner runner = running;
        if (runner != null) {
            runner.end();
        }
        boolean interrupted = false;
        try {
            thread.join(CLOSE_PATIENCE);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        retry.end();
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends it as a crash would: nothing is finished, saved or given back. For tests of recovery.
    void crash() {
        closing = true;
        retry.end();
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
