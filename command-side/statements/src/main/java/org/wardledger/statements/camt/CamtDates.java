package org.wardledger.statements.camt;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.wardledger.statements.text.Dates;

/// Days of ISO 20022: a date or a moment, either with a zone behind it. The day is the one that the
/// bank wrote; moving it into another zone would move money over the end of a month.
final class CamtDates {

    private static final int DATE_CHARS = 10;

    private CamtDates() {}

    static @Nullable LocalDate parse(@Nullable String text) {
        if (text == null || text.length() < DATE_CHARS) {
            return null;
        }
        boolean bare = text.length() == DATE_CHARS || "T+-Z".indexOf(text.charAt(DATE_CHARS)) >= 0;
        return bare && text.charAt(4) == '-' ? Dates.parse(text.substring(0, DATE_CHARS)) : null;
    }

    /// The text cut to its day, empty if it has none.
    static String day(String text) {
        LocalDate day = parse(text);
        return day == null ? "" : day.toString();
    }
}
