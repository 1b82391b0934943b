package org.wardledger.domain.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KatoTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 10, 21);

    @Test
    void there_are_twenty_regions_today() {
        assertThat(Kato.regions().stream().filter(r -> r.existsOn(TODAY))).hasSize(20);
        assertThat(Kato.regions()).extracting(Kato.Region::code).doesNotHaveDuplicates();
    }

    @Test
    void the_number_of_a_region_is_the_one_of_iso_3166() {
        assertThat(Kato.regions())
                .allSatisfy(r -> assertThat(r.iso()).isEqualTo("KZ-" + r.code().substring(0, 2)));
    }

    @Test
    void abai_is_known_since_it_exists_and_not_before() {
        assertThat(Kato.isKnown("101033102", LocalDate.of(2022, 6, 7))).isFalse();
        assertThat(Kato.isKnown("101033102", LocalDate.of(2022, 6, 8))).isTrue();
        assertThat(Kato.regionOf("621039202", TODAY))
                .hasValueSatisfying(r -> assertThat(r.name().en()).isEqualTo("Ulytau Region"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "55", "5500000000", "55000000X", "990000000", "510000000"})
    void what_is_no_place_is_unknown(String code) {
        assertThat(Kato.isKnown(code, TODAY)).isFalse();
    }
}
