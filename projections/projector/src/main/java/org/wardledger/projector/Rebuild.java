package org.wardledger.projector;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wardledger.projector.ProjectorStatus.State;
import org.wardledger.projector.RebuildReport.ViewComparison;
import org.wardledger.projector.Trouble.Kind;

/// Builds all views anew from the first event, beside the generation that readers see, compares
/// the two and shows the new one. It proves that the live indices say what the events say, and it
/// is the way to new views.
///
/// A crash leaves a generation that nobody reads; the next rebuild removes it. The generation
/// before stays for [#rollback()]; older ones are removed.
public final class Rebuild {
    private static final System.Logger LOG = System.getLogger(Rebuild.class.getName());
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration LEVEL_PATIENCE = Duration.ofSeconds(10);

    private final Projector.Source source;
    private final ProjectorSettings settings;
    private final Progress progress;
    private final Retry retry;
    private final Indices indices;
    private volatile @Nullable Crew crew;
    private volatile @Nullable RuntimeException failure;

    public Rebuild(
            Projector.Source source, ProjectorSettings settings, ProjectorListener listener) {
        this.source = source;
        this.settings = settings.withOwner(settings.owner() + "-rebuild");
        this.progress = new Progress(source.clock(), listener);
        this.retry = new Retry(settings, progress);
        this.indices = source.openIndices();
    }

    /// How far the new generation is.
    public ProjectorStatus status() {
        Crew working = crew;
        return working == null ? progress.status() : working.status();
    }

    /// Gives up an outage that a run is waiting out; it ends without a swap.
    public void cancel() {
        retry.end();
        Crew working = crew;
        if (working != null) {
            working.abandon();
        }
    }

    /// Rebuilds and compares; readers are shown the new generation if it is equal to the one they
    /// see, or if `force` is given because the views have changed.
    ///
    /// @throws ProjectorStopped when an event cannot be folded, or another rebuild is under way;
    ///     readers see what they saw
    public RebuildReport run(boolean force) {
        Generation live = retry.call(() -> indices.liveOrFirst(settings.split().ofFirst()));
        int parts = settings.split().after(live);
        // Numbered before the leftovers go: a number is not used for two generations in a row, so
        // what a dying writer still has on the wire cannot reach the new one.
        Generation wanted = retry.call(() -> indices.next(parts));
        removeLeftovers(live);
        Generation next = retry.call(() -> indices.create(wanted));
        Shares all = new Shares(Split.PARTS_MAX);
        Crew made = new Crew(source, settings, next, false, all, new Crew.Main(progress, retry));
        crew = made;
        Thread thread = Thread.ofPlatform().name("projector-rebuild").start(() -> fold(made));
        try {
            awaitHead(made);
            RebuildReport report = compare(live, next);
            if (!report.equal()) {
                report = compare(live, next);
            }
            boolean swap = report.equal() || force;
            LOG.log(swap ? Level.INFO : Level.ERROR, summary(report, swap));
            if (swap) {
                awaitLevel(live, next);
                retry.call(() -> pointed(live, next));
                return new RebuildReport(
                        live.number(), next.number(), report.position(), report.views(), true);
            }
            return report;
        } finally {
            made.end();
            Joining.untilEnded(thread);
            removeOlder();
        }
    }

    private static String summary(RebuildReport report, boolean swap) {
        return "Generation %d against %d at position %d: %s; %s."
                .formatted(
                        report.generationNew(),
                        report.generationOld(),
                        report.position(),
                        report.equal() ? "equal" : "different in " + differing(report),
                        swap ? "readers see the new one" : "readers keep the old one");
    }

    private static String differing(RebuildReport report) {
        return report.views().stream()
                .filter(view -> !view.equal())
                .map(
                        view ->
                                "%s (%d versions, anew %d; such as %s)"
                                        .formatted(
                                                view.view(),
                                                view.old().versions(),
                                                view.rebuilt().versions(),
                                                view.differences()))
                .collect(Collectors.joining("; "));
    }

    private boolean pointed(Generation from, Generation to) {
        // A lost answer makes this come twice; the second time there is nothing to remove.
        if (!indices.live().equals(Optional.of(to))) {
            indices.pointTo(Optional.of(from), to);
        }
        return true;
    }

