package org.wardledger.launcher.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DailyTurnTest {
    private static final Instant NOON = Instant.parse("2026-10-01T07:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 10, 1);
    private final DailyTurn turn = new DailyTurn();

    private boolean begins(Duration later, long published, long searchable) {
        return turn.begins(NOON.plus(later), DAY, published, searchable);
    }

    @Test
    void it_waits_until_searches_see_what_was_published_when_the_day_was_first_looked_at() {
        assertThat(begins(Duration.ZERO, 500, 10)).isFalse();
        assertThat(begins(Duration.ofMinutes(1), 600, 499)).isFalse();
        assertThat(begins(Duration.ofMinutes(2), 700, 500)).as("not what came since").isTrue();
    }

    @Test
    void views_that_stand_still_hold_it_up_for_an_hour_and_no_longer() {
        assertThat(begins(Duration.ZERO, 500, 10)).isFalse();
        assertThat(begins(DailyTurn.PATIENCE.minusSeconds(1), 500, 10)).isFalse();
        assertThat(begins(DailyTurn.PATIENCE, 500, 10)).isTrue();
    }

    @Test
    void nothing_is_compared_before_anything_can_be_searched() {
        assertThat(begins(Duration.ZERO, 0, 0)).isFalse();
        assertThat(begins(DailyTurn.PATIENCE, 0, 0)).isFalse();
    }

    @Test
    void a_failure_is_tried_again_after_an_hour_and_not_each_minute() {
        assertThat(begins(Duration.ZERO, 5, 5)).isTrue();
        turn.failed(NOON);
        for (int minute = 1; minute < 60; minute++) {
            assertThat(begins(Duration.ofMinutes(minute), 5, 5)).isFalse();
        }
        assertThat(begins(DailyTurn.PATIENCE, 5, 5)).isTrue();
    }

    @Test
    void the_next_day_has_an_aim_of_its_own() {
        assertThat(begins(Duration.ZERO, 5, 5)).isTrue();
        LocalDate next = DAY.plusDays(1);
        Instant then = NOON.plus(Duration.ofDays(1));
        assertThat(turn.begins(then, next, 9, 8)).isFalse();
        assertThat(turn.begins(then, next, 9, 9)).isTrue();
    }
}
