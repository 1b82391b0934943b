package org.wardledger.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 10, 23);
    private static final WorkingDays WEEK = new WorkingDays(Map.of());

    @Test
    void a_term_begins_on_the_day_after_and_steps_over_weekends() {
        assertThat(WEEK.after(FRIDAY.minusDays(1), 1)).isEqualTo(FRIDAY);
        assertThat(WEEK.after(FRIDAY, 1)).isEqualTo(FRIDAY.plusDays(3));
        assertThat(WEEK.after(FRIDAY.plusDays(1), 1)).isEqualTo(FRIDAY.plusDays(3));
        assertThat(WEEK.after(FRIDAY, 5)).isEqualTo(FRIDAY.plusDays(7));
    }

    @Test
    void a_holiday_is_stepped_over_and_a_transferred_day_is_worked() {
        WorkingDays days = new WorkingDays(Map.of(FRIDAY, false, FRIDAY.plusDays(1), true));

        assertThat(days.after(FRIDAY.minusDays(1), 1)).isEqualTo(FRIDAY.plusDays(1));
        assertThat(days.after(FRIDAY.minusDays(1), 2)).isEqualTo(FRIDAY.plusDays(3));
    }
}
