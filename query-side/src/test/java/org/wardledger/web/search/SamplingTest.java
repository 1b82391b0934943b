package org.wardledger.web.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wardledger.web.Figure;

/// No estimate shows a digit that its sample knows nothing of.
class SamplingTest {
    private static final long MOST = 50_000;

    @Test
    void as_many_as_can_be_counted_are_counted() {
        assertThat(Sampling.of(MOST, MOST).exact()).isTrue();
        assertThat(Sampling.of(MOST + 1, MOST).exact()).isFalse();
        assertThat(Sampling.of(5_000_000, Long.MAX_VALUE).exact()).isTrue();
    }

    @Test
    void a_sample_has_between_a_quarter_of_what_can_be_counted_and_half_of_it() {
        for (long total = MOST + 1; total < 1L << 34; total = total * 3 / 2) {
            Sampling sampling = Sampling.of(total, MOST);
            assertThat(total >> sampling.level()).isBetween(MOST / 4, MOST / 2);
        }
    }

    @Test
    void a_set_that_can_be_counted_is_counted_also_where_only_a_sample_says_how_large_it_is() {
        int measure = Sampling.measure(MOST);
        Random random = new Random(3);
        for (int n = 0; n < 200; n++) {
            int found = 0;
            for (int i = 0; i < MOST; i++) {
                found += random.nextInt(1 << measure) == 0 ? 1 : 0;
            }
            assertThat(Sampling.measured(found, MOST).exact()).as("%d found", found).isTrue();
        }
        assertThat(Sampling.measured(2 * MOST >> measure, MOST).exact()).isFalse();
        assertThat(Sampling.measured(0, MOST).exact()).isTrue();
        assertThat(Sampling.measured(1_000_000, Long.MAX_VALUE).exact()).isTrue();
    }

    @Test
    void where_too_few_would_be_in_a_sample_the_set_itself_is_measured() {
        assertThat(Sampling.measure(100)).isZero();
        assertThat(Sampling.measured(101, 100)).isEqualTo(Sampling.of(101, 100));
    }

    @Test
    void a_count_in_a_set_of_unknown_size_weighs_each_of_the_sample_alike() {
        Sampling million = Sampling.measured(1_000_000 >> Sampling.measure(MOST), MOST);
        assertThat(million.level()).isEqualTo(6);
        // 3,017 of which each stands for 64, error sqrt(3,017 * 64 * 63) = 3,488: thousands.
        assertThat(million.count(3_017, 15_000)).isEqualTo(Figure.about(193_000));
        assertThat(million.count(15_000, 15_000)).isEqualTo(Figure.about(960_000));
        assertThat(million.count(1, 15_000)).isEqualTo(Figure.about(60));
        assertThat(million.count(0, 0)).isEqualTo(Figure.about(0));
    }

    @Test
    void what_is_counted_is_shown_as_it_is() {
        Sampling whole = Sampling.of(1_234, MOST);
        assertThat(whole.count(777, 1_234)).isEqualTo(Figure.counted(777));
        assertThat(whole.sum(-9_876_543_219L, 0, 1_234)).isEqualTo(Figure.counted(-9_876_543_219L));
    }

    @Test
    void a_count_is_scaled_by_the_exact_total_and_rounded_to_its_error() {
        Sampling million = Sampling.of(1_000_000, MOST);
        // A tenth, error 1,732: the thousands are the last that mean something.
        assertThat(million.count(3_000, 30_000)).isEqualTo(Figure.about(100_000));
        assertThat(million.count(3_017, 30_000)).isEqualTo(Figure.about(101_000));
        // Seven found, error 88: tens.
        assertThat(million.count(7, 30_000)).isEqualTo(Figure.about(230));
        // All of them, and one of them: as coarse as one record of the sample weighs.
        assertThat(million.count(30_000, 30_000)).isEqualTo(Figure.about(1_000_000));
        assertThat(million.count(1, 30_000)).isEqualTo(Figure.about(30));
        assertThat(million.count(0, 30_000)).isEqualTo(Figure.about(0));
        assertThat(million.count(0, 0)).isEqualTo(Figure.about(0));
    }

    @Test
    void a_sum_is_rounded_to_what_the_spread_of_its_amounts_allows() {
        Sampling million = Sampling.of(1_000_000, MOST);
        // 25,000 amounts of 3 or 5: mean 4, spread 1, error 1,000,000 / sqrt(25,000) = 6,325.
        assertThat(million.sum(100_123, 425_000, 25_000)).isEqualTo(Figure.about(4_005_000));
        assertThat(million.sum(-100_123, 425_000, 25_000)).isEqualTo(Figure.about(-4_005_000));
    }

    @Test
    void sums_beyond_a_long_times_a_total_do_not_overflow() {
        Sampling all = Sampling.of(40_000_000, MOST);
        assertThat(all.sum(9_000_000_000_000_000L, 1e30, 40_000))
                .isEqualTo(Figure.about(9_000_000_000_000_000_000L));
    }

    @Test
    void only_a_sample_is_asked_for_as_one() {
        List<Map<String, Object>> filters = List.of(Map.of("term", Map.of("kind", "PAYMENT")));
        assertThat(Sampling.of(10, MOST).within(filters).toString()).doesNotContain("sample");
        assertThat(Sampling.of(10 * MOST, MOST).within(filters).toString())
                .contains("sample={gte=5}", "kind=PAYMENT");
    }
}
