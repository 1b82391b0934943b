package org.wardledger.command.axon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.wardledger.domain.Weighed;

/// A state is weighed often enough that the cache knows what it takes, and not with every event.
class FoldedTest {
    private static final long EVENT = 1_000;

    /// Takes a tenth of the events it is made of, and counts how often it was asked.
    private static final class Counting implements Weighed {
        private long events;
        private int asked;

        @Override
        public long bytes() {
            asked++;
            return events * EVENT / 10;
        }
    }

    @Test
    void what_does_not_know_its_weight_is_counted_by_its_events() {
        Folded<String> folded = Folded.of("small", 4, 5 * EVENT).then("next", EVENT);
        assertThat(folded).isEqualTo(new Folded<>("next", 5, 6 * EVENT, 4));
    }

    @Test
    void a_growing_state_is_never_counted_too_low_nor_looked_at_with_every_event() {
        Counting state = new Counting();
        Folded<Counting> folded = Folded.of(state, -1, 0);
        for (int i = 1; i <= 10_000; i++) {
            state.events = i;
            folded = folded.then(state, EVENT);
            long taken = i * EVENT / 10;
            assertThat(folded.bytes()).isBetween(taken, 2 * taken + EVENT);
        }
        assertThat(folded.revision()).isEqualTo(9_999);
        assertThat(state.asked).isBetween(50, 200);
    }
}
