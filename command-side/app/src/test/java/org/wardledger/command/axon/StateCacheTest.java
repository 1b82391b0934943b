package org.wardledger.command.axon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Which of several states of a stream is found.
class StateCacheTest {
    private final StateCache cache = new StateCache(1);

    private static Folded<String> state(String text, long revision) {
        return Folded.of(text, revision, 100);
    }

    @Test
    void the_later_of_two_states_is_kept_whoever_comes_last() {
        cache.put("stream", state("later", 5), cache.age("stream"));
        cache.put("stream", state("earlier", 3), cache.age("stream"));

        assertThat(cache.<String>find("stream")).isEqualTo(state("later", 5));
    }

    @Test
    void what_was_folded_before_everything_was_forgotten_is_not_found_after_it() {
        long before = cache.age("other");
        cache.put("one", state("with what is erased now", 1), cache.age("one"));

        cache.forgetAll();
        cache.put("other", state("with what is erased now", 1), before);

        assertThat(cache.<String>find("one")).isNull();
        assertThat(cache.<String>find("other")).isNull();
    }

    @Test
    void a_state_that_was_being_folded_while_its_stream_was_forgotten_is_not_kept() {
        long before = cache.age("stream");
        cache.forget("stream");

        cache.put("stream", state("without what another process wrote", 3), before);

        assertThat(cache.<String>find("stream")).isNull();
        assertThat(cache.size()).isZero();
    }

    @Test
    void what_is_folded_anew_takes_the_place_of_a_longer_state_from_before() {
        cache.put("stream", state("with what is erased now", 9), cache.age("stream"));
        cache.forgetAll();

        cache.put("stream", state("without it", 8), cache.age("stream"));

        assertThat(cache.<String>find("stream")).isEqualTo(state("without it", 8));
    }

    @Test
    void nobody_finds_an_older_age_while_others_put_and_forget() throws InterruptedException {
        Thread putting =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    for (int i = 0; i < 50_000; i++) {
                                        long age = cache.age("stream");
                                        cache.put("stream", state("of age " + age, i), age);
                                    }
                                });
        while (putting.isAlive()) {
            cache.forgetAll();
            long age = cache.age("stream");
            Folded<String> found = cache.find("stream");
            if (found != null) {
                assertThat(found.state()).isEqualTo("of age " + age);
            }
        }
        putting.join();
    }
}
