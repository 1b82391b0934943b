package org.wardledger.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.message.BasicHeader;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.RestClient;
import org.jspecify.annotations.Nullable;
import org.wardledger.searchserver.SearchServer;
import org.wardledger.searchserver.SearchServerKeeper;
import org.wardledger.searchserver.SearchServerSettings;

/// Elasticsearch and the way to it: a child of this process, or one that others run.
public final class SearchSide implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SearchSide.class.getName());
    private static final int UNAUTHORIZED = 401;

    private final @Nullable CompletableFuture<SearchServer> starting;
    private @Nullable SearchServerKeeper keeper;
    private @Nullable RestClient client;

    private SearchSide(
            @Nullable CompletableFuture<SearchServer> starting, @Nullable RestClient client) {
        this.starting = starting;
        this.client = client;
    }

    /// Starts one beside this process; it needs some seconds.
    public static SearchSide beside(Path folder, Path distribution) {
        SearchServerSettings settings = SearchServerSettings.defaults(folder, distribution);
        return new SearchSide(
                CompletableFuture.supplyAsync(() -> SearchServer.start(settings)), null);
    }

    /// One that is there. An outage is waited for by whoever asks it; a wrong password is said at
    /// once.
    static SearchSide of(SearchPlace place) {
        RestClient client = place.client();
        try {
            var _ = client.performRequest(new Request("GET", "/_cluster/health"));
        } catch (ResponseException e) {
            if (e.getResponse().getStatusLine().getStatusCode() == UNAUTHORIZED) {
                closeQuietly(client);
                throw new Failed(Says.in(null).text("node.search-refused", place));
            }
            LOG.log(System.Logger.Level.WARNING, "{0} answers: {1}", place, e.getMessage());
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "{0} is waited for: {1}", place, e.getMessage());
        }
        return new SearchSide(null, client);
    }

    /// Waits for a child that starts.
    public void connect() {
        if (starting != null && client == null) {
            SearchServer server = starting.join();
            keeper = SearchServerKeeper.keep(server);
            Header[] headers = {
                new BasicHeader("Authorization", server.credentials().authorization())
            };
            client =
                    RestClient.builder(
                                    new HttpHost(
                                            server.uri().getHost(), server.uri().getPort(), "http"))
                            .setDefaultHeaders(headers)
                            .build();
        }
    }

    /// Once it is connected.
    public RestClient client() {
        RestClient connected = client;
        if (connected == null) {
            throw new IllegalStateException("the search side is not started");
        }
        return connected;
    }

    @Override
    public void close() {
        closeQuietly(client);
        closeQuietly(keeper);
        if (starting != null && !starting.isCompletedExceptionally()) {
            closeQuietly(() -> starting.join().close());
        }
    }

    private static void closeQuietly(@Nullable AutoCloseable part) {
        Product.closeQuietly(part);
    }
}
