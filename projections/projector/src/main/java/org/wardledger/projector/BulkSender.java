package org.wardledger.projector;

import java.time.Duration;
import java.util.List;
import org.apache.http.entity.ContentType;
import org.wardledger.projector.SearchClient.Answer;
import org.wardledger.views.Projection;

/// Sends document versions until every one of them is in the index. May be called from several
/// threads; order between requests does not matter, since an older version never replaces a newer.
final class BulkSender {
    private static final ContentType NDJSON = ContentType.create("application/x-ndjson");
    private static final String PATH = "/_bulk?require_alias=true&filter_path=" + BulkAnswer.FILTER;

    private final SearchClient client;
    private final Retry retry;
    private final ProjectorSettings settings;
    private final ProjectorListener listener;
    private final Doubts doubts;
    private final List<String> views;
    private final List<String> aliases;

    BulkSender(Runner.Parts parts, Generation generation, Doubts doubts) {
        this.client = parts.client();
        this.retry = parts.retry();
        this.settings = parts.settings();
        this.listener = parts.progress().listener();
        this.doubts = doubts;
        this.views = parts.views().stream().map(Projection::name).toList();
        this.aliases =
                this.views.stream().map(view -> generation.writeAlias(view, parts.part())).toList();
    }

    /// @throws ProjectorStopped when a document is refused for good
    /// @throws SearchFailed when the server failed inside
    void send(List<Write> writes) {
        for (List<Write> group :
                BulkBody.split(
                        writes,
                        settings.batches().bulkBytesMax(),
                        settings.batches().documentsMax())) {
            Rest rest = new Rest(group);
            retry.call(
                    () -> {
                        rest.send();
                        return rest;
                    });
        }
    }

    /// What is left of one request: after a partial refusal only the refused items go again.
    private final class Rest {
        private List<Write> writes;

        Rest(List<Write> writes) {
            this.writes = writes;
        }

        void send() {
            byte[] body = BulkBody.of(writes, aliases);
            long start = System.nanoTime();
            Answer answer = client.send("POST", PATH, body, body.length, NDJSON);
            SearchClient.held("POST", "/_bulk", answer);
            BulkAnswer result = BulkAnswer.of(answer.json(), writes, views);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            doubts.add(result.outdated());
            listener.bulk(writes.size(), result.outdated().size(), body.length, took);
            writes = result.again();
            if (!writes.isEmpty()) {
                throw new SearchUnavailable(writes.size() + " items: " + result.why());
            }
        }
    }
}
