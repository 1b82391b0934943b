package org.wardledger.statements.table;

import java.math.BigDecimal;

/// A cell as its file types it. An empty cell is empty text.
sealed interface TableCell {

    TableCell EMPTY = new Text("");

    record Text(String value) implements TableCell {}

    /// A number of a spreadsheet: an amount, or days since the epoch of the sheet.
    record Number(BigDecimal value) implements TableCell {}

    /// A formula that failed or was never computed.
    record Broken() implements TableCell {}

    /// As a person reads it.
    default String text() {
        return switch (this) {
            case Text(String value) -> value;
            case Number(BigDecimal value) -> plain(value);
            case Broken() -> "";
        };
    }

    default boolean isEmpty() {
        return this instanceof Text(String value) && value.isEmpty();
    }

    private static String plain(BigDecimal value) {
        boolean sane = value.scale() > -30 && value.scale() < 60;
        return sane ? value.stripTrailingZeros().toPlainString() : value.toString();
    }
}
