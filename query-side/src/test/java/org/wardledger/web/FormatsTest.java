package org.wardledger.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Money and dates as people write them.
class FormatsTest {
    private final Formats russian = Formats.of(Locale.of("ru"));
    private final Formats english = Formats.of(Locale.ENGLISH);

    @Test
    void money_has_two_decimals_a_real_minus_and_spaces_that_do_not_break() {
        assertThat(russian.money(4_120_835_000L, "KZT"))
                .isEqualTo("41\u00a0208\u00a0350,00\u00a0₸");
        assertThat(russian.amount(-5)).isEqualTo("\u22120,05");
        assertThat(russian.amount(0)).isEqualTo("0,00");
        assertThat(english.amount(100_000)).isEqualTo("1\u00a0000.00");
    }

    @Test
    void what_is_not_shown_is_a_dash() {
        assertThat(russian.money(null, "KZT")).isEqualTo("—");
        assertThat(russian.day(null)).isEqualTo("—");
    }

    @Test
    void the_largest_amount_is_written_whole() {
        assertThat(russian.amount(Long.MAX_VALUE)).endsWith("58,07");
    }

    @Test
    void an_estimate_never_looks_exact() {
        assertThat(russian.figure(Figure.counted(1_200))).isEqualTo("1\u00a0200");
        assertThat(russian.figure(Figure.about(1_200))).isEqualTo("≈\u00a01\u00a0200");
        assertThat(english.figure(Figure.counted(-500), "KZT")).isEqualTo("\u22125.00\u00a0₸");
        assertThat(english.figure(Figure.about(-500), "KZT")).isEqualTo("≈\u00a0\u22125.00\u00a0₸");
    }

    @Test
    void days_are_written_as_in_kazakhstan() {
        assertThat(russian.day(LocalDate.of(2026, 10, 5))).isEqualTo("05.10.2026");
    }
}
