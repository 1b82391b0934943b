package org.wardledger.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.command.Samples;
import org.wardledger.command.http.TestServer.Answered;

class ApiErrorsIT {
    private static final String COMMAND = "/api/v1/commands/cash.withdraw";

    @TempDir private static Path folder;
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer(folder);
        server.admit("accountant", Samples.ACCOUNTANT);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void problem(Answered answer, int status, String code) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("Content-Language")).isEqualTo("ru");
        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.text("title")).isNotBlank().matches(".*[а-я].*");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    }

    private static Answered send(String who, String method, String path, Map<String, String> more)
            throws Exception {
        return server.send(who, method, path, more, new byte[] {'{', '}'});
    }

    private static Map<String, String> json(String... more) {
        Map<String, String> headers = new java.util.HashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Accept-Language", "ru");
        for (int i = 0; i < more.length; i += 2) {
            headers.put(more[i], more[i + 1]);
        }
        return headers;
    }

    @Test
    void whoever_is_not_signed_in_gets_a_problem_and_no_page() throws Exception {
        for (String path : List.of(COMMAND, "/api/v1/accounts", "/api/v1/none", "/api/")) {
            Answered answer = send("", "POST", path, json("Accept", "text/html"));
            problem(answer, 401, "sign-in");
            assertThat(answer.header("WWW-Authenticate")).startsWith("Basic");
            assertThat(answer.header("Set-Cookie")).isEmpty();
            assertThat(answer.header("Location")).isEmpty();
        }
        problem(send("nobody", "GET", "/api/v1/accounts", json()), 401, "sign-in");
    }

    @Test
    void what_is_not_there_is_a_problem_for_whoever_is_signed_in() throws Exception {
        problem(send("accountant", "GET", "/api/v1/none", json()), 404, "not-found");
        problem(
                send("accountant", "GET", "/api/v1/none", json("Accept", "text/html")),
                404,
                "not-found");
        problem(send("", "GET", "/api/v1/public/none", json()), 404, "not-found");
    }

    @Test
    void a_wrong_method_names_the_right_ones() throws Exception {
        Answered answer = send("accountant", "DELETE", COMMAND, json());
        problem(answer, 405, "method-not-allowed");
        assertThat(answer.header("Allow")).isEqualTo("POST");
        problem(send("accountant", "GET", COMMAND, json()), 405, "method-not-allowed");
    }

    @Test
    void a_wrong_type_of_body_is_refused_before_it_is_read() throws Exception {
        String dryRun = "/api/v1/accounts/acc_0000000000000001/statements/dry-run";
        for (String type :
                List.of("application/x-www-form-urlencoded", "multipart/form-data; boundary=a")) {
            Map<String, String> headers = json("Content-Type", type);
            problem(send("accountant", "POST", dryRun, headers), 415, "media-type");
            problem(send("accountant", "POST", COMMAND, headers), 415, "media-type");
        }
    }

    @Test
    void an_answer_that_the_client_cannot_read_is_not_sent() throws Exception {
        problem(
                send(
                        "accountant",
                        "POST",
                        COMMAND,
                        json("Accept", "text/html", "Idempotency-Key", UUID.randomUUID() + "")),
                406,
                "not-acceptable");
    }

    @Test
    void an_address_of_an_attacker_is_a_problem_too() throws Exception {
        for (String path : List.of("/api//v1/accounts", "/api/v1/%2e%2e/accounts", "/api/v1;a=b")) {
            problem(send("accountant", "GET", path, json()), 400, "bad-request");
        }
    }

    @Test
    void guessing_is_slowed_down_and_locks_out_nobody_who_is_in(@TempDir Path another)
            throws Exception {
        try (TestServer guarded = new TestServer(another)) {
            guarded.admit("accountant", Samples.ACCOUNTANT);
            guarded.admit("head", Samples.HEAD);
            assertThat(guarded.get("accountant", "/api/v1/accounts").status()).isEqualTo(200);
            for (int i = 0; i < 10; i++) {
                problem(guarded.guess("guesser" + i, "/api/v1/accounts"), 401, "sign-in");
            }
            Answered answer = guarded.guess("head", "/api/v1/accounts");
            problem(answer, 429, "too-many-sign-ins");
            assertThat(answer.header("Retry-After")).isNotBlank();
            assertThat(guarded.get("head", "/api/v1/accounts").status()).isEqualTo(429);
            assertThat(guarded.get("accountant", "/api/v1/accounts").status()).isEqualTo(200);
        }
    }

    @Test
    void of_a_flood_of_guesses_those_that_would_wait_for_long_are_sent_away_at_once(
            @TempDir Path another) throws Exception {
        try (TestServer guarded = new TestServer(another);
                ExecutorService guessers = Executors.newFixedThreadPool(150)) {
            List<Future<Answered>> answers = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                String name = "guesser" + i;
                answers.add(guessers.submit(() -> guarded.guess(name, "/api/v1/accounts")));
            }
            List<Answered> busy = new ArrayList<>();
            for (Future<Answered> answer : answers) {
                Answered got = answer.get();
                assertThat(got.status()).isIn(401, 429);
                if ("10".equals(got.header("Retry-After"))) {
                    busy.add(got);
                }
            }
            assertThat(busy).isNotEmpty();
            problem(busy.getFirst(), 429, "sign-ins-busy");
        }
    }

    @Test
    void a_page_that_does_not_exist_is_not_found_by_anybody() throws Exception {
        for (String path : List.of("/none", "/audits", "/workshop", "/search.php", "/v3/other")) {
            for (String method : List.of("GET", "POST", "PUT")) {
                Answered answer = send("", method, path, Map.of("Accept", "text/html"));
                assertThat(answer.status()).as(method + " " + path).isEqualTo(404);
                assertThat(answer.header("Location")).isEmpty();
            }
        }
    }

    @Test
    void a_place_of_work_still_asks_for_a_sign_in() throws Exception {
        for (String path : List.of("/work", "/work/import", "/work/none")) {
            for (String type : List.of("text/html", "*/*", "application/json")) {
                Answered answer = send("", "GET", path, Map.of("Accept", type));
                assertThat(answer.status()).as(path + " " + type).isEqualTo(302);
                assertThat(answer.header("Location")).endsWith("/sign-in");
            }
        }
    }

    @Test
    void a_form_without_its_token_is_refused_where_there_is_a_form() throws Exception {
        for (String path : List.of("/work/import", "/sign-in", "/sign-out")) {
            assertThat(send("", "POST", path, Map.of()).status()).as(path).isEqualTo(403);
        }
    }
}
