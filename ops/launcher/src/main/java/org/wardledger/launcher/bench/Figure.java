package org.wardledger.launcher.bench;

import java.util.Locale;

/// One measured number. A whole number of its unit: what is shown with a decimal is kept in the
/// smaller unit.
///
/// @param what as the table names it
public record Figure(String what, long value, Unit unit) {

    /// What is counted.
    public enum Unit {
        PER_SECOND,
        COUNT,
        MICROS,
        NANOS,
        BYTES,
        KIB,
        PERCENT
    }

    static Figure rate(String what, long count, long nanos) {
        return new Figure(what, Math.round(count * 1e9 / Math.max(1, nanos)), Unit.PER_SECOND);
    }

    static Figure time(String what, long nanos) {
        return new Figure(what, nanos / 1_000, Unit.MICROS);
    }

    String text() {
        return switch (unit) {
            case PER_SECOND -> "%,d/s".formatted(value);
            case COUNT -> "%,d".formatted(value);
            case MICROS -> micros();
            case NANOS -> String.format(Locale.ROOT, "%.1f µs", value / 1e3);
            case BYTES -> "%,d bytes".formatted(value);
            case KIB -> "%,d MiB".formatted(value / 1024);
            case PERCENT -> value + " %";
        };
    }

    private String micros() {
        return value < 1_000_000
                ? String.format(Locale.ROOT, "%.2f ms", value / 1e3)
                : String.format(Locale.ROOT, "%.2f s", value / 1e6);
    }
}
