package org.wardledger.projector;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.http.entity.ContentType;
import org.jspecify.annotations.Nullable;
import org.wardledger.projector.ProjectorStatus.State;
import org.wardledger.views.Projection;
import tools.jackson.databind.JsonNode;

/// Measures a replay of the whole store and, in the same run, what it can at best be compared
/// with. Works beside a running projector on generations of its own, which it removes.
public final class ReplayBench {
    private static final int WARM_UP_BULKS = 10;
    private static final String RAW_BULK = "/_bulk?filter_path=errors,items.index.error.type";

    /// Speeds per second, over `events` events and `documents` documents sent for indexing.
    ///
    /// @param scan events: the store alone, nothing decoded
    /// @param none events: read and decoded, into no view
    /// @param fold events: folded into all views and serialised, sent nowhere
    /// @param replay documents: the projector, into Elasticsearch, to the last checkpoint
    /// @param raw documents: the same documents as ready-made bulk bytes by as many senders, no
    ///     fold, no order, no checkpoint
    public record Figures(
            long events,
            long documents,
            long bytes,
            long scan,
            long none,
            long fold,
            long replay,
            long raw) {}

    private final Projector.Source source;
    private final ProjectorSettings settings;
    private final SearchClient client;
    private final Indices indices;
    private final Progress progress;
    private final Retry retry;

    public ReplayBench(Projector.Source source, ProjectorSettings settings) {
        this.source = source;
        this.settings = settings.withOwner(settings.owner() + "-bench");
        this.client = new SearchClient(source.client());
        this.indices = source.openIndices();
        this.progress = new Progress(source.clock(), ProjectorListener.none());
        this.retry = new Retry(this.settings, progress);
    }

    /// Replay and comparison take turns, `rounds` times; the best of each counts, since whatever
    /// else the machine does can only slow them down.
    ///
    /// @param scratch file for the documents of the comparison; written and removed
    public Figures run(Path scratch, int rounds) {
        long head = source.store().head();
        try {
            long scan = perSecond(head, this::scan);
            long none = perSecond(head, () -> fold(List.of(), null));
            long fold = perSecond(head, () -> fold(source.views(), null));
            indices.checkpoints().prepare(0);
            Generation target = indices.next(1);
            BulkSpool spool = new BulkSpool(scratch, target, source.views(), settings);
            try (spool) {
                fold(source.views(), spool);
            }
            raw(target, scratch, WARM_UP_BULKS);
            Measured replay = replay(target);
            Measured raw = raw(target, scratch, Integer.MAX_VALUE);
            if (replay.documents != raw.documents) {
                throw new IllegalStateException(
                        "replayed " + replay.documents + " documents, not " + raw.documents);
            }
            for (int round = 2; round <= rounds; round++) {
                replay = replay.best(replay(target));
                raw = raw.best(raw(target, scratch, Integer.MAX_VALUE));
            }
            return new Figures(
                    head,
                    raw.documents,
                    spool.bytes(),
                    scan,
                    none,
                    fold,
                    replay.perSecond(),
                    raw.perSecond());
        } finally {
            delete(scratch);
        }
    }

    private record Measured(long documents, long nanos) {
        long perSecond() {
            return rate(documents, nanos);
        }

        Measured best(Measured other) {
            return other.nanos < nanos ? other : this;
        }
    }

    private static long rate(long count, long nanos) {
        return Math.round(count * 1e9 / Math.max(1, nanos));
    }

    private static long perSecond(long count, Runnable work) {
        long start = System.nanoTime();
        work.run();
        return rate(count, System.nanoTime() - start);
    }

    private void scan() {
        long position = 0;
        while (true) {
            int read = source.store().readAll(position, settings.batches().eventsMax()).size();
            if (read == 0) {
                return;
            }
            position += read;
        }
    }

