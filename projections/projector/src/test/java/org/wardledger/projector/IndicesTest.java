package org.wardledger.projector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.http.HttpHost;
import org.elasticsearch.client.RestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a search server says of an index, and what follows from it.
class IndicesTest {
    private static final Generation FIRST = new Generation(1);
    private HttpServer server;
    private RestClient rest;
    private volatile Map<String, Integer> heads = Map.of();

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        rest = RestClient.builder(new HttpHost("127.0.0.1", server.getAddress().getPort())).build();
    }

    @AfterEach
    void end() throws IOException {
        rest.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("HEAD")) {
                String index = exchange.getRequestURI().getPath().substring(1);
                exchange.sendResponseHeaders(heads.getOrDefault(index, 200), -1);
                return;
            }
            List<String> names = ToyViews.ALL.stream().map(v -> v.name()).toList();
            Checkpoint checkpoint = Checkpoint.start(1, "", names, Instant.EPOCH);
            byte[] body =
                    "{\"_seq_no\":1,\"_primary_term\":1,\"_source\":%s}"
                            .formatted(SearchClient.JSON.writeValueAsString(checkpoint))
                            .getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Indices indices() {
        return new Indices(
                new SearchClient(rest),
                ToyViews.ALL,
                IndexSettings.single(Search.NO_ANALYSIS),
                InstantSource.system());
    }

    @Test
    void an_index_has_gone_where_the_server_says_so() {
        heads = Map.of("toy-balance-g1", 404);

        assertThat(indices().there(FIRST)).hasSize(2).doesNotContain("toy-balance");
    }

    @Test
    void a_refusal_is_no_word_about_the_index() {
        for (int status : List.of(401, 403)) {
            heads = Map.of("toy-balance-g1", status);

            assertThatThrownBy(() -> indices().there(FIRST))
                    .isInstanceOf(ProjectorStopped.class)
                    .hasMessageContaining("toy-balance-g1 answered " + status);
        }
    }

    @Test
    void a_server_that_is_away_or_fails_for_a_moment_is_asked_again() {
        for (int status : List.of(500, 503)) {
            heads = Map.of("toy-balance-g1", status);

            assertThatThrownBy(() -> indices().there(FIRST)).isInstanceOf(SearchUnavailable.class);
        }
    }
}
