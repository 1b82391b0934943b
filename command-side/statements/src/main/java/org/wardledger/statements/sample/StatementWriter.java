package org.wardledger.statements.sample;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wardledger.statements.Direction;
import org.wardledger.statements.ParsedLine;
import org.wardledger.statements.text.Amount;

/// Writes a valid statement file line by line, in the form that a bank of the dialect gives. For
/// demonstrations and tests: it is as careful as our reader, not as careless as real banks.
///
/// The caller chooses the charset by the writer it hands in, and closes it.
public sealed interface StatementWriter permits OneCWriter, CsvWriter {

    void write(SampleStatement statement, Appendable out) throws IOException;

    static StatementWriter oneC(OneCDialect dialect) {
        return new OneCWriter(dialect);
    }

    static StatementWriter csv() {
        return new CsvWriter();
    }

    /// Who exports the 1C file.
    enum OneCDialect {
        /// Version 1.01 with СуммаРасход or СуммаПриход.
        KAZAKH_1_01,
        /// Version 2.0 with both the sided amount and Сумма, and a value date.
        KAZAKH_2_0,
        /// Version 1.03 with Сумма only: the accounts tell the direction.
        RUSSIAN_1_03
    }

    DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);

    static String day(LocalDate date) {
        return DAY.format(date);
    }

    static String money(long tiyn) {
        return Amount.text(tiyn);
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    static boolean paid(ParsedLine line) {
        return line.direction() == Direction.OUT;
    }
}
