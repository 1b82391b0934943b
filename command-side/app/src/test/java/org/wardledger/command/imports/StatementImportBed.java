package org.wardledger.command.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.command.Samples.ACCOUNTANT;
import static org.wardledger.command.Samples.ACCT;
import static org.wardledger.command.Samples.BINS;
import static org.wardledger.command.Samples.HEAD;
import static org.wardledger.command.Samples.INST;
import static org.wardledger.command.Samples.MINISTRY;
import static org.wardledger.command.imports.StatementFiles.line;
import static org.wardledger.command.imports.StatementFiles.source;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.command.Samples;
import org.wardledger.command.TestLedger;
import org.wardledger.command.requests.PeriodRequests.OpenFirstPeriod;
import org.wardledger.command.security.Policy;
import org.wardledger.events.Evidence;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.Recorded;
import org.wardledger.events.StatementEvent.LineRecorded;
import org.wardledger.statements.Direction;
import org.wardledger.statements.ParsedLine;

/// One home with one account and an open month on a real store.
abstract class StatementImportBed {
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    private static final Evidence EVIDENCE =
            new Evidence(MoneyCode.Document.OTHER, "1", null, null);

    @TempDir private Path folder;
    TestLedger ledger;
    StatementImport imports;

    @BeforeEach
    void open() {
        ledger = new TestLedger(folder);
        ledger.done(Samples.institution(INST, BINS.getFirst()), MINISTRY);
        ledger.done(Samples.account(INST, ACCT, StatementFiles.IBAN), MINISTRY);
        ledger.done(new OpenFirstPeriod(ACCT, OCTOBER, 0, 0, List.of(), EVIDENCE), HEAD);
        imports = service();
    }

    StatementImport service() {
        return new StatementImport(ledger.core(), ledger.store(), new Policy(), ledger.clock());
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    ImportReport look(byte[] file) {
        try {
            return imports.dryRun(ACCOUNTANT, ACCT, "выписка.txt", source(file), Map.of());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    ImportResult take(byte[] file) {
        ImportReport report = look(file);
        assertThat(report.troubles().stream().filter(Trouble::fatal)).isEmpty();
        assertThat(report.token()).isNotNull();
        ImportResult result = imports.confirm(ACCOUNTANT, report.token());
        assertThat(result.refusal()).isNull();
        return result;
    }

    List<String> codes(byte[] file) {
        return look(file).troubles().stream().filter(Trouble::fatal).map(Trouble::code).toList();
    }

    List<LineRecorded> lines() {
        return ledger.store().readAll(0, 100_000).stream()
                .map(e -> ledger.core().reader().read(e).foldable())
                .filter(Objects::nonNull)
                .map(Recorded::event)
                .filter(LineRecorded.class::isInstance)
                .map(LineRecorded.class::cast)
                .toList();
    }

    long bank() {
        return new StatementRecording(ledger.core(), ledger.store()).period(ACCT).books().bank();
    }

    static List<ParsedLine> many(int count) {
        List<ParsedLine> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(
                    line(i % 3 == 0 ? Direction.OUT : Direction.IN, 100_00 + i, 1 + i % 4, "" + i));
        }
        return lines;
    }
}
