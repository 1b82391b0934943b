package org.wardledger.launcher.bench;

import java.io.IOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.wardledger.command.imports.ImportReport;
import org.wardledger.command.imports.ImportResult;
import org.wardledger.command.imports.StatementImport;
import org.wardledger.command.security.Policy;
import org.wardledger.events.Id;
import org.wardledger.launcher.demo.Chance;
import org.wardledger.statements.Direction;
import org.wardledger.statements.ParsedLine;
import org.wardledger.statements.Place;
import org.wardledger.statements.StatementReader;
import org.wardledger.statements.StatementSource;
import org.wardledger.statements.sample.SampleAccount;
import org.wardledger.statements.sample.SampleStatement;
import org.wardledger.statements.sample.StatementWriter;

/// A bank statement of 10,000 lines in the Kazakh 1C form: dry run and confirmation until every
/// line is on disk. Beside it the mere reading of the file.
final class ImportFile implements Measure {
    private static final int LINES = 10_000;
    private static final LocalDate FIRST = Commands.MONTH.atDay(1);
    private static final int DAYS = 4;

    @Override
    public Row measure(BenchContext context) throws IOException {
        try (Scratch scratch = context.scratch("import", Commands.MONTH.atDay(20))) {
            Founding founding = new Founding(scratch.core().ledger(), Commands.MONTH);
            founding.rules();
            Id.Account acct = founding.found(1).getFirst();
            StatementImport imports =
                    new StatementImport(
                            scratch.core(), scratch.store(), new Policy(), scratch.clock());
            StatementSource file = StatementSource.of(file(imports));
            StatementReader reader = new StatementReader();
            reader.read(file, null);
            long start = System.nanoTime();
            reader.read(file, null);
            long read = System.nanoTime() - start;
            start = System.nanoTime();
            ImportReport report =
                    imports.dryRun(Founding.ACCOUNTANT, acct, "bench.txt", file, Map.of());
            long dryRun = System.nanoTime() - start;
            String token = report.token();
            if (token == null) {
                throw new IllegalStateException("the dry run found " + report.troubles().size());
            }
            ImportResult result = imports.confirm(Founding.ACCOUNTANT, token);
            long all = System.nanoTime() - start;
            if (result.recorded() != LINES) {
                throw new IllegalStateException("recorded " + result);
            }
            return new Row(
                    "import",
                    List.of(Figure.time("dry run", dryRun), Figure.time("with confirmation", all)),
                    "reading the file",
                    List.of(Figure.time("read", read)),
                    List.of(LINES + " lines, one run; not matched, not allocated"));
        }
    }

    private static byte[] file(StatementImport imports) throws IOException {
        StatementImport.Target target = imports.targets(Founding.ACCOUNTANT).getFirst();
        SampleAccount own = new SampleAccount(target.iban(), target.bin(), "Bench", "KKMFKZ2A");
        List<ParsedLine> lines = IntStream.range(0, LINES).mapToObj(ImportFile::line).toList();
        SampleStatement statement =
                new SampleStatement(
                        own,
                        FIRST,
                        FIRST.plusDays(DAYS - 1),
                        Founding.BALANCE * Founding.WARDS,
                        lines);
        StringBuilder text = new StringBuilder();
        StatementWriter.oneC(StatementWriter.OneCDialect.KAZAKH_1_01).write(statement, text);
        return text.toString().getBytes(Charset.forName("windows-1251"));
    }

    private static ParsedLine line(int n) {
        return new ParsedLine(
                Place.FILE,
                Direction.IN,
                100_00 + n,
                FIRST.plusDays(n % DAYS),
                null,
                null,
                Integer.toString(n + 1),
                "Учебный плательщик " + n % 50,
                Chance.bin(9_100 + n % 50),
                Chance.iban(7_000_000 + n % 50),
                "11",
                "012",
                "Пенсия по ведомости № " + n,
                false,
                1);
    }
}
