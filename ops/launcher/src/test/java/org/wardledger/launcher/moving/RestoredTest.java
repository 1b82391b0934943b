package org.wardledger.launcher.moving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardledger.launcher.Says;

/// What is said of a restored copy, in the words of each language.
class RestoredTest {
    private static final Instant MADE = Instant.parse("2026-11-02T10:00:00Z");

    private static Restored copy(@Nullable String origin, long published) {
        return new Restored(
                new UUID(1, 1),
                MADE,
                MADE.plusSeconds(60),
                MADE.minusSeconds(60),
                new HistoryDigest.Sum(20, "root", "chain"),
                origin,
                published,
                0,
                3,
                1,
                List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"kk", "ru", "en"})
    void where_no_log_had_begun_nothing_is_said_of_its_checkpoints(String language) {
        Says says = Says.in(language);
        assertThat(copy(null, 0).statement(says))
                .contains(says.text("restored.no-log"))
                .doesNotContain(says.text("restored.unpublished", 1, 20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kk", "ru", "en"})
    void records_behind_the_last_checkpoint_are_named(String language) {
        Says says = Says.in(language);
        assertThat(copy("example.org/ledger", 15).statement(says))
                .contains(says.text("restored.unpublished", 16, 20))
                .doesNotContain(says.text("restored.no-log"));
        assertThat(copy("example.org/ledger", 20).statement(says))
                .doesNotContain(says.text("restored.unpublished", 21, 20));
    }
}
