package org.wardledger.launcher.imports;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.imports.ImportReport;
import org.wardledger.command.imports.Trouble;
import org.wardledger.statements.Direction;
import org.wardledger.statements.ParsedLine;
import org.wardledger.statements.ParsedStatement;

/// What taking a file in would do, whether it was read here or by a running ledger: the same names
/// as in the answer of the API. Amounts in tiyn.
///
/// @param token confirms exactly this dry run; null where the file cannot be taken in
/// @param fresh lines that would be recorded
/// @param known lines that are recorded already
record Preview(
        @Nullable String token,
        String dialect,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Long opening,
        @Nullable Long closing,
        long in,
        long out,
        String cur,
        int fresh,
        int known,
        List<Line> lines,
        List<Wrong> troubles) {

    /// One line of the file; whose it is and what for is not shown on a terminal.
    record Line(
            boolean fresh,
            Direction dir,
            long amt,
            LocalDate date,
            @Nullable String documentNumber) {}

    /// Something about the file: where, which field, why and what to do.
    record Wrong(String code, boolean fatal, String place, String field, String text) {}

    static Preview of(ImportReport report, Locale locale) {
        ParsedStatement s = report.statement();
        return new Preview(
                report.token(),
                report.dialect(),
                s == null ? null : s.from(),
                s == null ? null : s.to(),
                s == null ? null : s.openingTiyn(),
                s == null ? null : s.closingTiyn(),
                s == null ? 0 : s.sum(Direction.IN),
                s == null ? 0 : s.sum(Direction.OUT),
                report.cur(),
                report.fresh(),
                report.known(),
                report.lines().stream().map(Preview::line).toList(),
                report.troubles().stream().map(t -> wrong(t, locale)).toList());
    }

    private static Line line(ImportReport.Line line) {
        ParsedLine p = line.line();
        return new Line(
                line.fresh(), p.direction(), p.amountTiyn(), p.bookingDate(), p.documentNumber());
    }

    private static Wrong wrong(Trouble trouble, Locale locale) {
        return new Wrong(
                trouble.code(),
                trouble.fatal(),
                trouble.placeText(locale),
                trouble.field(),
                trouble.text(locale));
    }
}
