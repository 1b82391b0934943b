package org.wardledger.command.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.wardledger.command.Caller;
import org.wardledger.command.CommandSettings;
import org.wardledger.command.CommandSide;
import org.wardledger.command.Ledger;
import org.wardledger.command.Meters;
import org.wardledger.command.security.People;
import org.wardledger.command.security.Person;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.sqlite.SqliteEventStore;
import org.wardledger.eventstore.sqlite.SqliteSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command side behind a real web server on a free port.
public final class TestServer implements AutoCloseable {
    private static final String PASSWORD = "only for tests";
    private static final JsonMapper JSON = new JsonMapper();

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    /// One process with nothing but the command side in it.
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(CommandSide.class)
    static class App {
        @Bean(destroyMethod = "close")
        EventStore store(CommandSettings settings, Meters meters) {
            return SqliteEventStore.open(
                    settings.data().resolve("events"), SqliteSettings.defaults(), meters);
        }

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-10-05T06:00:00Z"), ZoneOffset.UTC);
        }
    }

    public TestServer(Path folder) {
        context =
                new SpringApplicationBuilder(App.class)
                        .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                        .properties(
                                "server.port=0",
                                "ledger.command.data=" + folder,
                                "management.endpoints.web.exposure.include=health,prometheus")
                        .run();
    }

    /// Lets somebody sign in under a name.
    public void admit(String name, Caller caller) {
        PasswordEncoder encoder = context.getBean(PasswordEncoder.class);
        String hash = encoder.encode(PASSWORD);
        context.getBean(People.class)
                .put(
                        List.of(
                                new Person(
                                        name,
                                        caller.actor(),
                                        caller.role(),
                                        caller.institution(),
                                        hash == null ? "" : hash)));
    }

    public Ledger ledger() {
        return context.getBean(Ledger.class);
    }

    public EventStore store() {
        return context.getBean(EventStore.class);
    }

    public Answered post(String who, String code, UUID key, String json, String language)
            throws IOException, InterruptedException {
        return post(
                who,
                code,
                Map.of("Idempotency-Key", key.toString(), "Accept-Language", language),
                json);
    }

    public Answered post(String who, String code, Map<String, String> headers, String json)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(who, "/api/v1/commands/" + code)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json));
        headers.forEach(request::header);
        return answered(request.build());
    }

    /// Sends bytes as they are.
    public Answered upload(String who, String path, byte[] bytes)
            throws IOException, InterruptedException {
        return answered(
                request(who, path)
                        .header("Content-Type", "application/octet-stream")
                        .header("Content-Disposition", "attachment; filename=\"october.txt\"")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                        .build());
    }

    public Answered get(String who, String path) throws IOException, InterruptedException {
        return answered(request(who, path).GET().build());
    }

    private HttpRequest.Builder request(String who, String path) {
        String port = context.getEnvironment().getProperty("local.server.port", "");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (!who.isEmpty()) {
            String pair = who + ":" + PASSWORD;
            byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
        }
        return request;
    }

    private Answered answered(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Answered(response);
    }

    /// What came back.
    public record Answered(HttpResponse<String> response) {
        public int status() {
            return response.statusCode();
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String text(String field) {
            return json().path(field).asString();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    @Override
    public void close() {
        http.close();
        context.close();
    }
}
