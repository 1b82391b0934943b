package org.wardledger.launcher.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final List<FaultKind> ALL = Arrays.asList(FaultKind.values());

    @Test
    void the_same_seed_gives_the_same_faults_and_another_gives_others() {
        assertThat(Schedule.of(7, ALL)).isEqualTo(Schedule.of(7, ALL));
        assertThat(Schedule.of(7, ALL)).isNotEqualTo(Schedule.of(8, ALL));
    }

    @Test
    void every_kind_comes_once_before_any_comes_twice() {
        List<Schedule.Planned> planned = Schedule.of(3, ALL).planned();
        for (int round = 0; round < 5; round++) {
            List<FaultKind> kinds =
                    planned.subList(round * ALL.size(), (round + 1) * ALL.size()).stream()
                            .map(Schedule.Planned::kind)
                            .toList();
            assertThat(kinds).containsExactlyInAnyOrderElementsOf(ALL);
        }
    }

    @Test
    void each_fault_lasts_within_the_limits_of_its_kind() {
        assertThat(Schedule.of(1, ALL).planned())
                .allSatisfy(
                        p ->
                                assertThat(p.holdMs())
                                        .isBetween(
                                                1_000 * p.kind().shortest,
                                                1_000 * p.kind().longest));
    }

    @Test
    void keys_follow_from_the_seed_and_are_uuids_of_version_4() {
        assertThat(Keys.of(new Random(5))).isEqualTo(Keys.of(new Random(5)));
        assertThat(Keys.of(new Random(5)).version()).isEqualTo(4);
        assertThat(Keys.of(new Random(5)).variant()).isEqualTo(2);
    }
}
