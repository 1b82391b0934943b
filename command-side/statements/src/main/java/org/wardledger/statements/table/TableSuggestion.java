package org.wardledger.statements.table;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardledger.statements.text.Amount;

/// Proposes a mapping from the headings of a table. A person confirms it: debit and credit change
/// their meaning with whose books they are.
final class TableSuggestion {

    private static final int ROWS_MAX = 60;

    private TableSuggestion() {}

    /// Null if no row, and no two rows one under the other, name a day and an amount.
    static @Nullable TableMapping suggest(List<TableRow> top) {
        TableMapping best = null;
        int most = 0;
        int rows = Math.min(top.size(), ROWS_MAX);
        for (TableRow row : top.subList(0, rows)) {
            Map<TableField, Integer> columns = TableHeadings.recognised(row);
            if (columns.size() > most && rule(columns) != null) {
                best = byHeading(columns, row);
                most = columns.size();
            }
        }
        for (int i = 0; i + 1 < rows; i++) {
            Map<TableField, Integer> columns = both(top.get(i), top.get(i + 1));
            if (columns.size() > most && rule(columns) != null) {
                best = byNumber(columns, top.get(i + 1).place().number() + 1);
                most = columns.size();
            }
        }
        return best;
    }

    private static @Nullable AmountRule rule(Map<TableField, Integer> columns) {
        if (!columns.containsKey(TableField.BOOKING_DATE)) {
            return null;
        }
        if (columns.containsKey(TableField.AMOUNT_IN)
                && columns.containsKey(TableField.AMOUNT_OUT)) {
            return AmountRule.IN_AND_OUT;
        }
        if (!columns.containsKey(TableField.AMOUNT)) {
            return null;
        }
        return columns.containsKey(TableField.DIRECTION)
                ? AmountRule.DIRECTION_COLUMN
                : AmountRule.SIGNED;
    }

    /// Headings over two rows: the lower cell says what the upper one gathers.
    private static Map<TableField, Integer> both(TableRow upper, TableRow lower) {
        Map<TableField, Integer> columns = new EnumMap<>(TableHeadings.recognised(lower));
        if (columns.isEmpty()) {
            return columns;
        }
        TableHeadings.recognised(upper).forEach(columns::putIfAbsent);
        return columns;
    }

    private static TableMapping byHeading(Map<TableField, Integer> columns, TableRow row) {
        Map<TableField, String> names = new EnumMap<>(TableField.class);
        columns.forEach((field, column) -> names.put(field, row.text(column)));
        return mapping(names, columns, 1);
    }

    private static TableMapping byNumber(Map<TableField, Integer> columns, int firstRow) {
        Map<TableField, String> names = new EnumMap<>(TableField.class);
        columns.forEach((field, column) -> names.put(field, "#" + (column + 1)));
        return mapping(names, columns, firstRow);
    }

    private static TableMapping mapping(
            Map<TableField, String> names, Map<TableField, Integer> columns, int firstRow) {
        AmountRule rule = rule(columns);
        return new TableMapping(
                needed(names, rule),
                rule == null ? AmountRule.SIGNED : rule,
                firstRow,
                "",
                Amount.DecimalMark.ANY,
                null,
                null,
                null,
                null);
    }

    /// Without the amount columns that the rule does not read.
    private static Map<TableField, String> needed(
            Map<TableField, String> names, @Nullable AmountRule rule) {
        if (rule == AmountRule.IN_AND_OUT) {
            names.remove(TableField.AMOUNT);
            names.remove(TableField.DIRECTION);
        } else {
            names.remove(TableField.AMOUNT_IN);
            names.remove(TableField.AMOUNT_OUT);
        }
        return names;
    }
}
