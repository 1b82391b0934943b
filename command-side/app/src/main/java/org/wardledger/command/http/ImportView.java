package org.wardledger.command.http;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.imports.ImportReport;
import org.wardledger.command.imports.ImportResult;
import org.wardledger.command.imports.MappingText;
import org.wardledger.command.imports.Matching;
import org.wardledger.command.imports.Trouble;
import org.wardledger.events.Id;
import org.wardledger.statements.Direction;
import org.wardledger.statements.ParsedLine;
import org.wardledger.statements.ParsedStatement;

/// A dry run as the API tells it. Amounts in tiyn.
///
/// @param token confirms exactly this dry run; null where the file cannot be taken in
/// @param fresh lines that would be recorded
/// @param known lines that are recorded already
/// @param mapping columns used, for tables
record ImportView(
        @Nullable String token,
        String fileHash,
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
        List<Wrong> troubles,
        Map<String, String> mapping) {

    /// One line of the file.
    record Line(
            boolean fresh,
            Direction dir,
            long amt,
            LocalDate date,
            @Nullable String counterparty,
            @Nullable String counterpartyId,
            @Nullable String counterpartyIban,
            @Nullable String knp,
            @Nullable String documentNumber,
            @Nullable String purpose) {

        private static Line of(ImportReport.Line line) {
            ParsedLine p = line.line();
            return new Line(
                    line.fresh(),
                    p.direction(),
                    p.amountTiyn(),
                    p.bookingDate(),
                    p.counterpartyName(),
                    p.counterpartyId(),
                    p.counterpartyIban(),
                    p.knp(),
                    p.documentNumber(),
                    p.purpose());
        }
    }

    /// What a person has to know: where in the file, which field, what to do.
    record Wrong(String code, boolean fatal, String place, String field, String text) {
        private static Wrong of(Trouble trouble, Locale locale) {
            return new Wrong(
                    trouble.code(),
                    trouble.fatal(),
                    trouble.placeText(locale),
                    trouble.field(),
                    trouble.text(locale));
        }
    }

    static ImportView of(ImportReport report, Locale locale) {
        ParsedStatement s = report.statement();
        return new ImportView(
                report.token(),
                report.fileHash(),
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
                report.lines().stream().map(Line::of).toList(),
                report.troubles().stream().map(t -> Wrong.of(t, locale)).toList(),
                report.mapping() == null ? Map.of() : MappingText.fields(report.mapping()));
    }

    /// What a confirmation recorded.
    record Confirmed(int recorded, int known, String position) {
        static Confirmed of(ImportResult result) {
            return new Confirmed(
                    result.recorded(), result.known(), Long.toString(result.position()));
        }
    }

    /// A purchase and the bank line that may have paid it.
    record Match(Id.Expenditure exp, UUID line, List<Matching.Reason> reasons) {
        static Match of(Matching.Proposal proposal) {
            return new Match(proposal.exp(), proposal.line(), proposal.reasons());
        }
    }
}
