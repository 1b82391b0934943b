package org.wardledger.command.imports;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wardledger.statements.table.AmountRule;
import org.wardledger.statements.table.TableField;
import org.wardledger.statements.table.TableMapping;
import org.wardledger.statements.text.Amount;

/// A column mapping as fields with texts, the way a form and the account's record hold it: the
/// names of [TableField] with their columns, and `RULE`, `FIRST_ROW`, `DATE_PATTERN`, `DECIMAL`.
public final class MappingText {
    private static final String RULE = "RULE";
    private static final String FIRST_ROW = "FIRST_ROW";
    private static final String DATE_PATTERN = "DATE_PATTERN";
    private static final String DECIMAL = "DECIMAL";

    private MappingText() {}

    /// Null where the fields make no mapping: a person has to choose columns.
    public static @Nullable TableMapping of(Map<String, String> fields) {
        try {
            Map<TableField, String> columns = new EnumMap<>(TableField.class);
            for (TableField field : TableField.values()) {
                String column = fields.getOrDefault(field.name(), "").strip();
                if (!column.isEmpty()) {
                    columns.put(field, column);
                }
            }
            return columns.isEmpty() ? null : mapping(fields, columns);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static TableMapping mapping(
            Map<String, String> fields, Map<TableField, String> columns) {
        String rule = fields.getOrDefault(RULE, "");
        return new TableMapping(
                columns,
                rule.isEmpty() ? rule(columns) : AmountRule.valueOf(rule),
                Integer.parseInt(fields.getOrDefault(FIRST_ROW, "1")),
                fields.getOrDefault(DATE_PATTERN, ""),
                Amount.DecimalMark.valueOf(fields.getOrDefault(DECIMAL, "ANY")),
                null,
                null,
                null,
                null);
    }

    private static AmountRule rule(Map<TableField, String> columns) {
        if (columns.containsKey(TableField.AMOUNT_IN)) {
            return AmountRule.IN_AND_OUT;
        }
        return columns.containsKey(TableField.DIRECTION)
                ? AmountRule.DIRECTION_COLUMN
                : AmountRule.SIGNED;
    }

    public static Map<String, String> fields(TableMapping mapping) {
        Map<String, String> fields = new TreeMap<>();
        mapping.columns().forEach((field, column) -> fields.put(field.name(), column));
        fields.put(RULE, mapping.amountRule().name());
        fields.put(FIRST_ROW, Integer.toString(mapping.firstRow()));
        fields.put(DATE_PATTERN, mapping.datePattern());
        fields.put(DECIMAL, mapping.decimalMark().name());
        return fields;
    }

    /// One `NAME=column` a line, sorted: what the account's record keeps.
    static String stored(TableMapping mapping) {
        return fields(mapping).entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue().replace('\n', ' '))
                .collect(Collectors.joining("\n"));
    }

    static @Nullable TableMapping read(@Nullable String stored) {
        if (stored == null) {
            return null;
        }
        return of(
                stored.lines()
                        .filter(l -> l.indexOf('=') > 0)
                        .collect(
                                Collectors.toMap(
                                        l -> l.substring(0, l.indexOf('=')),
                                        l -> l.substring(l.indexOf('=') + 1),
                                        (first, _) -> first)));
    }
}
