package org.wardledger.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.apache.http.HttpHost;
import org.elasticsearch.client.RestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.wardledger.web.reading.Documents;
import org.wardledger.web.reading.NoSuchPlace;
import org.wardledger.web.reading.ReadingInterrupted;

/// A search index that cannot answer costs the log one line for each page, and no word of what was
/// asked for.
class OutageTest {
    private static final String ASKED = "Ахметова";
    private static final Logger LOG = Logger.getLogger(ErrorPages.class.getName());

    private final List<LogRecord> heard = new ArrayList<>();
    private final Handler listener =
            new Handler() {
                @Override
                public void publish(LogRecord record) {
                    heard.add(record);
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };
    private HttpServer index;

    @BeforeEach
    void listen() throws IOException {
        LOG.addHandler(listener);
        index = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        index.start();
    }

    @AfterEach
    void stop() {
        LOG.removeHandler(listener);
        index.stop(0);
    }

    /// As Elasticsearch does it: the answer repeats the question.
    private void answers(int status) {
        index.createContext(
                "/",
                exchange -> {
                    byte[] asked = exchange.getRequestBody().readAllBytes();
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(status, asked.length);
                    exchange.getResponseBody().write(asked);
                    exchange.close();
                });
    }

    private String line() throws IOException {
        HttpHost at = new HttpHost("127.0.0.1", index.getAddress().getPort(), "http");
        ReadingInterrupted interrupted;
        try (RestClient client = RestClient.builder(at).build()) {
            interrupted =
                    catchThrowableOfType(
                            ReadingInterrupted.class,
                            () ->
                                    new Documents(client)
                                            .post("/posting/_search", Map.of("q", ASKED)));
        }
        assertThat(interrupted).as("an outage, and no bug").isNotNull();
        assertThat(new ErrorPages().interrupted(interrupted).getStatus())
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(heard).hasSize(1);
        assertThat(heard.getFirst().getThrown()).as("no trace").isNull();
        String line = new SimpleFormatter().formatMessage(heard.getFirst());
        assertThat(line.lines()).hasSize(1);
        return line;
    }

    @Test
    void before_the_first_index_is_there_a_page_costs_one_line() throws IOException {
        answers(404);
        assertThat(line()).contains("404", "/posting/_search").doesNotContain(ASKED);
    }

    @Test
    void an_overload_costs_one_line_too() throws IOException {
        answers(503);
        assertThat(line()).contains("503").doesNotContain(ASKED);
    }

    /// An address that was cut short is not ours; a wrong query is.
    @Test
    void a_place_to_go_on_from_that_no_result_has_is_no_outage_and_no_bug() throws IOException {
        answers(400);
        HttpHost at = new HttpHost("127.0.0.1", index.getAddress().getPort(), "http");
        try (RestClient client = RestClient.builder(at).build()) {
            Documents documents = new Documents(client);
            assertThatThrownBy(
                            () ->
                                    documents.post(
                                            "/posting/_search",
                                            Map.of("search_after", List.of("xx"))))
                    .isInstanceOf(NoSuchPlace.class);
            assertThatThrownBy(() -> documents.post("/posting/_search", Map.of("q", ASKED)))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(new ErrorPages().badQuestion().getStatus()).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void nobody_there_is_said_with_the_kind_of_failure() throws IOException {
        index.stop(0);
        assertThat(line()).contains("ConnectException").doesNotContain(ASKED);
    }
}
