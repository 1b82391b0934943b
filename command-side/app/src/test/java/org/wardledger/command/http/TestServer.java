package org.wardledger.command.http;

import io.micrometer.core.instrument.MeterRegistry;
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
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.wardledger.codec.KeyRing;
import org.wardledger.command.Caller;
import org.wardledger.command.CommandCore;
import org.wardledger.command.Ledger;
import org.wardledger.command.Meters;
import org.wardledger.command.StoreSecret;
import org.wardledger.command.clock.LedgerClock;
import org.wardledger.command.imports.StatementImport;
import org.wardledger.command.imports.Uploads;
import org.wardledger.command.security.People;
import org.wardledger.command.security.Person;
import org.wardledger.command.security.Policy;
import org.wardledger.command.security.SecurityRules;
import org.wardledger.command.security.SecuritySettings;
import org.wardledger.command.security.SessionKey;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.sqlite.SqliteEventStore;
import org.wardledger.eventstore.sqlite.SqliteSettings;
import org.wardledger.vault.Kek;
import org.wardledger.vault.KekSource;
import org.wardledger.vault.KeyVault;
import org.wardledger.vault.SqliteKeyVault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command side behind a real web server on a free port.
public final class TestServer implements AutoCloseable {
    /// Of everybody who is admitted.
    public static final String PASSWORD = "only for tests";
    private static final JsonMapper JSON = new JsonMapper();

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    /// One process with nothing but the command side in it.
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({SecurityRules.class, ApiSide.class})
    static class App {
        @Bean
        SecuritySettings securitySettings(@Value("${test.data}") Path data) {
            return new SecuritySettings(data.resolve("people.json"), SessionKey.random(), null);
        }

        @Bean
        Clock clock(@Value("${test.now}") String now) {
            return Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
        }

        @Bean
        Meters meters(MeterRegistry registry) {
            return new Meters(registry);
        }

        @Bean(destroyMethod = "close")
        EventStore store(@Value("${test.data}") Path data, Meters meters) {
            return SqliteEventStore.open(data.resolve("events"), SqliteSettings.defaults(), meters);
        }

        @Bean(destroyMethod = "close")
        KeyVault vault(@Value("${test.data}") Path data, EventStore store) {
            return SqliteKeyVault.open(
                    data.resolve("vault.db"),
                    Kek.of(new byte[KekSource.KEY_BYTES]),
                    data.resolve("keys.mark"),
                    store.head() == 0);
        }

        @Bean
        CommandCore core(
                @Value("${test.data}") Path data,
                EventStore store,
                KeyVault vault,
                Clock clock,
                Policy policy,
                Meters meters) {
            byte[] secret = StoreSecret.of(data.resolve("store-secret"), store.head() == 0);
            return CommandCore.open(
                    new CommandCore.Parts(
                            store,
                            data.resolve("index.db"),
                            secret,
                            new KeyRing(vault),
                            clock,
                            policy,
                            96),
                    meters::measuring);
        }

        @Bean
        Ledger ledger(CommandCore core) {
            return core.ledger();
        }

        @Bean
        StatementImport statementImport(
                CommandCore core, EventStore store, Policy policy, Clock clock, Meters meters) {
            return new StatementImport(core, store, policy, clock, meters::imported);
        }

        @Bean
        Uploads uploads(@Value("${test.data}") Path data) {
            return Uploads.emptied(data.resolve("uploads"));
        }

        @Bean(destroyMethod = "close")
        LedgerClock ledgerClock(
                CommandCore core, EventStore store, Clock clock, @Value("${test.data}") Path data) {
            return LedgerClock.start(store, core, data.resolve("clock-position"), clock);
        }
    }

    public TestServer(Path folder) {
        this(folder, Instant.parse("2026-10-05T06:00:00Z"));
    }

    /// @param now the only time there is
    public TestServer(Path folder, Instant now) {
        context =
                new SpringApplicationBuilder(App.class)
                        .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                        .properties(
                                "server.port=0",
                                "server.tomcat.max-swallow-size=256MB",
                                "test.data=" + folder,
                                "test.now=" + now,
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

    public String port() {
        return context.getEnvironment().getProperty("local.server.port", "");
    }

    /// Methods and addresses below a path that some controller answers.
    public List<String> served(String prefix) {
        return context
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(
                        mapping ->
                                mapping.getPatternValues().stream()
                                        .filter(path -> path.startsWith(prefix))
                                        .flatMap(
                                                path ->
                                                        mapping
                                                                .getMethodsCondition()
                                                                .getMethods()
                                                                .stream()
                                                                .map(m -> m + " " + path)))
                .toList();
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

    /// Any request.
    public Answered send(
            String who, String method, String path, Map<String, String> headers, byte[] body)
            throws IOException, InterruptedException {
        boolean bodiless = method.equals("GET") || method.equals("DELETE");
        HttpRequest.Builder request =
                request(who, path)
                        .method(
                                method,
                                bodiless
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::setHeader);
        return answered(request.build());
    }

    /// A try with a wrong password.
    public Answered guess(String who, String path) throws IOException, InterruptedException {
        byte[] pair = (who + ":guessed").getBytes(StandardCharsets.UTF_8);
        String basic = "Basic " + Base64.getEncoder().encodeToString(pair);
        return send("", "GET", path, Map.of("Authorization", basic, "Accept-Language", "ru"), pair);
    }

    public Answered get(String who, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(who, path).GET();
        return answered((headers.length == 0 ? request : request.headers(headers)).build());
    }

    private HttpRequest.Builder request(String who, String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
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
