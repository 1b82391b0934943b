package org.wardledger.projector;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Brings folded batches to the readers: waits until they are durable, makes them visible, moves
/// the checkpoint, in this order. A refresh happens only while nothing is under way, so no search
/// ever sees an ended version beside the current one that it replaces; that is why each part has
/// indices of its own. Used by one thread.
final class Publisher {
    private static final Duration TICK = Duration.ofMillis(200);

    private final Runner.Parts parts;
    private final Generation generation;
    private final Lease lease;
    private final Pipeline pipeline;
    private final Doubts doubts;
    private final Documents documents;
    private final Progress progress;

    private Checkpoint saved;
    private @Nullable Batch durable;
    private int unsavedDocuments;
    private long publishedNanos;

    Publisher(
            Runner.Parts parts,
            Generation generation,
            Lease lease,
            Pipeline pipeline,
            Doubts doubts,
            Documents documents,
            Checkpoint from) {
        this.parts = parts;
        this.generation = generation;
        this.lease = lease;
        this.pipeline = pipeline;
        this.doubts = doubts;
        this.documents = documents;
        this.progress = parts.progress();
        this.saved = from;
        this.publishedNanos = System.nanoTime() - parts.settings().intervals().catchUp().toNanos();
    }

    Documents documents() {
        return documents;
    }

    Checkpoint checkpoint() {
        return saved;
    }

    void submit(Batch batch) {
        pipeline.submit(batch);
    }

    /// Takes note of what has become durable; renews the lease in time.
    void settle() {
        for (Batch batch : pipeline.settled()) {
            documents.acknowledged(batch);
            durable = batch;
            unsavedDocuments += batch.documents();
            progress.position(batch.position());
        }
        if (lease.isDue()) {
            keepLease();
        }
    }

    /// Waits until a further batch may be submitted.
    void awaitRoom() {
        while (pipeline.inFlight() >= parts.settings().batches().inFlightMax()) {
            pipeline.await(TICK);
            settle();
        }
    }

    /// Time until the next publication at this interval; zero or less when it is due.
    Duration untilDue(Duration interval) {
        return interval.minusNanos(System.nanoTime() - publishedNanos);
    }

    /// True while something folded is not searchable.
    boolean hasHidden() {
        Batch last = durable;
        return pipeline.inFlight() > 0 || (last != null && last.position() > saved.searchable());
    }

    /// Makes everything submitted durable, then searchable, then the checkpoint.
    void publish() {
        while (pipeline.inFlight() > 0) {
            pipeline.await(TICK);
            settle();
        }
        if (hasHidden()) {
            parts.retry()
                    .call(
                            () -> {
                                parts.indices().refresh(generation, parts.part());
                                doubts.settle();
                                return true;
                            });
            Batch last = durable;
            save(last == null ? saved.searchable() : last.position());
            progress.searchable(saved.searchable());
            publishedNanos = System.nanoTime();
        }
    }

    /// The checkpoint stays behind what is in doubt.
    private void keepLease() {
        if (doubts.isEmpty()) {
            save(saved.searchable());
        } else {
            saved = saved.savedAt(parts.clock().instant());
            lease.save(saved);
        }
    }

    private void save(long searchable) {
        Batch last = durable;
        Checkpoint next =
                last == null
                        ? saved.savedAt(parts.clock().instant())
                        : saved.at(last, searchable, parts.clock().instant());
        lease.save(next);
        saved = next;
        if (unsavedDocuments > 0) {
            progress.listener().checkpoint(next.position(), unsavedDocuments);
            unsavedDocuments = 0;
        }
    }
}
