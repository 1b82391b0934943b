package org.wardledger.projector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeenIdsTest {

    @Test
    void it_never_denies_an_id_and_rarely_imagines_one() {
        SeenIds seen = new SeenIds();
        int added = 600_000;
        for (int n = 0; n < added; n++) {
            seen.add(n % 14, "exp_%016d".formatted(n));
        }
        int imagined = 0;
        for (int n = 0; n < added; n++) {
            assertThat(seen.mayContain(n % 14, "exp_%016d".formatted(n))).isTrue();
            if (seen.mayContain(n % 14, "exp_%016d".formatted(added + n))) {
                imagined++;
            }
        }
        assertThat(imagined).isLessThan(added / 100);
    }

    @Test
    void the_same_id_in_another_view_is_another_document() {
        SeenIds seen = new SeenIds();
        seen.add(1, "a");
        assertThat(seen.mayContain(2, "a")).isFalse();
    }
}
