package org.wardledger.domain.identifiers;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/// Individual identification number: `YYMMDD`, century and sex, four digits, check digit. Tells a
/// person's birth date and sex, so it never leaves a sealed identity field.
public final class Iin {
    private static final List<Integer> CENTURIES = List.of(1800, 1900, 2000);

    private Iin() {}

    /// Twelve digits with a birth date that existed and the right check digit.
    public static boolean isValid(String text) {
        return TwelveDigits.hold(text) && !possibleBirthDates(text).isEmpty();
    }

    /// Whether a valid number can belong to somebody born on this date.
    public static boolean agreesWith(String iin, LocalDate birthDate) {
        return isValid(iin) && possibleBirthDates(iin).contains(birthDate);
    }

    /// One date, or one per century where the seventh digit (0) names none.
    private static List<LocalDate> possibleBirthDates(String iin) {
        int era = TwelveDigits.digit(iin, 6);
        if (era > 6) {
            return List.of();
        }
        List<Integer> centuries = era == 0 ? CENTURIES : List.of(CENTURIES.get((era - 1) / 2));
        return centuries.stream().flatMap(c -> dateIn(iin, c).stream()).toList();
    }

    private static List<LocalDate> dateIn(String iin, int century) {
        try {
            return List.of(
                    LocalDate.of(
                            century + Integer.parseInt(iin.substring(0, 2)),
                            Integer.parseInt(iin.substring(2, 4)),
                            Integer.parseInt(iin.substring(4, 6))));
        } catch (DateTimeException e) {
            return List.of();
        }
    }
}
