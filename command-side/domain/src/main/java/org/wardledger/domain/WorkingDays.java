package org.wardledger.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;

/// Working days: Monday to Friday, but for the days that a dated rule names as off or as worked.
/// Holidays and days that a government moved are such rules; none of them is a constant here.
///
/// @param exceptions day to whether it is worked
public record WorkingDays(Map<LocalDate, Boolean> exceptions) {

    public WorkingDays {
        exceptions = Map.copyOf(exceptions);
    }

    public boolean isWorked(LocalDate day) {
        Boolean exception = exceptions.get(day);
        DayOfWeek week = day.getDayOfWeek();
        return exception == null
                ? week != DayOfWeek.SATURDAY && week != DayOfWeek.SUNDAY
                : exception;
    }

    /// The last day of a term of working days. The term begins on the day after.
    ///
    /// @param days at least one
    public LocalDate after(LocalDate day, int days) {
        LocalDate last = day;
        for (int left = days; left > 0; ) {
            last = last.plusDays(1);
            if (isWorked(last)) {
                left--;
            }
        }
        return last;
    }
}
