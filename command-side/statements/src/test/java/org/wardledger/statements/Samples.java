package org.wardledger.statements;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.wardledger.statements.ReadResult.Parsed;
import org.wardledger.statements.sample.SampleAccount;
import org.wardledger.statements.sample.SampleStatement;
import org.wardledger.statements.sample.StatementWriter;
import org.wardledger.statements.sample.StatementWriter.OneCDialect;

/// Synthetic statements for tests; no name, number or account of anybody.
final class Samples {

    static final String OWN = "KZ31070103KSN0000001";
    static final String SELLER = "KZ93999C000000000001";
    static final SampleAccount ACCOUNT =
            new SampleAccount(OWN, "991240000003", "КГУ «Учебный центр 1»", "KKMFKZ2A");
    static final LocalDate FROM = LocalDate.of(2026, 6, 1);
    static final LocalDate TO = LocalDate.of(2026, 6, 30);

    private Samples() {}

    static ParsedLine line(Direction direction, long tiyn, int day, String number) {
        return new ParsedLine(
                Place.FILE,
                direction,
                tiyn,
                FROM.withDayOfMonth(day),
                null,
                null,
                number,
                "ТОО „Учебный поставщик 12“",
                "991240000402",
                SELLER,
                "17",
                "710",
                "Оплата за одежду по договору № 7, қысқы киім",
                false,
                1);
    }

    static List<ParsedLine> lines(long seed, int count) {
        Random random = new Random(seed);
        String[] purposes = {
            "Оплата за лекарства = счёт 5",
            "Пенсия за июнь",
            "Киім-кешек үшін төлем, әжетхана бұйымдары",
            "Сумма 100;00 \"в кавычках\"",
            "Возврат"
        };
        List<ParsedLine> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ParsedLine plain =
                    line(
                            random.nextBoolean() ? Direction.IN : Direction.OUT,
                            1 + random.nextInt(50_000_000),
                            1 + random.nextInt(30),
                            Integer.toString(1 + random.nextInt(9_000)));
            lines.add(withPurpose(plain, purposes[random.nextInt(purposes.length)]));
        }
        return lines;
    }

    static ParsedLine withPurpose(ParsedLine line, @Nullable String purpose) {
        return new ParsedLine(
                line.place(),
                line.direction(),
                line.amountTiyn(),
                line.bookingDate(),
                line.valueDate(),
                line.bankReference(),
                line.documentNumber(),
                line.counterpartyName(),
                line.counterpartyId(),
                line.counterpartyIban(),
                line.counterpartyKbe(),
                line.knp(),
                purpose,
                line.reversal(),
                line.ordinalAmongEqual());
    }

    static SampleStatement statement(List<ParsedLine> lines) {
        return new SampleStatement(ACCOUNT, FROM, TO, 5_000_000_00L, lines);
    }

    static String oneC(OneCDialect dialect, List<ParsedLine> lines) throws IOException {
        StringBuilder text = new StringBuilder();
        StatementWriter.oneC(dialect).write(statement(lines), text);
        return text.toString();
    }

    static ReadResult read(String text) throws IOException {
        return read(text, StandardCharsets.UTF_8);
    }

    static ReadResult read(String text, Charset charset) throws IOException {
        return read(text.getBytes(charset));
    }

    static ReadResult read(byte[] bytes) throws IOException {
        return new StatementReader().read(StatementSource.of(bytes));
    }

    /// KZ-1048, which Java does not have: windows-1251 with Kazakh letters in sixteen places.
    static byte[] kazakhWindows(String text) {
        String windows = "ЌЋќћЎўЈҐЄЇґєјЅѕї";
        String kazakh = "ҚҺқһҰұӘӨҒҮөғәҢңү";
        StringBuilder mapped = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            int at = kazakh.indexOf(c);
            mapped.append(at < 0 ? c : windows.charAt(at));
        }
        return mapped.toString().getBytes(Charset.forName("windows-1251"));
    }

    static Parsed parsed(String text) throws IOException {
        return (Parsed) read(text);
    }

    static List<String> codes(ReadResult result) {
        return codes(result.problems());
    }

    static List<String> codes(List<Problem> problems) {
        return problems.stream().map(problem -> problem.code().code()).toList();
    }

    static StatementChoice choice(ReadResult result) {
        return StatementChoice.of(result, OWN, "KZT");
    }
}