    private void fold(Crew made) {
        try {
            made.run();
            progress.state(State.STOPPED);
        } catch (RuntimeException e) {
            failure = e;
            if (e instanceof ProjectorStopped stopped) {
                progress.failed(stopped.trouble());
            } else {
                progress.failed(Trouble.of(Kind.BUG, e.toString()));
            }
        }
    }

    private void requireRunning() {
        RuntimeException ended = failure;
        if (ended != null) {
            throw ended;
        }
    }

    private void awaitHead(Crew made) {
        while (made.parts().stream().anyMatch(part -> part.status().state() != State.LIVE)) {
            requireRunning();
            retry.pause(LOOK);
        }
    }

    private RebuildReport compare(Generation live, Generation next) {
        requireRunning();
        long position = Math.min(searchable(live), searchable(next));
        List<ViewComparison> views =
                new Comparison(new SearchClient(source.client()), indices, retry)
                        .of(live, next, position);
        requireRunning();
        return new RebuildReport(live.number(), next.number(), position, views, false);
    }

    private long searchable(Generation generation) {
        return retry.call(() -> indices.checkpoints().searchable(generation));
    }

    /// Readers do not go back in time if that can be helped.
    private void awaitLevel(Generation live, Generation next) {
        long deadline = System.nanoTime() + LEVEL_PATIENCE.toNanos();
        while (searchable(next) < searchable(live) && System.nanoTime() < deadline) {
            requireRunning();
            retry.pause(LOOK);
        }
    }

    /// Generations above the live one are what a crash, an unequal rebuild or a rollback left.
    private void removeLeftovers(Generation live) {
        for (Generation generation : retry.call(indices.checkpoints()::generations)) {
            if (generation.number() > live.number()) {
                generation.split().forEach(part -> requireAbandoned(generation, part));
                retry.call(() -> dropped(generation));
            }
        }
    }

    private void requireAbandoned(Generation generation, Part part) {
        Optional<CheckpointStore.Seen> before = seen(generation, part);
        if (before.isEmpty()
                || before.get().checkpoint().isFree()
                || before.get().checkpoint().owner().equals(settings.owner())) {
            return;
        }
        retry.pause(Duration.ofMillis(before.get().checkpoint().leaseMs()));
        if (!seen(generation, part).equals(before)) {
            throw new ProjectorStopped(
                    Trouble.of(
                            Kind.LEASE_LOST,
                            "generation %d is being built by '%s'"
                                    .formatted(
                                            generation.number(),
                                            before.get().checkpoint().owner())));
        }
    }

    private Optional<CheckpointStore.Seen> seen(Generation generation, Part part) {
        return retry.call(() -> indices.checkpoints().read(generation.number(), part.number()));
    }

    private boolean dropped(Generation generation) {
        if (indices.checkpoints().read(generation.number()).isPresent()) {
            indices.drop(generation);
        }
        return true;
    }

    /// Keeps the generation that readers see and the one before it.
    private void removeOlder() {
        Optional<Generation> live = retry.call(indices::live);
        if (live.isEmpty()) {
            return;
        }
        List<Generation> below = below(live.get());
        for (Generation old : below.subList(0, Math.max(0, below.size() - 1))) {
            retry.call(() -> dropped(old));
        }
    }

    private List<Generation> below(Generation live) {
        return retry.call(indices.checkpoints()::generations).stream()
                .filter(generation -> generation.number() < live.number())
                .sorted(Comparator.comparingInt(Generation::number))
                .toList();
    }

    /// Shows readers the generation before the one that they see. The projector goes on there from
    /// where it was left, so readers go back in time for a moment.
    ///
    /// @return the generation that readers see now; empty where there is none before
    public Optional<Integer> rollback() {
        Generation live = retry.call(() -> indices.liveOrFirst(settings.split().ofFirst()));
        List<Generation> below = below(live);
        Optional<Generation> before =
                below.isEmpty() ? Optional.empty() : Optional.of(below.getLast());
        before.ifPresent(to -> retry.call(() -> pointed(live, to)));
        return before.map(Generation::number);
    }
}
