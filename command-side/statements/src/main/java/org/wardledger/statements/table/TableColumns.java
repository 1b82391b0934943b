package org.wardledger.statements.table;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The columns of a mapping as they are in one file: found by their headings or given by number.
///
/// @param after number of the last row before the movements
record TableColumns(Map<TableField, Integer> columns, int after) {

    private static final int BY_HEADING_ROWS_MAX = 60;
    private static final int NUMBER_MAX = 256;

    int of(TableField field) {
        return columns.getOrDefault(field, -1);
    }

    /// The headings that no row near the top has together; empty if the mapping fits.
    record Lookup(@Nullable TableColumns found, List<String> missing) {}

    /// Looks for the row that has all headings of the mapping, so that lines a bank adds above it
    /// do no harm. Of rows that miss some, the one that misses fewest tells what is missing.
    static Lookup find(TableMapping mapping, List<TableRow> top) {
        Map<TableField, Integer> numbered = new EnumMap<>(TableField.class);
        Map<TableField, String> headed = new EnumMap<>(TableField.class);
        List<String> bad = new ArrayList<>();
        mapping.columns()
                .forEach(
                        (field, column) -> {
                            int number = number(column);
                            if (number >= 0) {
                                numbered.put(field, number);
                            } else if (column.startsWith("#")) {
                                bad.add(column);
                            } else {
                                headed.put(field, TableHeadings.normal(column));
                            }
                        });
        for (TableField field : mapping.required()) {
            if (!numbered.containsKey(field) && !headed.containsKey(field)) {
                bad.add(field.name());
            }
        }
        if (!bad.isEmpty()) {
            return new Lookup(null, bad);
        }
        return headed.isEmpty()
                ? new Lookup(new TableColumns(numbered, mapping.firstRow() - 1), List.of())
                : byHeadings(headed, numbered, mapping, top);
    }

    private static Lookup byHeadings(
            Map<TableField, String> headed,
            Map<TableField, Integer> numbered,
            TableMapping mapping,
            List<TableRow> top) {
        List<String> fewest = null;
        for (int i = 0; i < Math.min(top.size(), BY_HEADING_ROWS_MAX); i++) {
            Map<TableField, Integer> columns = new EnumMap<>(numbered);
            List<String> missing = new ArrayList<>();
            for (Map.Entry<TableField, String> heading : headed.entrySet()) {
                int column = columnOf(heading.getValue(), top.get(i));
                if (column >= 0) {
                    columns.put(heading.getKey(), column);
                } else {
                    missing.add(mapping.columns().getOrDefault(heading.getKey(), ""));
                }
            }
            if (missing.isEmpty()) {
                return new Lookup(
                        new TableColumns(columns, top.get(i).place().number()), List.of());
            }
            if (fewest == null || missing.size() < fewest.size()) {
                fewest = missing;
            }
        }
        return new Lookup(null, fewest == null ? List.copyOf(headed.values()) : fewest);
    }

    private static int columnOf(String heading, TableRow row) {
        for (int column = 0; column < row.cells().size(); column++) {
            if (TableHeadings.normal(row.text(column)).equals(heading)) {
                return column;
            }
        }
        return -1;
    }

    /// Column from 0 of a reference such as `#3`, or -1.
    private static int number(String column) {
        if (!column.matches("#\\d{1,3}")) {
            return -1;
        }
        int number = Integer.parseInt(column.substring(1));
        return number >= 1 && number <= NUMBER_MAX ? number - 1 : -1;
    }
}
