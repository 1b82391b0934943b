package org.wardledger.projector;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wardledger.eventstore.EventStore;
import org.wardledger.projector.EventFeed.Page;
import org.wardledger.projector.ProjectorStatus.State;
import org.wardledger.projector.Trouble.Kind;
import org.wardledger.views.Projection;

/// One run over one part of a generation, or over the whole of it: from the lease to the end, on
/// the calling thread.
///
/// Order of writes: ended versions, current documents, then (nothing being under way) a refresh,
/// then the checkpoint that names the new position as durable and searchable. A crash between any
/// two of them is repaired by the next run; see the package.
final class Runner {
    private static final System.Logger LOG = System.getLogger(Runner.class.getName());

    /// Everything a run works with.
    ///
    /// @param token of this run, never used before
    /// @param part what of the generation it writes
    /// @param shares of the process that it runs in
    record Parts(
            List<Projection<?>> views,
            EventStore store,
            EventReader reader,
            SearchClient client,
            Indices indices,
            ProjectorSettings settings,
            InstantSource clock,
            Progress progress,
            Retry retry,
            String token,
            Part part,
            Shares shares) {}

    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration LOOK_AT_ALIAS = Duration.ofSeconds(1);
    private static final Duration LOOK_AT_OTHERS = Duration.ofMillis(50);

    private final Parts parts;
    private final Generation generation;
    private final boolean followsAlias;
    private final ProjectorSettings settings;
    private final Progress progress;
    private final Lease lease;
    private final EventFeed feed;
    private final OtherParts others;
    private volatile boolean ending;
    private boolean moved;
    private long aliasNanos = System.nanoTime();

    /// @param followsAlias the run ends when readers are shown another generation
    Runner(Parts parts, Generation generation, boolean followsAlias) {
        this.parts = parts;
        this.generation = generation;
        this.followsAlias = followsAlias;
        settings = parts.settings();
        progress = parts.progress();
        lease = new Lease(parts);
        feed = new EventFeed(parts);
        others = new OtherParts(parts, generation);
    }

    /// Ends the run after what is under way; from any thread.
    void end() {
        ending = true;
        feed.wake();
    }

    /// Returns after [#end()], or when readers were shown another generation.
    ///
    /// @throws ProjectorStopped when the run cannot go on
    /// @throws Retry.Abandoned when the run was ended during an outage
    void run() {
        try {
            progress.generation(generation.number());
            do {
                while (!wentWell()) {
                    parts.retry().pause(settings.pauses().max());
                }
            } while (!ending && !moved);
        } finally {
            lease.forget();
            feed.close();
        }
    }

    /// False where Elasticsearch failed inside: then once more from the checkpoint. Also ends when
    /// the part is offered to other processes; the lease is then asked for as before.
    private boolean wentWell() {
        Optional<Checkpoint> taken =
                lease.acquire(generation.number(), () -> ending || movedAway());
        return taken.isEmpty() || worked(taken.get());
    }

    private boolean worked(Checkpoint from) {
        Doubts doubts = new Doubts(parts, generation);
        BulkSender sender = new BulkSender(parts, generation, doubts);
        try (Pipeline pipeline = new Pipeline(sender, settings.batches().senders())) {
            new StartCheck(parts).require(from);
            progress.resume(from.position(), from.searchable());
            loop(new Publisher(parts, generation, lease, pipeline, doubts, documents(from), from));
        } catch (SearchFailed e) {
            LOG.log(
                    Level.WARNING,
                    "Elasticsearch failed inside; beginning again at the checkpoint: {0}",
                    e.getMessage());
            progress.outage(Kind.SEARCH_GONE, String.valueOf(e.getMessage()));
            if (!ending) {
                return false;
            }
        } catch (ProjectorStopped e) {
            if (e.trouble().kind() != Kind.LEASE_LOST) {
                lease.release();
            }
            if (!(e instanceof LeaseTaken) || !followsAlias) {
                throw e;
            }
            LOG.log(Level.WARNING, "Standing by from now on: {0}", e.getMessage());
            lease.forget();
        }
        lease.release();
        return true;
    }

    private Documents documents(Checkpoint from) {
        return new Documents(
                new DocumentCache(settings.cacheBytesMax()),
                new StoredDocuments(parts, generation, others),
                key -> parts.part().owns(parts.views().get(key.view()).name(), key.id()),
                from.position() == 0,
                from.position());
    }

    private void loop(Publisher publisher) {
        Folding folding =
                new Folding(
                        parts.views(),
                        parts.reader(),
                        publisher.documents(),
                        publisher.checkpoint());
        long position = publisher.checkpoint().position();
        progress.head(feed.head());
        progress.state(State.CATCHING_UP);
        boolean atHead = false;
        while (!ending && !movedAway() && !lease.isToBeOffered()) {
            publisher.settle();
            Duration pause =
                    atHead ? publisher.untilDue(settings.intervals().live()) : Duration.ZERO;
            if (pause.isPositive()) {
                feed.pause(pause.compareTo(TICK) < 0 ? pause : TICK);
                continue;
            }
            Page page = feed.after(position);
            progress.head(position + page.events().size());
            int folded = fold(page, folding, publisher);
            position += folded;
            atHead = folded == page.events().size() && folded < settings.batches().eventsMax();
            if (atHead || !publisher.untilDue(settings.intervals().catchUp()).isPositive()) {
                publisher.publish();
                progress.head(feed.head());
                progress.state(atHead ? State.LIVE : State.CATCHING_UP);
            }
            if (page.events().isEmpty()) {
                feed.awaitNews(position, TICK);
            }
        }
        publisher.publish();
    }

    /// Folds and submits a page; what stops it lets everything before it through.
    ///
    /// @return events folded; fewer than there are where the run is to end before the others are
    ///     far enough
    private int fold(Page page, Folding folding, Publisher publisher) {
        folding.prefetch(page.events());
        List<Incoming> rest = page.events();
        @Nullable ProjectorStopped stop = page.stop();
        while (!rest.isEmpty()) {
            publisher.settle();
            publisher.awaitRoom();
            Folding.Result result = folding.fold(rest, settings.batches().documentsMax());
            Batch batch = result.batch();
            if (batch != null) {
                publisher.submit(batch);
            }
            if (result.stop() != null) {
                stop = result.stop();
                break;
            }
            rest = rest.subList(result.folded(), rest.size());
            if (result.behind() != null) {
                if (!awaited(result.behind(), publisher)) {
                    return page.events().size() - rest.size();
                }
                folding.prefetch(rest);
            }
        }
        if (stop != null) {
            publisher.publish();
            throw stop;
        }
        return page.events().size();
    }

    /// Waits for another part, having published everything that the others may wait for: of all
    /// parts the one that is least far never waits, so there is no circle.
    ///
    /// @return false where the run is to end before that
    private boolean awaited(Behind behind, Publisher publisher) {
        publisher.publish();
        while (!others.have(behind.part(), behind.position())) {
            if (ending || movedAway()) {
                return false;
            }
            publisher.settle();
            feed.pause(LOOK_AT_OTHERS);
        }
        return true;
    }

    private boolean movedAway() {
        if (!followsAlias || System.nanoTime() - aliasNanos < LOOK_AT_ALIAS.toNanos()) {
            return false;
        }
        aliasNanos = System.nanoTime();
        Optional<Generation> live = parts.retry().call(() -> parts.indices().live());
        moved = live.isPresent() && !live.get().equals(generation);
        return moved;
    }
}
