package org.wardledger.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.command.Samples;
import org.wardledger.command.http.TestServer.Answered;
import org.wardledger.command.requests.Catalogue;
import org.wardledger.command.requests.Catalogue.Reach;

class CommandApiIT {
    private static final String INSTITUTION =
            """
            {"inst":null,"bin":"%s","kato":"550000000","profile":{"name":{"kk":"Үлгі","ru":"Улги",
            "en":"Ulgi"},"aliases":[],"kind":"ELDERLY_DISABLED","forms":["INPATIENT"],
            "ownership":"STATE","capacity":220,"contact":{"address":"","phone":"","mail":"",
            "site":""}},"publicBasis":"LAW","eff":"2026-09-01","sourceDocument":"extract"}
            """;

    @TempDir private static Path folder;
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer(folder);
        server.admit("ministry", Samples.MINISTRY);
        server.admit("accountant", Samples.ACCOUNTANT);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Answered register(String bin, UUID key) throws Exception {
        return server.post(
                "ministry", "institution.register", key, INSTITUTION.formatted(bin), "en");
    }

    @Test
    void a_request_is_recorded_once_and_answered_twice() throws Exception {
        UUID key = UUID.randomUUID();
        Answered first = register("991240000003", key);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("Idempotency-Hit")).isEqualTo("false");
        assertThat(first.json().at("/events/0/type").asString())
                .isEqualTo("institution.registered.v1");
        assertThat(first.json().at("/events/0/about").asString()).startsWith("ins_");
        assertThat(first.json().at("/position").isString()).isTrue();
        Answered again = register("991240000003", key);
        assertThat(again.header("Idempotency-Hit")).isEqualTo("true");
        assertThat(again.json().path("events")).isEqualTo(first.json().path("events"));

