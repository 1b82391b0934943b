package org.wardledger.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.apache.http.HttpHost;
import org.elasticsearch.client.RestClient;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.wardledger.transparency.LogReader;
import org.wardledger.web.proof.ProofSource;
import org.wardledger.web.reading.Positions;

/// All public pages over an index that holds nothing, and a ledger that stands where a test says.
final class StandingPages implements AutoCloseable {
    private static final String NOTHING =
            "{\"status\":200,\"hits\":{\"total\":{\"value\":0},\"hits\":[]},\"aggregations\":{}}";

    private final HttpServer index;
    private final RestClient client;
    private final ConfigurableApplicationContext context;
    private final Standing standing = new Standing();

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName =
                    "org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchRestClientAutoConfiguration")
    @Import(QuerySide.class)
    static class App {}

    private static final class Standing implements Positions {
        private volatile long searchable;
        private volatile long recorded;

        @Override
        public long searchable() {
            return searchable;
        }

        @Override
        public long recorded() {
            return recorded;
        }

        @Override
        public @Nullable Instant timeOf(long position) {
            return position == 0 ? null : Instant.EPOCH;
        }

        @Override
        public long atEndOf(LocalDate day) {
            return recorded;
        }
    }

    private static final class Nobody implements Visitors {
        @Override
        public Visitor current() {
            return Visitor.NOBODY;
        }

        @Override
        public boolean seesInside(String institution) {
            return false;
        }

        @Override
        public boolean seesEach() {
            return false;
        }

        @Override
        public boolean mayImport() {
            return false;
        }

        @Override
        public boolean mayHandOut() {
            return false;
        }
    }

    /// @param log an empty folder
    StandingPages(Path log) throws IOException {
        index = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        index.createContext(
                "/",
                exchange -> {
                    String asked = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                    boolean several = exchange.getRequestURI().getPath().endsWith("/_msearch");
                    int searches = (int) asked.lines().count() / 2;
                    String all = String.join(",", Collections.nCopies(searches, NOTHING));
                    byte[] answer =
                            (several ? "{\"responses\":[" + all + "]}" : NOTHING).getBytes(UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        index.start();
        client =
                RestClient.builder(new HttpHost("127.0.0.1", index.getAddress().getPort(), "http"))
                        .build();
        ProofSource source = new ProofSource(new LogReader(log), "", _ -> Optional.empty());
        context =
                new SpringApplicationBuilder(App.class)
                        .bannerMode(Banner.Mode.OFF)
                        .properties("server.port=0", "server.error.include-message=never")
                        .initializers(
                                c -> {
                                    var beans = c.getBeanFactory();
                                    beans.registerSingleton("client", client);
                                    beans.registerSingleton("positions", standing);
                                    beans.registerSingleton("visitors", new Nobody());
                                    beans.registerSingleton("source", source);
                                })
                        .run();
    }

    /// As after a start over a ledger that holds this much, of which so much has been read in.
    void stand(long searchable, long recorded) throws Exception {
        standing.recorded = recorded;
        standing.searchable = 0;
        var _ = get("/about", "en");
        standing.searchable = searchable;
    }

    /// More is read in, or recorded, while the pages are open.
    void goOn(long searchable, long recorded) {
        standing.recorded = recorded;
        standing.searchable = searchable;
    }

    HttpResponse<String> get(String path, String language) throws Exception {
        String port = context.getEnvironment().getProperty("local.server.port", "");
        URI address = URI.create("http://127.0.0.1:" + port + path);
        Map<String, String> headers = Map.of("Accept", "text/html", "Accept-Language", language);
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        headers.forEach(request::header);
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }

    @Override
    public void close() throws IOException {
        context.close();
        client.close();
        index.stop(0);
    }
}
