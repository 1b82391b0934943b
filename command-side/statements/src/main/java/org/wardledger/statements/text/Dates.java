package org.wardledger.statements.text;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// Days as statements write them: `31.12.2026`, `31/12/2026`, `2026-12-31`, `20261231`, each with
/// or without a time of day behind it, which is cut off. Years 1990 to 2100, so that a slip such as
/// `0206` is not taken for a date.
public final class Dates {

    private static final int YEAR_MIN = 1990;
    private static final int YEAR_MAX = 2100;

    private Dates() {}

    /// Null if it is not a day in one of these forms.
    public static @Nullable LocalDate parse(String raw) {
        String text = withoutTime(raw.strip());
        return switch (text.length()) {
            case 8 -> day(digits(text, 0, 4), digits(text, 4, 6), digits(text, 6, 8));
            case 10 -> tenLong(text);
            default -> null;
        };
    }

    /// A day if the numbers are one in the calendar, else null.
    public static @Nullable LocalDate day(int year, int month, int day) {
        if (year < YEAR_MIN || year > YEAR_MAX || month < 1 || month > 12 || day < 1) {
            return null;
        }
        return day > YearMonth.of(year, month).lengthOfMonth()
                ? null
                : LocalDate.of(year, month, day);
    }

    private static @Nullable LocalDate tenLong(String text) {
        char sign = text.charAt(2);
        if ((sign == '.' || sign == '/' || sign == '-') && text.charAt(5) == sign) {
            return day(digits(text, 6, 10), digits(text, 3, 5), digits(text, 0, 2));
        }
        return text.charAt(4) == '-' && text.charAt(7) == '-'
                ? day(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10))
                : null;
    }

    private static String withoutTime(String text) {
        boolean timed = text.length() > 10 && (text.charAt(10) == ' ' || text.charAt(10) == 'T');
        return timed && text.indexOf(':') > 10 ? text.substring(0, 10) : text;
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }
}
