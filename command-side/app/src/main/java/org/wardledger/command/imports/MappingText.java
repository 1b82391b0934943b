package org.wardledger.command.imports;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wardledger.statements.table.AmountRule;
import org.wardledger.statements.table.TableField;
import org.wardledger.statements.table.TableMapping;
import org.wardledger.statements.text.Amount;

/// A column mapping as fields with texts, the way a form and the account's record hold it: the
/// names of [TableField] with their columns, and `RULE`, `FIRST_ROW`, `DATE_PATTERN`, `DECIMAL`;
/// for one import also `OPENING` and `CLOSING`, from the paper statement.
public final class MappingText {
    private static final String RULE = "RULE";
    private static final String FIRST_ROW = "FIRST_ROW";
    private static final String DATE_PATTERN = "DATE_PATTERN";
    private static final String DECIMAL = "DECIMAL";
    private static final String OPENING = "OPENING";
    private static final String CLOSING = "CLOSING";

    private static final Set<String> NAMES =
            Stream.concat(
                            Stream.of(TableField.values()).map(Enum::name),
                            Stream.of(RULE, FIRST_ROW, DATE_PATTERN, DECIMAL, OPENING, CLOSING))
                    .collect(Collectors.toCollection(LinkedHashSet::new));

    private MappingText() {}

    /// What somebody says of a table.
    sealed interface Said {
        /// @param mapping null where a person has yet to choose columns
        record Fits(@Nullable TableMapping mapping) implements Said {}

        /// @param field unknown, or with a value that does not fit
        record Wrong(String field) implements Said {}
    }

    /// Names of all fields that can be said, with commas.
    static String names() {
        return String.join(", ", NAMES);
    }

    /// Fields left out are as known where no column is named either; columns that are named are
    /// all there are.
    static Said over(@Nullable TableMapping known, Map<String, String> fields) {
        try {
            Map<TableField, String> columns = new EnumMap<>(TableField.class);
            Map<String, String> options = new HashMap<>();
            fields.forEach((name, value) -> sort(name, value.strip(), columns, options));
            TableMapping base = columns.isEmpty() ? known : plain(columns);
            return new Said.Fits(base == null ? null : with(base, options));
        } catch (Unfit e) {
            return new Said.Wrong(e.field);
        }
    }

    private static void sort(
            String name,
            String value,
            Map<TableField, String> columns,
            Map<String, String> options) {
        if (!NAMES.contains(name)) {
            throw new Unfit(name);
        }
        if (value.isEmpty()) {
            return;
        }
        Stream.of(TableField.values())
                .filter(f -> f.name().equals(name))
                .findFirst()
                .ifPresentOrElse(f -> columns.put(f, value), () -> options.put(name, value));
    }

    private static TableMapping plain(Map<TableField, String> columns) {
        AmountRule oneAmount =
                columns.containsKey(TableField.DIRECTION)
                        ? AmountRule.DIRECTION_COLUMN
                        : AmountRule.SIGNED;
        return TableMapping.of(
                columns,
                columns.containsKey(TableField.AMOUNT) ? oneAmount : AmountRule.IN_AND_OUT);
    }

    private static TableMapping with(TableMapping base, Map<String, String> options) {
        Amount.DecimalMark mark =
                read(options, DECIMAL, Amount.DecimalMark::valueOf, base.decimalMark());
        return new TableMapping(
                base.columns(),
                read(options, RULE, AmountRule::valueOf, base.amountRule()),
                read(options, FIRST_ROW, MappingText::row, base.firstRow()),
                read(options, DATE_PATTERN, MappingText::pattern, base.datePattern()),
                mark,
                base.account(),
                base.currency(),
                balance(options, OPENING, mark),
                balance(options, CLOSING, mark));
    }

    private static <T> T read(
            Map<String, String> options, String name, Function<String, T> reading, T otherwise) {
        String text = options.get(name);
        try {
            return text == null ? otherwise : reading.apply(text);
        } catch (IllegalArgumentException _) {
            throw new Unfit(name);
        }
    }

    private static int row(String text) {
        int row = Integer.parseInt(text);
        if (row < 1) {
            throw new IllegalArgumentException("rows are counted from 1");
        }
        return row;
    }

    private static String pattern(String text) {
        if (!TableMapping.isDatePattern(text)) {
            throw new IllegalArgumentException("not a date pattern");
        }
        return text;
    }

    private static @Nullable Long balance(
            Map<String, String> options, String name, Amount.DecimalMark mark) {
        String text = options.get(name);
        if (text == null) {
            return null;
        }
        return switch (Amount.parse(text, mark)) {
            case Amount.Tiyn(long tiyn) -> Long.valueOf(tiyn);
            case Amount.Bad _ -> throw new Unfit(name);
        };
    }

    /// Ends the reading of fields at the first that does not fit.
    private static final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String field;

        Unfit(String field) {
            super(field);
            this.field = field;
        }
    }

    public static Map<String, String> fields(TableMapping mapping) {
        Map<String, String> fields = new TreeMap<>();
        mapping.columns().forEach((field, column) -> fields.put(field.name(), column));
        fields.put(RULE, mapping.amountRule().name());
        fields.put(FIRST_ROW, Integer.toString(mapping.firstRow()));
        fields.put(DATE_PATTERN, mapping.datePattern());
        fields.put(DECIMAL, mapping.decimalMark().name());
        balance(fields, OPENING, mapping.openingTiyn());
        balance(fields, CLOSING, mapping.closingTiyn());
        return fields;
    }

    private static void balance(Map<String, String> fields, String name, @Nullable Long tiyn) {
        if (tiyn != null) {
            fields.put(name, Amount.text(tiyn));
        }
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
        Map<String, String> fields =
                stored.lines()
                        .filter(l -> l.indexOf('=') > 0)
                        .collect(
                                Collectors.toMap(
                                        l -> l.substring(0, l.indexOf('=')),
                                        l -> l.substring(l.indexOf('=') + 1),
                                        (first, _) -> first));
        return switch (over(null, fields)) {
            case Said.Fits(var mapping) -> mapping;
            case Said.Wrong _ -> null;
        };
    }
}
