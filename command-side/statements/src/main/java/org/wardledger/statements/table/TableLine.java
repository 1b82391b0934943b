package org.wardledger.statements.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wardledger.statements.Direction;
import org.wardledger.statements.Iban;
import org.wardledger.statements.ParsedLine;
import org.wardledger.statements.ProblemCode;
import org.wardledger.statements.Problems;
import org.wardledger.statements.StatementLimits;
import org.wardledger.statements.text.Amount;
import org.wardledger.statements.text.Dates;

/// One row of movements becomes a line, or problems that say why not.
final class TableLine {

    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
    private static final int SERIAL_MAX = 80_000;
    private static final int ID_DIGITS = 12;
    private static final int KNP_DIGITS = 3;
    private static final Set<String> OUT =
            Set.of("д", "дт", "дебет", "d", "dr", "dbit", "debit", "расход", "списание", "шығыс");
    private static final Set<String> IN =
            Set.of(
                    "к",
                    "кт",
                    "кредит",
                    "c",
                    "cr",
                    "crdt",
                    "credit",
                    "приход",
                    "поступление",
                    "түсім",
                    "кіріс");

    private final TableMapping mapping;
    private final TableColumns columns;
    private final LocalDate epoch;
    private final StatementLimits limits;
    private final Problems problems;
    private final @Nullable DateTimeFormatter dates;

    TableLine(
            TableMapping mapping,
            TableColumns columns,
            boolean since1904,
            StatementLimits limits,
            Problems problems) {
        this.mapping = mapping;
        this.columns = columns;
        this.epoch = since1904 ? EPOCH_1904 : EPOCH_1900;
        this.limits = limits;
        this.problems = problems;
        this.dates =
                mapping.datePattern().isEmpty()
                        ? null
                        : TableMapping.formatter(mapping.datePattern());
    }

    /// Neither a day nor an amount: a remark or a signature, not a movement.
    boolean isRemark(TableRow row) {
        return !hasDate(row)
                && empty(row, TableField.AMOUNT)
                && empty(row, TableField.AMOUNT_IN)
                && empty(row, TableField.AMOUNT_OUT);
    }

    boolean hasAmount(TableRow row) {
        for (TableField field :
                List.of(TableField.AMOUNT, TableField.AMOUNT_IN, TableField.AMOUNT_OUT)) {
            TableCell cell = row.cell(columns.of(field));
            if (TableAmount.of(cell, mapping.decimalMark()) instanceof Amount.Tiyn) {
                return true;
            }
        }
        return false;
    }

    boolean hasDate(TableRow row) {
        return day(row.cell(columns.of(TableField.BOOKING_DATE))) != null;
    }

    @Nullable ParsedLine line(TableRow row) {
        LocalDate booked = date(row, TableField.BOOKING_DATE, true);
        LocalDate valued = date(row, TableField.VALUE_DATE, false);
        Long signed = signed(row);
        if (booked == null || signed == null) {
            return null;
        }
        return new ParsedLine(
                row.place(),
                signed > 0 ? Direction.IN : Direction.OUT,
                Math.abs(signed),
                booked,
                valued,
                text(row, TableField.BANK_REFERENCE),
                text(row, TableField.DOCUMENT_NUMBER),
                text(row, TableField.COUNTERPARTY_NAME),
                padded(row, TableField.COUNTERPARTY_ID, ID_DIGITS),
                Iban.normal(text(row, TableField.COUNTERPARTY_IBAN)),
                text(row, TableField.COUNTERPARTY_KBE),
                padded(row, TableField.KNP, KNP_DIGITS),
                text(row, TableField.PURPOSE),
                false,
                1);
    }

    /// Amount in tiyn, above zero for money in; null with the problem told if there is none.
    private @Nullable Long signed(TableRow row) {
        return switch (mapping.amountRule()) {
            case IN_AND_OUT -> sided(row);
            case SIGNED -> nonZero(row, amount(row, TableField.AMOUNT));
            case DIRECTION_COLUMN -> directed(row);
        };
    }

    private @Nullable Long sided(TableRow row) {
        Long in = amountOrZero(row, TableField.AMOUNT_IN);
        Long out = amountOrZero(row, TableField.AMOUNT_OUT);
        if (in == null || out == null) {
            return null;
        }
        if (in < 0 || out < 0) {
            TableField below = in < 0 ? TableField.AMOUNT_IN : TableField.AMOUNT_OUT;
            problem(row, ProblemCode.AMOUNT_NOT_POSITIVE, below);
            return null;
        }
        if (in != 0 && out != 0) {
            problem(row, ProblemCode.AMOUNT_TWO_SIDES, TableField.AMOUNT_OUT);
            return null;
        }
        return nonZero(row, in - out);
    }

