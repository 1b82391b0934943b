package org.wardledger.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.command.Samples.ACCT;
import static org.wardledger.command.Samples.INST;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.command.Caller;
import org.wardledger.command.Home;
import org.wardledger.command.Outcome;
import org.wardledger.command.Request;
import org.wardledger.command.Samples;
import org.wardledger.command.http.TestServer.Answered;
import org.wardledger.events.Id;
import org.wardledger.statements.Direction;
import org.wardledger.statements.ParsedLine;
import org.wardledger.statements.Place;
import org.wardledger.statements.sample.SampleAccount;
import org.wardledger.statements.sample.SampleStatement;
import org.wardledger.statements.sample.StatementWriter;
import org.wardledger.statements.sample.StatementWriter.OneCDialect;

class ImportApiIT {
    private static final String ACCOUNT = "/api/v1/accounts/" + ACCT.value();

    @TempDir private static Path folder;
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer(folder);
        server.admit("accountant", Samples.ACCOUNTANT);
        var elsewhere = new Id.Institution(Samples.id("ins", 9));
        server.admit("stranger", Samples.caller(9, Samples.ACCOUNTANT.role(), elsewhere));
        done(Samples.institution(INST, Samples.BINS.getFirst()), Samples.MINISTRY);
        done(Samples.account(INST, ACCT, Samples.iban(1)), Samples.MINISTRY);
        done(Home.opening(ACCT, 0), Samples.HEAD);
    }

    private static void done(Request request, Caller caller) {
        assertThat(server.ledger().execute(request, caller, UUID.randomUUID()))
                .isInstanceOf(Outcome.Done.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static byte[] file(int day) throws IOException {
        LocalDate date = LocalDate.of(2026, 10, day);
        ParsedLine line =
                new ParsedLine(
                        Place.FILE,
                        Direction.IN,
                        150_000,
                        date,
                        null,
                        null,
                        "17",
                        "ТОО «Учебный поставщик»",
                        "991240000402",
                        "KZ93999C000000000001",
                        "17",
                        "710",
                        "Возврат",
                        false,
                        1);
        var account =
                new SampleAccount(Samples.iban(1), Samples.BINS.getFirst(), "Үлгі", "KKMFKZ2A");
        StringBuilder text = new StringBuilder();
        StatementWriter.oneC(OneCDialect.KAZAKH_2_0)
                .write(new SampleStatement(account, date, date, 0, List.of(line)), text);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_file_name_that_cannot_be_read_is_no_reason_to_refuse_the_file() throws Exception {
        Map<String, String> headers =
                Map.of(
                        "Content-Type", "application/octet-stream",
                        "Content-Disposition", ";;;");
        Answered looked =
                server.send(
                        "accountant", "POST", ACCOUNT + "/statements/dry-run", headers, file(1));
        assertThat(looked.status()).isEqualTo(200);
    }

    @Test
    void a_file_is_looked_at_then_taken_in_once() throws Exception {
        long before = server.store().head();
        Answered looked = server.upload("accountant", ACCOUNT + "/statements/dry-run", file(1));
        assertThat(looked.status()).as(looked.response().body()).isEqualTo(200);
        assertThat(looked.json().path("fresh").asInt()).isEqualTo(1);
        assertThat(looked.json().at("/lines/0/amt").asString()).isEqualTo("150000");
        assertThat(server.store().head()).isEqualTo(before);

        assertThat(folder.resolve("uploads")).as("nothing is kept in clear").isEmptyDirectory();

        String token = looked.text("token");
        assertThat(token).isNotBlank();
        assertThat(confirm("stranger", token).status()).isEqualTo(404);
        Answered forgotten = confirm("accountant", "another");
        assertThat(forgotten.status()).isEqualTo(400);
        assertThat(forgotten.text("code")).isEqualTo("import.token-unknown");
        Answered taken = confirm("accountant", token);
        assertThat(taken.json().path("recorded").asInt()).isEqualTo(1);
        assertThat(server.get("", "/actuator/prometheus").response().body())
                .contains("ledger_import_lines_total{outcome=\"recorded\"} 1.0");
        Answered again = server.upload("accountant", ACCOUNT + "/statements/dry-run", file(1));
        assertThat(again.json().path("fresh").asInt()).isZero();

        Answered open = server.get("accountant", ACCOUNT + "/suspense");
        assertThat(open.json().at("/0/amt").asString()).isEqualTo("150000");
        assertThat(open.json().at("/0/line/purpose").asString()).isEqualTo("Возврат");
        Answered inside = server.get("accountant", ACCOUNT);
        assertThat(inside.json().path("bank").asString()).isEqualTo("150000");
        assertThat(inside.json().path("held")).isEqualTo(inside.json().path("owed"));
        assertThat(server.get("accountant", ACCOUNT + "/matches").json()).isEmpty();
    }

    private static Answered confirm(String who, String token) throws Exception {
        byte[] body = "{\"token\":\"%s\"}".formatted(token).getBytes(StandardCharsets.UTF_8);
        Map<String, String> json = Map.of("Content-Type", "application/json");
        return server.send(who, "POST", ACCOUNT + "/statements/confirm", json, body);
    }

    @Test
    void a_broken_file_is_an_answer_without_a_token() throws Exception {
        long before = server.store().head();
        byte[] broken = "not a statement".getBytes(StandardCharsets.UTF_8);
        Answered answer = server.upload("accountant", ACCOUNT + "/statements/dry-run", broken);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("token").isNull()).isTrue();
        assertThat(answer.json().at("/troubles/0/text").asString()).isNotBlank();
        assertThat(server.store().head()).isEqualTo(before);
    }

    @Test
    void nobody_looks_into_another_home() throws Exception {
        assertThat(server.get("stranger", ACCOUNT).status()).isEqualTo(404);
        assertThat(server.get("stranger", ACCOUNT + "/suspense").status()).isEqualTo(404);
        assertThat(server.get("stranger", "/api/v1/accounts").json()).isEmpty();
        assertThat(server.get("accountant", "/api/v1/accounts").json()).hasSize(1);
        Answered answer = server.upload("stranger", ACCOUNT + "/statements/dry-run", file(2));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(server.get("stranger", ACCOUNT + "/matches").status()).isEqualTo(404);
    }

    @Test
    void whoever_sees_the_account_does_not_therefore_take_statements_in() throws Exception {
        server.admit("head", Samples.HEAD);
        Answered answer = server.upload("head", ACCOUNT + "/statements/dry-run", file(2));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text("code")).isEqualTo("auth.not-permitted");
    }

    @Test
    void a_file_above_the_limit_is_not_kept() throws Exception {
        byte[] large = new byte[(64 << 20) + 1];
        Answered answer = server.upload("accountant", ACCOUNT + "/statements/dry-run", large);
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text("code")).isEqualTo("input.too-large");
    }
}
