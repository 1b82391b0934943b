package org.wardledger.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplesTest {

    /// What stands in an index that was made before has to fit what is written later.
    @ParameterizedTest
    @CsvSource({
        "00000000-0000-0001-ffff-fffffffffffe, 3",
        "00000000-0000-0002-ffff-fffffffffffd, 2",
        "00000000-0000-0004-ffff-fffffffffffb, 0",
        "exp_0000000000002575, 12",
        "'', 1"
    })
    void the_sample_of_an_id_never_changes(String id, int level) {
        assertThat(Samples.level(id)).isEqualTo(level);
    }

    @Test
    void each_sample_holds_about_half_of_the_one_before() {
        Random random = new Random(7);
        int[] holds = new int[Samples.MAX + 1];
        int all = 1 << 16;
        for (int n = 0; n < all; n++) {
            byte[] bytes = new byte[16];
            random.nextBytes(bytes);
            int level = Samples.level(UUID.nameUUIDFromBytes(bytes).toString());
            for (int k = 0; k <= level; k++) {
                holds[k]++;
            }
        }
        for (int level = 0; level < 8; level++) {
            double expected = all / Math.pow(2, level);
            assertThat((double) holds[level]).isCloseTo(expected, within(5 * Math.sqrt(expected)));
        }
    }

    @Test
    void ids_that_follow_each_other_are_spread_as_well() {
        long inSample =
                Stream.iterate(0, n -> n + 1)
                        .limit(64_000)
                        .filter(n -> Samples.level("exp_%016d".formatted(n)) >= 6)
                        .count();
        assertThat(inSample).isBetween(850L, 1_150L);
    }
}
