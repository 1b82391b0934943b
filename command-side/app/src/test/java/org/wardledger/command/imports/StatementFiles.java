package org.wardledger.command.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Samples;
import org.wardledger.statements.Direction;
import org.wardledger.statements.ParsedLine;
import org.wardledger.statements.Place;
import org.wardledger.statements.StatementSource;
import org.wardledger.statements.sample.SampleAccount;
import org.wardledger.statements.sample.SampleStatement;
import org.wardledger.statements.sample.StatementWriter;
import org.wardledger.statements.sample.StatementWriter.OneCDialect;

/// Synthetic statement files of the account that tests use.
final class StatementFiles {
    static final String IBAN = Samples.iban(1);
    static final LocalDate FIRST = LocalDate.of(2026, 10, 1);

    private StatementFiles() {}

    static ParsedLine line(Direction direction, long tiyn, int day, String number) {
        return line(direction, tiyn, day, number, "Оплата по договору № 7");
    }

    static ParsedLine line(
            Direction direction, long tiyn, int day, String number, @Nullable String purpose) {
        return new ParsedLine(
                Place.FILE,
                direction,
                tiyn,
                FIRST.withDayOfMonth(day),
                null,
                null,
                number,
                "ТОО «Учебный поставщик»",
                "991240000402",
                "KZ93999C000000000001",
                "17",
                "710",
                purpose,
                false,
                1);
    }

    static byte[] oneC(int from, int to, long opening, List<ParsedLine> lines) {
        return oneC(IBAN, from, to, opening, lines);
    }

    static byte[] oneC(String iban, int from, int to, long opening, List<ParsedLine> lines) {
        StringBuilder text = new StringBuilder();
        try {
            StatementWriter.oneC(OneCDialect.KAZAKH_2_0)
                    .write(
                            new SampleStatement(
                                    new SampleAccount(
                                            iban, Samples.BINS.getFirst(), "Үлгі", "KKMFKZ2A"),
                                    FIRST.withDayOfMonth(from),
                                    FIRST.withDayOfMonth(to),
                                    opening,
                                    lines),
                            text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static StatementSource source(byte[] bytes) {
        return StatementSource.of(bytes);
    }
}