    private @Nullable Long directed(TableRow row) {
        Long amount = nonZero(row, amount(row, TableField.AMOUNT));
        String word =
                TableHeadings.normal(row.text(columns.of(TableField.DIRECTION)))
                        .toLowerCase(Locale.ROOT);
        boolean out = OUT.contains(word);
        if (amount != null && amount < 0) {
            problem(row, ProblemCode.AMOUNT_NOT_POSITIVE, TableField.AMOUNT);
            return null;
        }
        if (!out && !IN.contains(word)) {
            problem(row, ProblemCode.DIRECTION_UNCLEAR, TableField.DIRECTION);
            return null;
        }
        return amount == null ? null : Long.valueOf(out ? -amount : amount);
    }

    private @Nullable Long nonZero(TableRow row, @Nullable Long amount) {
        if (amount != null && amount == 0) {
            TableField field =
                    mapping.amountRule() == AmountRule.IN_AND_OUT
                            ? TableField.AMOUNT_IN
                            : TableField.AMOUNT;
            problem(row, ProblemCode.AMOUNT_NOT_POSITIVE, field);
            return null;
        }
        return amount;
    }

    private @Nullable Long amountOrZero(TableRow row, TableField field) {
        String text = row.text(columns.of(field));
        boolean nothing = empty(row, field) || text.equals("-") || text.equals("—");
        return nothing ? Long.valueOf(0) : amount(row, field);
    }

    private @Nullable Long amount(TableRow row, TableField field) {
        if (empty(row, field)) {
            problem(row, ProblemCode.FIELD_MISSING, field);
            return null;
        }
        return switch (TableAmount.of(row.cell(columns.of(field)), mapping.decimalMark())) {
            case Amount.Tiyn(long value) -> value;
            case Amount.Bad(ProblemCode code) -> {
                problem(row, code, field);
                yield null;
            }
        };
    }

    private @Nullable LocalDate date(TableRow row, TableField field, boolean required) {
        if (empty(row, field)) {
            if (required) {
                problem(row, ProblemCode.FIELD_MISSING, field);
            }
            return null;
        }
        TableCell cell = row.cell(columns.of(field));
        LocalDate day = day(cell);
        if (day == null) {
            boolean broken = cell instanceof TableCell.Broken;
            problem(row, broken ? ProblemCode.CELL_ERROR : ProblemCode.DATE_MALFORMED, field);
        }
        return day;
    }

    private @Nullable LocalDate day(TableCell cell) {
        return switch (cell) {
            case TableCell.Text(String value) -> written(value);
            case TableCell.Number(BigDecimal value) -> serial(value);
            case TableCell.Broken() -> null;
        };
    }

    private @Nullable LocalDate written(String text) {
        if (dates == null) {
            return Dates.parse(text);
        }
        try {
            LocalDate day = LocalDate.parse(text, dates);
            return Dates.day(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// A spreadsheet keeps a day as the number of days since its epoch, with the time behind the
    /// point; or as a number that reads `20260630`.
    private @Nullable LocalDate serial(BigDecimal value) {
        if (value.signum() <= 0 || value.precision() - value.scale() > 8 || value.scale() > 40) {
            return null;
        }
        int whole = value.setScale(0, RoundingMode.DOWN).intValueExact();
        if (whole > SERIAL_MAX) {
            return Dates.parse(Integer.toString(whole));
        }
        LocalDate day = epoch.plusDays(whole);
        return Dates.day(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }

    private @Nullable String text(TableRow row, TableField field) {
        String text = row.text(columns.of(field));
        if (text.length() > limits.fieldCharsMax()) {
            problems.at(
                    row.place(),
                    ProblemCode.FIELD_TOO_LONG,
                    name(field),
                    null,
                    Integer.toString(limits.fieldCharsMax()));
            return text.substring(0, limits.fieldCharsMax());
        }
        return text.isEmpty() ? null : text;
    }

    /// A spreadsheet drops the zeros in front of a number that is a name.
    private @Nullable String padded(TableRow row, TableField field, int digits) {
        String text = text(row, field);
        boolean number = row.cell(columns.of(field)) instanceof TableCell.Number;
        boolean pad = text != null && number && text.matches("\\d+") && text.length() < digits;
        return text != null && pad ? "0".repeat(digits - text.length()) + text : text;
    }

    private boolean empty(TableRow row, TableField field) {
        return row.cell(columns.of(field)).isEmpty();
    }

    private void problem(TableRow row, ProblemCode code, TableField field) {
        problems.at(row.place(), code, name(field), row.text(columns.of(field)));
    }

    private String name(TableField field) {
        return mapping.columns().getOrDefault(field, field.name());
    }
}