    private void fold(List<Projection<?>> views, @Nullable BulkSpool spool) {
        Runner.Parts parts = source.parts(settings, progress, retry);
        Documents documents =
                new Documents(new DocumentCache(Long.MAX_VALUE), DocumentSource.nothing(), true, 0);
        Checkpoint start = Checkpoint.start(0, "", List.of(), source.clock().instant());
        Folding folding = new Folding(views, source.reader(), documents, start);
        try (EventFeed feed = new EventFeed(parts)) {
            long position = 0;
            while (true) {
                List<Incoming> page = feed.after(position).events();
                if (page.isEmpty()) {
                    return;
                }
                position += page.size();
                fold(page, folding, spool);
            }
        }
    }

    /// In the same batches as the projector, so that both send the same documents.
    private void fold(List<Incoming> page, Folding folding, @Nullable BulkSpool spool) {
        List<Incoming> rest = page;
        while (!rest.isEmpty()) {
            Folding.Result result = folding.fold(rest, settings.batches().documentsMax());
            if (result.stop() != null) {
                throw result.stop();
            }
            if (result.batch() != null && spool != null) {
                spool.add(result.batch());
            }
            rest = rest.subList(result.folded(), rest.size());
        }
    }

    private Measured replay(Generation generation) {
        indices.create(generation);
        AtomicLong sent = new AtomicLong();
        ProjectorListener counter =
                new ProjectorListener() {
                    @Override
                    public void bulk(int documents, int alreadyThere, long size, Duration took) {
                        sent.addAndGet(documents);
                    }
                };
        Progress progress = new Progress(source.clock(), counter);
        Runner runner = new Runner(source.parts(settings, progress, retry), generation, false);
        CompletableFuture<Void> ended = new CompletableFuture<>();
        long start = System.nanoTime();
        Thread.ofPlatform()
                .name("projector-bench")
                .start(
                        () -> {
                            try {
                                runner.run();
                                ended.complete(null);
                            } catch (RuntimeException e) {
                                ended.completeExceptionally(e);
                            }
                        });
        while (progress.status().state() != State.LIVE && !ended.isDone()) {
            sleep();
        }
        long nanos = System.nanoTime() - start;
        runner.end();
        ended.join();
        indices.drop(generation);
        return new Measured(sent.get(), nanos);
    }

    private Measured raw(Generation generation, Path scratch, int bulksMax) {
        indices.create(generation);
        AtomicLong documents = new AtomicLong();
        long start = System.nanoTime();
        try (DataInputStream in =
                        new DataInputStream(
                                new BufferedInputStream(Files.newInputStream(scratch)));
                ExecutorService senders =
                        Executors.newFixedThreadPool(settings.batches().senders())) {
            List<CompletableFuture<Void>> ended = new ArrayList<>();
            AtomicLong bulks = new AtomicLong(bulksMax);
            for (int sender = 0; sender < settings.batches().senders(); sender++) {
                ended.add(CompletableFuture.runAsync(() -> send(in, bulks, documents), senders));
            }
            ended.forEach(CompletableFuture::join);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long nanos = System.nanoTime() - start;
        indices.drop(generation);
        return new Measured(documents.get(), nanos);
    }

    private void send(DataInputStream in, AtomicLong bulks, AtomicLong documents) {
        ContentType type = ContentType.create("application/x-ndjson");
        while (bulks.decrementAndGet() >= 0) {
            byte[] body;
            try {
                synchronized (in) {
                    documents.addAndGet(in.readInt());
                    body = in.readNBytes(in.readInt());
                }
            } catch (EOFException end) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            requireTaken(client.send("POST", RAW_BULK, body, body.length, type).json());
        }
    }

    /// Without order, an older version may come after a newer one of the same document.
    private static void requireTaken(JsonNode answer) {
        for (JsonNode item : answer.path("items")) {
            String error = item.at("/index/error/type").asString("");
            if (!error.isEmpty() && !error.equals("version_conflict_engine_exception")) {
                throw new IllegalStateException("bulk failed: " + error);
            }
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Retry.Abandoned();
        }
    }

    private static void delete(Path scratch) {
        try {
            Files.deleteIfExists(scratch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
