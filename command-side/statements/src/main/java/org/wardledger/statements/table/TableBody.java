package org.wardledger.statements.table;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardledger.statements.Currencies;
import org.wardledger.statements.Iban;
import org.wardledger.statements.ParsedLine;
import org.wardledger.statements.ParsedStatement;
import org.wardledger.statements.Place;
import org.wardledger.statements.ProblemCode;
import org.wardledger.statements.Problems;
import org.wardledger.statements.StatementFormat;
import org.wardledger.statements.StatementLimits;
import org.wardledger.statements.text.Amount;
import org.wardledger.statements.text.FileRefused;

/// The rows of one table under one mapping, become one statement.
final class TableBody {

    private static final int TOP_ROWS = 60;
    private static final int ORDINAL = 1;

    private final RowReader rows;
    private final TableMapping mapping;
    private final StatementLimits limits;
    private final Problems problems;
    private final TableFrame frame;
    private final List<ParsedLine> lines = new ArrayList<>();
    private TableColumns columns = new TableColumns(Map.of(), 0);
    private @Nullable String rowCurrency;
    private @Nullable TableRow headings;
    private int totals;
    private int movements;

    TableBody(RowReader rows, TableMapping mapping, StatementLimits limits, Problems problems) {
        this.rows = rows;
        this.mapping = mapping;
        this.limits = limits;
        this.problems = problems;
        this.frame = new TableFrame(mapping.decimalMark());
    }

    /// False, with the missing columns told, if the mapping does not fit the file.
    boolean read() throws IOException, FileRefused {
        List<TableRow> top = new ArrayList<>();
        TableRow next = rows.next();
        while (next != null && top.size() < TOP_ROWS) {
            top.add(next);
            next = rows.next();
        }
        TableColumns.Lookup lookup = TableColumns.find(mapping, top);
        TableColumns found = lookup.found();
        if (found == null) {
            lookup.missing()
                    .forEach(
                            name ->
                                    problems.at(
                                            Place.FILE, ProblemCode.COLUMN_MISSING, name, null));
            return false;
        }
        columns = found;
        boolean since1904 = rows instanceof XlsxRows sheet && sheet.since1904();
        TableLine reader = new TableLine(mapping, columns, since1904, limits, problems);
        for (TableRow row : top) {
            if (row.place().number() > columns.after()) {
                take(row, reader);
            } else {
                headings = row;
                above(row, reader);
            }
        }
        for (; next != null; next = rows.next()) {
            take(next, reader);
        }
        return true;
    }

    /// A saved number of the first row does not fit a file with fewer lines above: rather an error
    /// than a movement lost.
    private void above(TableRow row, TableLine reader) {
        if (reader.hasDate(row) && !reader.isRemark(row) && reader.hasAmount(row)) {
            problems.at(row.place(), ProblemCode.ROW_ABOVE_TABLE, null, null);
        }
        frame.above(row);
    }

    private void take(TableRow row, TableLine reader) throws FileRefused {
        if (row.isBlank() || isColumnNumbers(row) || repeatsHeadings(row)) {
            return;
        }
        if (!reader.hasDate(row) && frame.summary(row)) {
            totals += row.equals(frame.total()) ? 1 : 0;
            return;
        }
        if (reader.isRemark(row)) {
            return;
        }
        if (++movements > limits.linesMax()) {
            throw new FileRefused(ProblemCode.TOO_MANY_LINES);
        }
        ParsedLine line = reader.line(row);
        if (line != null && currencyAgrees(row)) {
            lines.add(line);
        }
    }

    /// Printed forms number their columns below the headings: 1, 2, 3, ...
    private boolean isColumnNumbers(TableRow row) {
        if (movements > 0) {
            return false;
        }
        int expected = 1;
        for (TableCell cell : row.cells()) {
            if (!cell.isEmpty() && !cell.text().equals(Integer.toString(expected++))) {
                return false;
            }
        }
        return expected > 3;
    }

    /// Exports print the headings again on each page.
    private boolean repeatsHeadings(TableRow row) {
        return headings != null && row.cells().equals(headings.cells());
    }

    private boolean currencyAgrees(TableRow row) {
        String text = row.text(columns.of(TableField.CURRENCY));
        if (text.isEmpty()) {
            return true;
        }
        String code = Currencies.normal(text);
        if (rowCurrency == null) {
            rowCurrency = code;
        }
        if (code == null || !code.equals(rowCurrency)) {
            String field = mapping.columns().get(TableField.CURRENCY);
            problems.at(row.place(), ProblemCode.LINE_CURRENCY_DIFFERS, field, text);
            return false;
        }
        return true;
    }

    /// Null if neither the rows above nor the movements tell which days the table covers.
    @Nullable ParsedStatement statement() {
        LocalDate first = frame.from();
        LocalDate last = frame.to();
        for (ParsedLine line : first == null || last == null ? lines : List.<ParsedLine>of()) {
            LocalDate day = line.bookingDate();
            first = first == null || day.isBefore(first) ? day : first;
            last = last == null || day.isAfter(last) ? day : last;
        }
        if (first == null || last == null) {
            problems.add(ProblemCode.PERIOD_MISSING);
            return null;
        }
        String account = frame.account() != null ? frame.account() : mapping.account();
        String currency = rowCurrency != null ? rowCurrency : frame.currency();
        return new ParsedStatement(
                StatementFormat.TABLE,
                ORDINAL,
                Iban.normal(account),
                currency != null ? currency : mapping.currency(),
                first,
                last,
                frame.opening() != null ? frame.opening() : mapping.openingTiyn(),
                frame.closing() != null ? frame.closing() : mapping.closingTiyn(),
                total(TableField.AMOUNT_IN),
                total(TableField.AMOUNT_OUT),
                lines);
    }

    /// Of one row of totals; several are totals of days, which the balances check better.
    private @Nullable Long total(TableField field) {
        TableRow total = frame.total();
        if (total == null || totals != 1 || mapping.amountRule() != AmountRule.IN_AND_OUT) {
            return null;
        }
        TableCell cell = total.cell(columns.of(field));
        return !cell.isEmpty()
                        && TableAmount.of(cell, mapping.decimalMark())
                                instanceof Amount.Tiyn(long tiyn)
                ? Long.valueOf(tiyn)
                : null;
    }
}
