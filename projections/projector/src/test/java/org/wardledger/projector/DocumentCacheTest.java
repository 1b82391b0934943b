package org.wardledger.projector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wardledger.projector.DocumentCache.Key;
import org.wardledger.projector.DocumentCache.Known;
import org.wardledger.projector.ToyViews.Total;
import org.wardledger.views.View;

class DocumentCacheTest {
    private final DocumentCache cache = new DocumentCache(1_000);

    private static Key key(int n) {
        return new Key(0, "k" + n);
    }

    private static View version(long from) {
        return new Total("k", from, View.CURRENT, from, 0);
    }

    private @Nullable View found(Key key) {
        Known known = cache.find(key);
        return known == null ? null : known.view();
    }

    @Test
    void what_was_not_acknowledged_stays_however_full_it_is() {
        for (int n = 0; n < 100; n++) {
            cache.changed(key(n), version(n), 1);
            cache.loaded(new Key(1, "other" + n), version(n), 500);
        }
        for (int n = 0; n < 100; n++) {
            assertThat(found(key(n))).isEqualTo(version(n));
        }
        assertThat(cache.unsent()).isEqualTo(100);
        assertThat(cache.weight()).isLessThanOrEqualTo(1_000);
    }

    @Test
    void what_a_later_batch_changed_again_stays_when_the_earlier_one_is_acknowledged() {
        cache.changed(key(1), version(1), 1);
        cache.changed(key(1), version(2), 2);
        cache.acknowledged(1, Map.of(key(1), 5_000));
        assertThat(found(key(1))).isEqualTo(version(2));
        assertThat(cache.unsent()).isEqualTo(1);

        cache.acknowledged(2, Map.of(key(1), 5_000));
        assertThat(cache.find(key(1))).as("too heavy to be kept once it may go").isNull();
        assertThat(cache.hasDropped()).isTrue();
        assertThat(cache.weight()).isZero();
    }

    @Test
    void the_least_recently_used_goes_first() {
        for (int n = 1; n <= 4; n++) {
            cache.loaded(key(n), version(n), 100);
        }
        assertThat(found(key(1))).isNotNull();
        for (int n = 5; n <= 6; n++) {
            cache.loaded(key(n), version(n), 100);
        }
        assertThat(cache.find(key(2))).isNull();
        assertThat(found(key(1))).isEqualTo(version(1));
    }

    @Test
    void a_document_that_does_not_exist_is_remembered_as_such() {
        cache.loaded(key(1), null, 0);
        assertThat(cache.find(key(1))).isEqualTo(new Known(null));
        assertThat(cache.find(key(2))).isNull();
    }

    @Test
    void what_is_read_back_never_replaces_what_is_on_its_way() {
        cache.changed(key(1), version(7), 1);
        cache.loaded(key(1), version(3), 10);
        assertThat(found(key(1))).isEqualTo(version(7));
    }

    @Test
    void its_weight_is_that_of_what_it_holds() {
        Random random = new Random(5);
        long batch = 0;
        for (int step = 0; step < 20_000; step++) {
            Key key = key(random.nextInt(30));
            switch (random.nextInt(3)) {
                case 0 -> cache.changed(key, version(step), ++batch);
                case 1 -> cache.loaded(key, version(step), random.nextInt(200));
                case 2 -> cache.acknowledged(batch, Map.of(key, random.nextInt(200)));
                default -> throw new AssertionError();
            }
            assertThat(cache.weight()).isBetween(0L, 1_000L);
        }
        for (int n = 0; n < 30; n++) {
            cache.changed(key(n), version(n), batch + 1);
        }
        assertThat(cache.weight()).isZero();
    }
}
