package org.wardledger.command.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.command.Samples.ACCOUNTANT;
import static org.wardledger.command.Samples.ACCT;
import static org.wardledger.command.Samples.BINS;
import static org.wardledger.command.Samples.INST;
import static org.wardledger.command.imports.StatementFiles.line;
import static org.wardledger.command.imports.StatementFiles.oneC;
import static org.wardledger.command.imports.StatementFiles.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.wardledger.command.Caller;
import org.wardledger.command.Samples;
import org.wardledger.command.lookup.Registers;
import org.wardledger.command.requests.Plain;
import org.wardledger.domain.account.Statements;
import org.wardledger.events.Code;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.StatementEvent.LineRecorded;
import org.wardledger.events.StatementEvent.StatementImported;
import org.wardledger.statements.Direction;
import org.wardledger.statements.ParsedLine;

class StatementImportTest extends StatementImportBed {
    @Test
    void a_dry_run_records_nothing_and_shows_every_line() {
        long head = ledger.store().head();
        ImportReport report = look(oneC(1, 4, 0, many(10)));
        assertThat(report.fresh()).isEqualTo(10);
        assertThat(report.known()).isZero();
        assertThat(report.lines()).hasSize(10).allMatch(ImportReport.Line::fresh);
        assertThat(ledger.store().head()).isEqualTo(head);
    }

    @Test
    void the_same_file_twice_adds_nothing() {
        byte[] file = oneC(1, 4, 0, many(10));
        assertThat(take(file).recorded()).isEqualTo(10);
        long head = ledger.store().head();
        ImportReport again = look(file);
        assertThat(again.fresh()).isZero();
        assertThat(again.troubles())
                .extracting(Trouble::code)
                .contains("statement.already-imported");
        assertThat(take(file).recorded()).isZero();
        assertThat(ledger.store().head()).isEqualTo(head);
    }

    @Test
    void the_books_follow_the_bank_and_the_file_name_stays_out_of_the_public_part() {
        take(
                oneC(
                        1,
                        4,
                        0,
                        List.of(
                                line(Direction.IN, 500, 1, "1"),
                                line(Direction.OUT, 200, 2, "2"))));
        assertThat(bank()).isEqualTo(300);
        assertThat(ledger.store().readAll(0, 100))
                .noneMatch(
                        e ->
                                new String(e.entry(), java.nio.charset.StandardCharsets.UTF_8)
                                        .contains("выписка"));
        assertThat(lines()).extracting(LineRecorded::party).containsOnly(MoneyCode.Party.LEGAL);
    }

    @Test
    void two_real_payments_that_look_the_same_stay_two() {
        ParsedLine twin = line(Direction.IN, 5_000, 2, "7");
        take(oneC(1, 4, 0, List.of(twin, twin)));
        assertThat(lines()).hasSize(2);
        assertThat(bank()).isEqualTo(10_000);
    }

    @Test
    void an_overlapping_statement_adds_only_what_is_new() {
        List<ParsedLine> first =
                List.of(line(Direction.IN, 500, 1, "1"), line(Direction.IN, 300, 3, "2"));
        take(oneC(1, 3, 0, first));
        List<ParsedLine> second =
                List.of(
                        first.get(1),
                        line(Direction.IN, 50, 3, "3"),
                        line(Direction.OUT, 20, 4, "4"));
        ImportReport report = look(oneC(3, 4, 500, second));
        assertThat(report.fresh()).isEqualTo(2);
        assertThat(report.known()).isEqualTo(1);
        assertThat(take(oneC(3, 4, 500, second)).recorded()).isEqualTo(2);
        assertThat(bank()).isEqualTo(830);
    }

    @Test
    void a_broken_run_is_completed_by_the_same_file_also_by_a_colleague() {
        byte[] file = oneC(1, 4, 0, many(1_200));
        ImportReport report = look(file);
        breakAfterTheFirstPortion(report);
        ledger.restart();
        imports = service();
        assertThat(lines()).hasSize(3);
        assertThat(codes(oneC(1, 4, 0, many(9)))).contains("statement.unfinished");
        Caller colleague = Samples.caller(8, Code.Role.ACCOUNTANT, INST);
        ImportReport again = look(file);
        assertThat(again.fresh()).isEqualTo(1_197);
        try {
            String token = imports.dryRun(colleague, ACCT, "x", source(file), Map.of()).token();
            assertThat(token).isNotNull();
            assertThat(imports.confirm(colleague, token).recorded()).isEqualTo(1_197);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThat(lines())
                .hasSize(1_200)
                .extracting(LineRecorded::lineKey)
                .doesNotHaveDuplicates();
        long head = ledger.store().head();
        assertThat(take(file).recorded()).isZero();
        assertThat(ledger.store().head()).isEqualTo(head);
    }

    private Registers registers() {
        return ledger.core().index().registers();
    }

    /// What a crash leaves behind: the statement and a few of its lines.
    private void breakAfterTheFirstPortion(ImportReport report) {
        var statement = report.statement();
        assertThat(statement).isNotNull();
        Set<String> keys =
                statement.lines().stream()
                        .map(line -> registers().lineKey(ACCT, line.key()))
                        .collect(Collectors.toSet());
        var done =
                (org.wardledger.command.Outcome.Done)
                        ledger.execute(
                                new Plain(
                                        new Statements.ImportStatement(
                                                ACCT,
                                                new StatementImported(
                                                        INST,
                                                        ACCT,
                                                        statement.from(),
                                                        statement.to(),
                                                        MoneyCode.StatementFormat.ONE_C,
                                                        report.fileHash(),
                                                        statement.openingTiyn(),
                                                        statement.closingTiyn(),
                                                        statement.sum(Direction.IN),
                                                        statement.sum(Direction.OUT),
                                                        report.fresh(),
                                                        "выписка.txt"),
                                                keys)),
                                ACCOUNTANT,
                                NamedKey.of(
                                        "statement.import", ACCT.value(), report.fileHash(), 0));
        var id = done.events().getFirst().id();
        var portion =
                new LineEvents(
                                INST,
                                ACCT,
                                BINS.getFirst(),
                                StatementFiles.IBAN,
                                key -> registers().lineKey(ACCT, key))
                        .portions(id, statement.lines())
                        .getFirst()
                        .subList(0, 3);
        ledger.done(new Plain(new Statements.RecordLines(ACCT, id, portion)), ACCOUNTANT);
    }

    @Test
    void confirming_at_the_same_time_records_each_line_once() throws Exception {
        byte[] file = oneC(1, 4, 0, many(700));
        List<Callable<ImportResult>> tasks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String token = look(file).token();
            assertThat(token).isNotNull();
            tasks.add(() -> imports.confirm(ACCOUNTANT, token));
        }
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (Future<ImportResult> result : pool.invokeAll(tasks)) {
                assertThat(result.get().refusal()).isNull();
            }
        }
        assertThat(lines()).hasSize(700);
    }

    @Test
    void texts_of_the_greatest_length_fit_into_appends() {
        List<ParsedLine> lines = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            lines.add(line(Direction.IN, 100 + i, 2, "" + i, "ұ\"".repeat(900) + i));
        }
        assertThat(take(oneC(1, 4, 0, lines)).recorded()).isEqualTo(600);
    }

    @Test
    void ten_thousand_lines() {
        byte[] file = oneC(1, 4, 0, many(10_000));
        long begin = System.nanoTime();
        assertThat(take(file).recorded()).isEqualTo(10_000);
        System.out.println(
                "10,000 lines taken in: " + (System.nanoTime() - begin) / 1_000_000 + " ms");
    }
}
