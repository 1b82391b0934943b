package org.wardledger.projector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HeadTimesTest {
    private static final Instant START = Instant.parse("2026-10-05T06:00:00Z");

    private final HeadTimes heads = new HeadTimes();

    private static Instant after(long millis) {
        return START.plusMillis(millis);
    }

    @Test
    void whoever_has_caught_up_has_no_lag() {
        assertThat(heads.lag(0, START)).isZero();
        heads.seen(7, START);
        assertThat(heads.lag(7, after(60_000))).isZero();
        heads.reached(7);
        assertThat(heads.lag(7, after(60_000))).isZero();
    }

    @Test
    void the_lag_is_the_age_of_the_oldest_unread_event_since_it_was_there() {
        heads.seen(7, START);
        heads.seen(9, after(1_000));
        assertThat(heads.lag(0, after(3_000))).isEqualTo(Duration.ofSeconds(3));
        heads.reached(7);
        assertThat(heads.lag(7, after(3_000))).isEqualTo(Duration.ofSeconds(2));
        assertThat(heads.lag(8, after(3_000))).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void heads_close_to_each_other_count_from_the_first() {
        heads.seen(1, START);
        for (int i = 1; i < 99; i++) {
            heads.seen(1 + i, after(i));
        }
        assertThat(heads.lag(50, after(99))).isEqualTo(Duration.ofMillis(99));
        assertThat(heads.lag(99, after(99))).isZero();
    }

    @Test
    void a_clock_that_goes_back_gives_no_negative_lag() {
        heads.seen(1, START);
        assertThat(heads.lag(0, after(-5_000))).isZero();
    }
}
