package org.wardledger.launcher.publiclog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.wardledger.command.security.SecurityRules;
import org.wardledger.command.security.SecuritySettings;
import org.wardledger.command.security.SessionKey;
import org.wardledger.eventstore.EventStore;
import org.wardledger.launcher.DataFolder;
import org.wardledger.transparency.note.Policy;
import org.wardledger.transparency.note.TlogProof;
import org.wardledger.transparency.tiles.HttpSource;
import org.wardledger.transparency.verify.Evidence;
import org.wardledger.transparency.verify.Outcome;
import org.wardledger.transparency.verify.Progress;
import org.wardledger.transparency.verify.ProofFiles;
import org.wardledger.transparency.verify.Question;
import org.wardledger.transparency.verify.Verifier;
import org.wardledger.web.proof.ProofSource;

/// The log as the world sees it, behind the real doors.
class LogFilesTest {
    private static final int LEAVES = 300;

    @TempDir static Path root;
    private static EventStore store;
    private static PublicLog log;
    private static ServletWebServerApplicationContext web;
    private final HttpClient client = HttpClient.newHttpClient();

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName =
                    "org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchRestClientAutoConfiguration")
    @Import(SecurityRules.class)
    @ComponentScan(
            basePackageClasses = ProofSource.class,
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = ".*\\.Log(Files|Mapping)"))
    static class Doors {
        @Bean
        AuthenticationEntryPoint nobody() {
            return (_, response, _) -> response.setStatus(401);
        }

        @Bean
        AccessDeniedHandler denied() {
            return (_, response, _) -> response.setStatus(403);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        DataFolder data = DataFolder.of(root.resolve("data"));
        store = Records.store(data);
        Records.sealed(store, LEAVES);
        log =
                PublicLog.start(
                        store,
                        data,
                        new LogOptions("example.org/ledger", null),
                        InstantSource.system());
        Records.await(LogFilesTest::published);
        SpringApplication application = new SpringApplication(Doors.class);
        application.setDefaultProperties(Map.of("server.port", 0, "server.address", "127.0.0.1"));
        application.addInitializers(
                context -> {
                    GenericApplicationContext beans = (GenericApplicationContext) context;
                    beans.registerBean(ProofSource.class, log::source);
                    beans.registerBean(
                            SecuritySettings.class,
                            () ->
                                    new SecuritySettings(
                                            data.people(), SessionKey.of(data.sessionKey()), null));
                });
        web = (ServletWebServerApplicationContext) application.run();
    }

    private static boolean published() {
        try {
            return log.reader().status().provable(LEAVES);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterAll
    static void stop() {
        web.close();
        log.close();
        store.close();
    }

    @Test
    void a_verifier_finds_all_it_needs() throws Exception {
        Policy policy = policy();
        try (HttpSource source = new HttpSource(at("/log"), Duration.ofSeconds(10))) {
            assertThat(Verifier.check(source, Question.of(policy), Progress.none()).outcome())
                    .isEqualTo(Outcome.UNWITNESSED);
        }
    }

    @Test
    void tiles_stay_for_ever_and_checkpoints_for_a_moment() throws Exception {
        assertThat(caching("/log/tile/0/000")).contains("immutable");
        assertThat(caching("/log/tile/entries/001.p/44")).contains("immutable");
        assertThat(caching("/log/checkpoint")).isEqualTo("public, max-age=2");
        assertThat(get("/log/checkpoint").headers().firstValue("Content-Type").orElseThrow())
                .isEqualToIgnoringCase("text/plain;charset=utf-8");
    }

    @Test
    void any_site_may_read_it_and_nobody_gets_a_cookie() throws Exception {
        for (String path :
                List.of("/log/checkpoint", "/log/tile/0/000", "/log/proof/7", "/log/none")) {
            HttpResponse<byte[]> answer = get(path + "?lang=en");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void a_head_request_says_how_much_there_is() throws Exception {
        HttpRequest head =
                HttpRequest.newBuilder(at("/log/tile/0/000"))
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build();
        HttpResponse<byte[]> answer = client.send(head, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(8_192);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/log/",
                "/log/tile/0/002",
                "/log/tile/0/001.p/45",
                "/log/tile/0/0",
                "/log/checkpoint.decided",
                "/log/log.key",
                "/log/proof/300",
                "/log/proof/999999999999999999",
                "/log/proof/-1",
                "/log/proof/x",
                "/log/entry/300",
                "/log/proof/7.tlog-proof"
            })
    void what_is_not_there_is_said_in_plain_text(String path) throws Exception {
        HttpResponse<byte[]> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/plain");
    }

    @Test
    void a_proof_and_its_entry_are_good_without_any_server() throws Exception {
        for (long index : List.of(0L, 7L, 255L, 256L, 299L)) {
            byte[] proof = get("/log/proof/" + index).body();
            byte[] entry = get("/log/entry/" + index).body();
            Evidence evidence = new Evidence("record", proof, entry);
            assertThat(ProofFiles.check(Optional.of(policy()), evidence).outcome())
                    .isEqualTo(Outcome.UNWITNESSED);
            entry[9] ^= 1;
            assertThat(ProofFiles.check(Optional.of(policy()), evidence).outcome())
                    .isEqualTo(Outcome.INVALID);
        }
    }

    @Test
    void one_file_can_carry_both() throws Exception {
        byte[] both = get("/log/proof/7?with=entry").body();
        String extra = TlogProof.parse(both).good().orElseThrow().extra().orElseThrow();
        assertThat(java.util.Base64.getDecoder().decode(extra))
                .isEqualTo(get("/log/entry/7").body())
                .isEqualTo(Records.entry(1, 7).getBytes(StandardCharsets.UTF_8));
    }

    private Policy policy() throws Exception {
        return Policy.parse(get("/log/policy").body()).good().orElseThrow();
    }

    private String caching(String path) throws Exception {
        return get(path).headers().firstValue("Cache-Control").orElseThrow();
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofByteArray());
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + web.getWebServer().getPort() + path);
    }
}
