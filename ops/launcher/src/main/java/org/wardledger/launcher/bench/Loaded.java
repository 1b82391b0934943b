package org.wardledger.launcher.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.RestClient;
import org.wardledger.launcher.Folders;
import org.wardledger.launcher.Installation;
import org.wardledger.launcher.Progress;
import org.wardledger.launcher.Says;
import org.wardledger.launcher.SearchSide;
import org.wardledger.views.ViewJson;
import org.wardledger.views.posting.PostingView;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A search server of its own, filled with a [Corpus] past the ledger: an index as the product
/// makes it, documents as the product writes them.
///
/// @param nanos of loading, until all of them can be found
/// @param indexBytes on the disk after the server has merged what it wanted to merge
record Loaded(Path folder, SearchSide search, Corpus corpus, long nanos, long indexBytes)
        implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BULK = 2_000;
    private static final int SENDERS = 2;
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int CALM_SECONDS_MAX = 600;

    static Loaded of(Path folder, Corpus corpus) throws IOException {
        SearchSide search = SearchSide.beside(folder, Installation.searchDistribution());
        try {
            search.connect();
            RestClient client = search.client();
            RawBulk.create(client, PostingView.PROJECTION, PostingView.PROJECTION.name());
            long start = System.nanoTime();
            load(client, corpus);
            client.performRequest(new Request("POST", index() + "/_refresh"));
            long nanos = System.nanoTime() - start;
            return new Loaded(folder, search, corpus, nanos, calm(client));
        } catch (IOException | RuntimeException e) {
            search.close();
            throw e;
        }
    }

    private static String index() {
        return "/" + PostingView.PROJECTION.name();
    }

    RestClient client() {
        return search.client();
    }

    private static void load(RestClient client, Corpus corpus) {
        Progress progress = new Progress(Says.in(null).text("bench.loading"));
        AtomicLong next = new AtomicLong();
        AtomicLong done = new AtomicLong();
        Clients.each(
                SENDERS,
                () -> {
                    for (long n = next.getAndAdd(BULK);
                            n < corpus.entries();
                            n = next.getAndAdd(BULK)) {
                        long end = Math.min(corpus.entries(), n + BULK);
                        RawBulk.post(client, bulk(corpus, n, end));
                        long sent = done.addAndGet(end - n);
                        synchronized (progress) {
                            progress.percent((int) (100 * sent / corpus.entries()));
                        }
                    }
                });
        progress.done(done.get());
    }

    private static byte[] bulk(Corpus corpus, long from, long to) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(1 << 21);
        for (long n = from; n < to; n++) {
            for (Corpus.Written written : corpus.written(n)) {
                String action =
                        """
                        {"index":{"_index":"%s","_id":"%s","version":%d,"version_type":"external"}}
                        """
                                .formatted(
                                        PostingView.PROJECTION.name(),
                                        written.id(),
                                        written.version());
                body.writeBytes(action.getBytes(StandardCharsets.UTF_8));
                body.writeBytes(ViewJson.write(written.document()));
                body.write('\n');
            }
        }
        return body.toByteArray();
    }

    /// Waits until nothing is merged any more, as in the night after a great load.
    private static long calm(RestClient client) throws IOException {
        for (int second = 0; second < CALM_SECONDS_MAX; second++) {
            JsonNode all = stats(client).at("/_all/primaries");
            if (all.at("/merges/current").asLong() == 0) {
                return all.at("/store/size_in_bytes").asLong();
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        throw new IllegalStateException("the search server has not ended merging");
    }

    private static JsonNode stats(RestClient client) throws IOException {
        Request request = new Request("GET", index() + "/_stats/merge,store");
        return JSON.readTree(
                client.performRequest(request).getEntity().getContent().readAllBytes());
    }

    @Override
    public void close() throws IOException {
        search.close();
        Folders.delete(folder);
    }
}
