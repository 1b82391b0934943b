package org.wardledger.command.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.command.Samples.ACCOUNTANT;
import static org.wardledger.command.Samples.ACCT;
import static org.wardledger.command.Samples.BINS;
import static org.wardledger.command.Samples.HEAD;
import static org.wardledger.command.Samples.INST;
import static org.wardledger.command.Samples.MINISTRY;
import static org.wardledger.command.imports.StatementFiles.line;
import static org.wardledger.command.imports.StatementFiles.oneC;
import static org.wardledger.command.imports.StatementFiles.source;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.command.Caller;
import org.wardledger.command.Samples;
import org.wardledger.command.TestLedger;
import org.wardledger.command.requests.PeriodRequests.OpenFirstPeriod;
import org.wardledger.command.requests.Plain;
import org.wardledger.command.security.Policy;
import org.wardledger.domain.account.Statements;
import org.wardledger.events.Code;
import org.wardledger.events.Evidence;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.StatementEvent.LineRecorded;
import org.wardledger.events.StatementEvent.StatementImported;
import org.wardledger.eventstore.codec.EntryReader;
import org.wardledger.statements.Direction;
import org.wardledger.statements.ParsedLine;

class StatementImportTest {
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    private static final Evidence EVIDENCE =
            new Evidence(MoneyCode.Document.OTHER, "1", null, null);

    @TempDir private Path folder;
    private TestLedger ledger;
    private StatementImport imports;

    @BeforeEach
    void open() {
        ledger = new TestLedger(folder);
        ledger.done(Samples.institution(INST, BINS.getFirst()), MINISTRY);
        ledger.done(Samples.account(INST, ACCT, StatementFiles.IBAN), MINISTRY);
        ledger.done(new OpenFirstPeriod(ACCT, OCTOBER, 0, 0, List.of(), EVIDENCE), HEAD);
        imports = service();
    }

    private StatementImport service() {
        return new StatementImport(ledger.core(), ledger.store(), new Policy(), ledger.clock());
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private ImportReport look(byte[] file) {
        try {
            return imports.dryRun(ACCOUNTANT, ACCT, "выписка.txt", source(file), null);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private ImportResult take(byte[] file) {
        ImportReport report = look(file);
        assertThat(report.troubles().stream().filter(Trouble::fatal)).isEmpty();
        assertThat(report.token()).isNotNull();
        ImportResult result = imports.confirm(ACCOUNTANT, report.token());
        assertThat(result.refusal()).isNull();
        return result;
    }

    private List<String> codes(byte[] file) {
        return look(file).troubles().stream().filter(Trouble::fatal).map(Trouble::code).toList();
    }

    private List<LineRecorded> lines() {
        return ledger.store().readAll(0, 100_000).stream()
                .map(e -> EntryReader.decode(e).event())
                .filter(LineRecorded.class::isInstance)
                .map(LineRecorded.class::cast)
                .toList();
    }

    private long bank() {
        return new StatementRecording(ledger.core(), ledger.store()).period(ACCT).books().bank();
    }

    private static List<ParsedLine> many(int count) {
        List<ParsedLine> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(
                    line(i % 3 == 0 ? Direction.OUT : Direction.IN, 100_00 + i, 1 + i % 4, "" + i));
        }
        return lines;
    }

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
    void a_statement_that_forgets_a_known_line_is_refused() {
        take(
                oneC(
                        1,
                        3,
                        0,
                        List.of(line(Direction.IN, 500, 1, "1"), line(Direction.IN, 300, 3, "2"))));
        assertThat(codes(oneC(2, 4, 500, List.of(line(Direction.IN, 9, 4, "3")))))
                .contains("statement.overlap-differs");
    }

    @Test
    void an_opening_balance_that_is_not_ours_is_refused_unless_days_are_missing() {
        take(oneC(1, 2, 0, List.of(line(Direction.IN, 500, 1, "1"))));
        List<ParsedLine> next = List.of(line(Direction.IN, 9, 4, "3"));
        assertThat(codes(oneC(3, 4, 700, next))).containsExactly("statement.opening-differs");
        assertThat(codes(oneC(4, 4, 700, next))).isEmpty();
        assertThat(look(oneC(4, 4, 700, next)).troubles())
                .extracting(Trouble::code)
                .contains("import.gap");
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
            String token = imports.dryRun(colleague, ACCT, "x", source(file), null).token();
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

    /// What a crash leaves behind: the statement and a few of its lines.
    private void breakAfterTheFirstPortion(ImportReport report) {
        var statement = report.statement();
        assertThat(statement).isNotNull();
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
                                                        "выписка.txt"))),
                                ACCOUNTANT,
                                NamedKey.of(
                                        "statement.import", ACCT.value(), report.fileHash(), 0));
        var id = done.events().getFirst().id();
        var portion =
                new LineEvents(INST, ACCT, BINS.getFirst(), StatementFiles.IBAN)
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
    void another_account_or_currency_changes_nothing() {
        long head = ledger.store().head();
        byte[] other = oneC(Samples.iban(2), 1, 4, 0, many(3));
        assertThat(codes(other)).contains("statement.wrong-account");
        String text = new String(oneC(1, 4, 0, many(3)), java.nio.charset.StandardCharsets.UTF_8);
        byte[] dollars =
                text.replace("KZT", "USD").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(text).contains("KZT");
        assertThat(look(dollars).refused()).isTrue();
        assertThat(ledger.store().head()).isEqualTo(head);
    }

    @Test
    void a_truncated_or_hostile_file_changes_nothing_and_says_what_to_do() {
        long head = ledger.store().head();
        byte[] whole = oneC(1, 4, 0, many(40));
        for (int length = 0; length < whole.length - 20; length += 997) {
            ImportReport report = look(Arrays.copyOf(whole, length));
            assertThat(report.token()).isNull();
            assertThat(report.troubles()).isNotEmpty();
            for (String language : List.of("kk", "ru", "en")) {
                assertThat(report.troubles())
                        .allMatch(t -> t.text(Locale.of(language)).length() > 10);
            }
        }
        byte[] xxe =
                "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/hosts\">]><d/>"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(look(xxe).token()).isNull();
        assertThat(ledger.store().head()).isEqualTo(head);
    }

    @Test
    void a_token_is_for_its_caller_and_for_half_an_hour() {
        String token = look(oneC(1, 4, 0, many(2))).token();
        assertThat(token).isNotNull();
        Caller other = Samples.caller(9, Code.Role.ACCOUNTANT, INST);
        assertThat(refusal(imports.confirm(other, token))).isEqualTo("import.token-unknown");
        ledger.pass(Duration.ofMinutes(31));
        assertThat(refusal(imports.confirm(ACCOUNTANT, token))).isEqualTo("import.token-unknown");
        assertThat(lines()).isEmpty();
    }

    private static String refusal(ImportResult result) {
        var refusal = result.refusal();
        return refusal == null ? "" : refusal.code().code();
    }

    @Test
    void nobody_imports_into_another_home() throws IOException {
        Caller stranger =
                Samples.caller(9, Code.Role.ACCOUNTANT, new Id.Institution(Samples.id("ins", 2)));
        ImportReport report =
                imports.dryRun(stranger, ACCT, "x", source(oneC(1, 4, 0, many(2))), null);
        assertThat(report.troubles()).extracting(Trouble::code).contains("auth.not-permitted");
        assertThat(report.lines()).isEmpty();
        assertThat(imports.targets(stranger)).isEmpty();
        assertThat(imports.targets(ACCOUNTANT)).hasSize(1);
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
