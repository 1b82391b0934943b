package org.wardledger.projector;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.message.BasicHeader;
import org.elasticsearch.client.RestClient;
import org.wardledger.eventstore.EventStore;
import org.wardledger.searchserver.SearchServer;
import org.wardledger.searchserver.SharedSearchServer;
import org.wardledger.views.Projection;

/// The real search server of this module's tests, emptied for each test that opens it.
final class Search implements AutoCloseable {
    static final String NO_ANALYSIS = "{\"analysis\":{}}";

    private final SearchServer server;
    private final RestClient rest;
    private final SearchClient client;

    Search(SearchServer server) {
        this.server = server;
        this.rest = rest(server.uri().getPort(), server.credentials().authorization());
        this.client = new SearchClient(rest);
    }

    static Search empty() {
        Search search = new Search(SharedSearchServer.get());
        search.client.require("GET", "/_cluster/health?wait_for_status=yellow");
        String all = search.client.require("GET", "/_cat/indices?h=index&format=txt").text();
        for (String index : all.lines().map(String::strip).toList()) {
            if (!index.startsWith(".")) {
                search.client.require("DELETE", "/" + index);
            }
        }
        return search;
    }

    /// Every field of a checkpoint as it is stored.
    Map<String, Object> checkpointFields(String id) {
        Map<String, Object> found = new TreeMap<>();
        client.require("GET", "/" + Checkpoint.INDEX + "/_doc/" + id)
                .json()
                .get("_source")
                .properties()
                .forEach(
                        field ->
                                found.put(
                                        field.getKey(),
                                        field.getValue().isInt()
                                                ? (Object) field.getValue().intValue()
                                                : field.getValue().toString()));
        return found;
    }

    static RestClient rest(int port, String authorization) {
        return RestClient.builder(new HttpHost("127.0.0.1", port, "http"))
                .setDefaultHeaders(new Header[] {new BasicHeader("Authorization", authorization)})
                .setRequestConfigCallback(
                        config -> config.setConnectTimeout(2_000).setSocketTimeout(60_000))
                .build();
    }

    SearchServer server() {
        return server;
    }

    SearchClient client() {
        return client;
    }

    RestClient rest() {
        return rest;
    }

    Projector.Source source(EventStore store, List<Projection<?>> views) {
        return source(rest, store, views);
    }

    /// By another way to the server.
    static Projector.Source source(RestClient rest, EventStore store, List<Projection<?>> views) {
        return new Projector.Source(
                views,
                store,
                ToyViews.READER,
                rest,
                IndexSettings.single(NO_ANALYSIS),
                InstantSource.system());
    }

    Projector start(EventStore store) {
        return start(store, settings("here"));
    }

    Projector start(EventStore store, ProjectorSettings settings) {
        return Projector.start(source(store, ToyViews.ALL), settings, ProjectorListener.none());
    }

    static ProjectorSettings settings(String owner) {
        return ProjectorSettings.defaults(owner)
                .withLease(Duration.ofSeconds(2))
                .withIntervals(Duration.ofMillis(100), Duration.ofSeconds(1));
    }

    @Override
    public void close() {
        try {
            rest.close();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
