package org.wardledger.statements.table;

import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardledger.statements.text.Amount;

/// Which column of a table holds what; saved once for an account and used for every file of it.
///
/// A column is named by its heading, as the table has it, or by its number as `#3` (from 1). With
/// at least one heading the headings row is looked for in each file, so a bank may add lines above
/// it; with numbers alone the movements start at `firstRow`.
///
/// @param firstRow number of the first row of movements, used only if no heading names a column
/// @param datePattern such as `dd.MM.yyyy`; empty finds out
/// @param account used where the file itself names no account
/// @param currency used where the file itself names none
/// @param openingTiyn for this one import, from the paper statement, where the file has no balance
/// @param closingTiyn as `openingTiyn`
public record TableMapping(
        Map<TableField, String> columns,
        AmountRule amountRule,
        int firstRow,
        String datePattern,
        Amount.DecimalMark decimalMark,
        @Nullable String account,
        @Nullable String currency,
        @Nullable Long openingTiyn,
        @Nullable Long closingTiyn) {

    public TableMapping {
        columns = Map.copyOf(columns);
        if (!datePattern.isEmpty() && !isDatePattern(datePattern)) {
            throw new IllegalArgumentException("not a date pattern: " + datePattern);
        }
    }

    /// A mapping that finds out dates and decimals itself and takes all else from the file.
    public static TableMapping of(Map<TableField, String> columns, AmountRule amountRule) {
        return new TableMapping(
                columns, amountRule, 1, "", Amount.DecimalMark.ANY, null, null, null, null);
    }

    /// Whether text may stand as `datePattern`: day, month and year in any order.
    public static boolean isDatePattern(String pattern) {
        try {
            boolean complete =
                    pattern.contains("d") && pattern.contains("M") && pattern.contains("y");
            return complete && pattern.length() <= 20 && formatter(pattern) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// The columns that the amount rule can not do without.
    public List<TableField> required() {
        return switch (amountRule) {
            case IN_AND_OUT ->
                    List.of(TableField.BOOKING_DATE, TableField.AMOUNT_IN, TableField.AMOUNT_OUT);
            case SIGNED -> List.of(TableField.BOOKING_DATE, TableField.AMOUNT);
            case DIRECTION_COLUMN ->
                    List.of(TableField.BOOKING_DATE, TableField.AMOUNT, TableField.DIRECTION);
        };
    }

    public TableMapping withAccount(String iban, String currencyCode) {
        return new TableMapping(
                columns,
                amountRule,
                firstRow,
                datePattern,
                decimalMark,
                iban,
                currencyCode,
                openingTiyn,
                closingTiyn);
    }

    public TableMapping withBalances(@Nullable Long opening, @Nullable Long closing) {
        return new TableMapping(
                columns,
                amountRule,
                firstRow,
                datePattern,
                decimalMark,
                account,
                currency,
                opening,
                closing);
    }

    static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
