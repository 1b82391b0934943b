package org.wardledger.projector;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.wardledger.projector.Trouble.Kind;

/// The workers of one process for one generation, one for each part of it. Each waits for the
/// lease of its part, so of all processes with such a crew each part is written by one. What stops
/// one worker does not stop the others: readers are shown what the last of them has reached.
final class Crew {
    private static final System.Logger LOG = System.getLogger(Crew.class.getName());
    private static final Duration NEWS = Duration.ofSeconds(1);

    /// Of the one who starts the crew; the first worker goes by them.
    record Main(Progress progress, Retry retry) {}

    private record Worker(Part part, Runner runner, Progress progress, Retry retry) {}

    private final List<Worker> workers = new ArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final List<RuntimeException> failures = new CopyOnWriteArrayList<>();

    /// @param followsAlias it ends when readers are shown another generation
    Crew(
            Projector.Source source,
            ProjectorSettings settings,
            Generation generation,
            boolean followsAlias,
            Shares shares,
            Main main) {
        int here = Math.min(generation.parts(), settings.split().workers());
        ProjectorSettings each = generation.parts() == 1 ? settings : shared(settings, here);
        for (Part part : generation.split()) {
            boolean first = part.number() == 1;
            Progress progress =
                    first
                            ? main.progress()
                            : new Progress(source.clock(), main.progress().listener());
            progress.partOf(() -> status().searchable());
            Retry retry = first ? main.retry() : new Retry(settings, progress);
            Runner.Parts parts = source.parts(each, progress, retry, part, shares);
            workers.add(
                    new Worker(part, new Runner(parts, generation, followsAlias), progress, retry));
        }
    }

    /// The memory of one for all, and news of each within a second, since others may wait for it.
    private static ProjectorSettings shared(ProjectorSettings settings, int workers) {
        Duration catchUp = settings.intervals().catchUp();
        return settings.withCacheBytesMax(settings.cacheBytesMax() / workers)
                .withIntervals(
                        settings.intervals().live(), catchUp.compareTo(NEWS) < 0 ? catchUp : NEWS);
    }

    ProjectorStatus status() {
        return ProjectorStatus.together(workers.stream().map(w -> w.progress().status()).toList());
    }

    List<PartStatus> parts() {
        return workers.stream()
                .map(
                        w ->
                                new PartStatus(
                                        w.part().number(),
                                        w.part().of(),
                                        w.progress().held(),
                                        w.progress().status()))
                .toList();
    }

    /// Ends all workers after what is under way; from any thread.
    void end() {
        workers.forEach(worker -> worker.runner().end());
    }

    /// From now on no worker waits for anything.
    void abandon() {
        workers.forEach(worker -> worker.retry().end());
    }

    void interrupt() {
        threads.forEach(Thread::interrupt);
    }

    /// Works until all workers have ended, the first of them on the calling thread.
    ///
    /// @throws ProjectorStopped when one of them cannot go on
    /// @throws Retry.Abandoned when it was ended during an outage
    void run() {
        for (Worker worker : workers.subList(1, workers.size())) {
            threads.add(
                    Thread.ofPlatform()
                            .name("projector-part-" + worker.part().number())
                            .start(() -> work(worker)));
        }
        work(workers.getFirst());
        threads.forEach(Joining::untilEnded);
        failures.stream()
                .filter(failure -> !(failure instanceof Retry.Abandoned))
                .findFirst()
                .or(() -> failures.stream().findFirst())
                .ifPresent(
                        failure -> {
                            throw failure;
                        });
    }

    private void work(Worker worker) {
        try {
            worker.runner().run();
        } catch (RuntimeException e) {
            failures.add(e);
            if (workers.size() > 1 && !(e instanceof Retry.Abandoned)) {
                stopped(worker, e);
            }
        }
    }

    /// Views of another shape are those of all parts: then none goes on.
    private void stopped(Worker worker, RuntimeException failure) {
        Trouble trouble =
                failure instanceof ProjectorStopped known
                        ? known.trouble()
                        : Trouble.of(Kind.BUG, failure.toString());
        if (trouble.kind() == Kind.OTHER_SHAPE) {
            end();
            return;
        }
        LOG.log(Level.ERROR, "Part " + worker.part() + " stopped: " + trouble, failure);
        worker.progress().failed(trouble);
    }
}
