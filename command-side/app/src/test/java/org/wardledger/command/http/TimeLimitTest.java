package org.wardledger.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.wardledger.eventstore.EventStoreUnavailable;

class TimeLimitTest {

    @Test
    void an_answer_in_time_is_the_answer() {
        try (TimeLimit limit = new TimeLimit(Duration.ofSeconds(30))) {
            assertThat(limit.within(() -> "recorded")).isEqualTo("recorded");
        }
    }

    @Test
    void what_the_work_throws_is_thrown_as_it_is() {
        try (TimeLimit limit = new TimeLimit(Duration.ofSeconds(30))) {
            IllegalStateException bug = new IllegalStateException("bug");
            assertThatThrownBy(
                            () ->
                                    limit.within(
                                            () -> {
                                                throw bug;
                                            }))
                    .isSameAs(bug);
        }
    }

    @Test
    void who_waits_for_a_disk_that_hangs_hears_of_it_and_the_work_still_ends() throws Exception {
        CountDownLatch disk = new CountDownLatch(1);
        CountDownLatch written = new CountDownLatch(1);
        try (TimeLimit limit = new TimeLimit(Duration.ofMillis(50))) {
            assertThatThrownBy(() -> limit.within(() -> write(disk, written)))
                    .isInstanceOf(EventStoreUnavailable.class);
            disk.countDown();
            assertThat(written.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void beyond_what_may_be_under_way_nobody_is_kept_waiting() {
        CountDownLatch disk = new CountDownLatch(1);
        try (TimeLimit limit = new TimeLimit(Duration.ofMillis(50), 1, 1)) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> limit.within(() -> write(disk, disk)))
                        .hasMessageContaining("no answer");
            }
            assertThatThrownBy(() -> limit.within(() -> "late"))
                    .isInstanceOf(EventStoreUnavailable.class)
                    .hasMessageContaining("nothing was done");
            disk.countDown();
        }
    }

    private static boolean write(CountDownLatch disk, CountDownLatch written) {
        try {
            disk.await();
            written.countDown();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