        Answered other = register("991240000013", key);
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text("code")).isEqualTo("key.reused");
        assertThat(other.text("field")).isEqualTo("bin");
    }

    @Test
    void a_rule_that_says_no_is_a_problem_in_the_callers_language() throws Exception {
        register("991240000023", UUID.randomUUID());
        String body = INSTITUTION.formatted("991240000023");
        for (String language : new String[] {"kk", "ru", "en"}) {
            Answered refused =
                    server.post(
                            "ministry", "institution.register", UUID.randomUUID(), body, language);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
            assertThat(refused.header("Content-Language")).isEqualTo(language);
            assertThat(refused.text("code")).isEqualTo("institution.bin-taken");
            assertThat(refused.text("type"))
                    .isEqualTo("urn:ward-ledger:problem:institution.bin-taken");
            assertThat(refused.text("detail")).isNotBlank();
        }
    }

    @Test
    void bad_input_names_the_field_and_the_reason() throws Exception {
        String good = INSTITUTION.formatted("991240000033");
        wrong(
                good.replace("\"capacity\":220", "\"capacity\":\"220\""),
                "profile.capacity",
                "wrong-kind");
        wrong(
                good.replace("\"capacity\":220", "\"capacity\":1.5"),
                "profile.capacity",
                "wrong-kind");
        wrong(good.replace("INPATIENT", "SOMETIMES"), "profile.forms[0]", "unknown-code");
        wrong(good.replace("\"kato\":\"550000000\",", ""), "kato", "missing");
        wrong(good.replace("\"ru\":\"Улги\",", ""), "profile.name.ru", "missing");
        wrong(good.replace("2026-09-01", "01.09.2026"), "eff", "wrong-form");
        wrong(good.replace("\"inst\":null", "\"inst\":\"ins_1\""), "inst", "wrong-kind");
        wrong(good.replace("\"inst\":null", "\"extra\":1"), "extra", "unknown-field");
        wrong(good.replace("\"inst\":null", "\"bin\":\"1\""), "", "not-json");
        wrong(good + "{}", "", "wrong-kind");
        wrong("{\"inst\":", "", "not-json");
        wrong("[]", "", "wrong-kind");
        wrong("null", "", "missing");
        wrong("", "", "wrong-kind");
        wrong("[".repeat(5_000), "", "wrong-kind");
    }

    private static void wrong(String body, String field, String reason) throws Exception {
        Answered answer =
                server.post("ministry", "institution.register", UUID.randomUUID(), body, "en");
        assertThat(answer.status()).as(body).isEqualTo(400);
        assertThat(answer.text("reason")).as(body).isEqualTo(reason);
        assertThat(answer.json().path("field").asString("")).as(body).isEqualTo(field);
    }

    @Test
    void amounts_are_strings_of_tiyn() throws Exception {
        String body =
                """
                {"acct":"acc_0000000000000001","amt":%s,"uses":[],"carrier":"act_0000000000000001"}
                """;
        for (String amount :
                new String[] {"100", "1.5", "\"1.5\"", "\"01\"", "\" 1\"", "\"1e3\""}) {
            Answered answer =
                    server.post(
                            "accountant",
                            "cash.withdraw",
                            UUID.randomUUID(),
                            body.formatted(amount),
                            "en");
            assertThat(answer.status()).as(amount).isEqualTo(400);
            assertThat(answer.text("field")).as(amount).isEqualTo("amt");
        }
    }

    @Test
    void a_key_is_a_uuid_and_required() throws Exception {
        String body = INSTITUTION.formatted("991240000043");
        Answered without = server.post("ministry", "institution.register", Map.of(), body);
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.text("field")).isEqualTo("Idempotency-Key");
        for (String key : new String[] {"1", "850101300123", UUID.randomUUID() + "0"}) {
            Answered wrong =
                    server.post(
                            "ministry",
                            "institution.register",
                            Map.of("Idempotency-Key", key),
                            body);
            assertThat(wrong.status()).isEqualTo(400);
            assertThat(wrong.text("reason")).isEqualTo("not-uuid");
        }
    }

    @Test
    void who_may_not_hears_nothing_else() throws Exception {
        String body = INSTITUTION.formatted("991240000053");
        UUID key = UUID.randomUUID();
        assertThat(server.post("accountant", "institution.register", key, body, "ru").status())
                .isEqualTo(403);
        assertThat(server.post("", "institution.register", key, body, "ru").status())
                .isEqualTo(401);
        assertThat(server.get("ministry", "/api/v1/accounts/acc_0000000000000001").status())
                .isEqualTo(404);
    }

    @Test
    void commands_of_the_ledger_itself_are_no_part_of_the_api() throws Exception {
        for (Catalogue.Kind kind : Catalogue.byCode().values()) {
            if (kind.reach() == Reach.LEDGER) {
                Answered answer =
                        server.post("ministry", kind.code(), UUID.randomUUID(), "{}", "en");
                assertThat(answer.status()).as(kind.code()).isEqualTo(404);
            }
        }
        assertThat(
                        server.post("ministry", "ledger.erase", UUID.randomUUID(), "{}", "en")
                                .text("code"))
                .isEqualTo("no-such-command");
    }

    @Test
    void a_request_above_the_limit_is_refused() throws Exception {
        Answered answer =
                server.post(
                        "ministry",
                        "institution.register",
                        UUID.randomUUID(),
                        " ".repeat(CommandApi.BODY_BYTES_MAX + 1),
                        "en");
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text("code")).isEqualTo("input.too-large");
    }

    @Test
    void the_description_tells_every_command_with_its_fields() throws Exception {
        Answered docs = server.get("", "/v3/api-docs");
        assertThat(docs.status()).isEqualTo(200);
        for (Catalogue.Kind kind : Catalogue.byCode().values()) {
            var path = docs.json().path("paths").path("/api/v1/commands/" + kind.code());
            assertThat(path.isMissingNode())
                    .as(kind.code())
                    .isEqualTo(kind.reach() == Reach.LEDGER);
        }
        var fields = docs.json().at("/components/schemas/ExpenditureRequestsProposeExpenditure");
        assertThat(fields.at("/properties/amt/type").asString()).isEqualTo("string");
        assertThat(fields.at("/properties/lines/items/$ref").asString())
                .isEqualTo("#/components/schemas/ExpenditureEventPurchaseLine");
        assertThat(fields.at("/required").toString()).contains("lines").doesNotContain("sup");
    }

    @Test
    void what_happens_is_measured_by_kind_and_never_by_value() throws Exception {
        String done =
                "ledger_command_seconds_count{command=\"institution.register\",outcome=\"%s\"}";
        double before = metric(done.formatted("done"));
        double batches = metric("ledger_store_append_batch_events_count");
        UUID key = UUID.randomUUID();
        register("991240000063", key);
        register("991240000063", key);
        register("991240000063", UUID.randomUUID());
        assertThat(metric(done.formatted("done"))).isEqualTo(before + 1);
        assertThat(metric(done.formatted("hit"))).isPositive();
        assertThat(metric(done.formatted("refused"))).isPositive();
        assertThat(metric("ledger_store_append_batch_events_count")).isEqualTo(batches + 1);
        assertThat(metric("ledger_store_position")).isEqualTo(server.store().head());
        assertThat(metric("ledger_import_lines_total{outcome=\"recorded\"}")).isZero();
        assertThat(scraped()).doesNotContain("991240000063", "Ulgi");
    }

    @Test
    void a_form_without_a_boundary_is_a_mistake_of_its_sender_and_none_of_ours() throws Exception {
        Answered refused =
                server.send(
                        "ministry",
                        "POST",
                        "/api/v1/commands/rule.adopt",
                        Map.of("Content-Type", "multipart/form-data"),
                        new byte[] {'x'});
        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.text("code")).isEqualTo("media-type");
    }

    @Test
    void a_proxy_on_the_same_machine_hands_no_metrics_to_whoever_asks_through_it()
            throws Exception {
        String metrics = "/actuator/prometheus";
        for (String header : new String[] {"X-Forwarded-For", "Forwarded"}) {
            assertThat(server.get("", metrics, header, "203.0.113.9").status())
                    .as(header)
                    .isEqualTo(401);
        }
        assertThat(server.get("", metrics).status()).isEqualTo(200);
    }

    private static String scraped() throws IOException, InterruptedException {
        Answered metrics = server.get("", "/actuator/prometheus");
        assertThat(metrics.status()).isEqualTo(200);
        return metrics.response().body();
    }

    /// Zero where there is no such line yet.
    private static double metric(String line) throws IOException, InterruptedException {
        return scraped()
                .lines()
                .filter(l -> l.startsWith(line + " "))
                .mapToDouble(l -> Double.parseDouble(l.substring(line.length() + 1)))
                .sum();
    }
}
