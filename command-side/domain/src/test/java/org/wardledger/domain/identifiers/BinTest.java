package org.wardledger.domain.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinTest {

    @ParameterizedTest
    @ValueSource(strings = {"991240000003", "991240000402", "901041000015", "220840049859"})
    void numbers_of_both_passes_are_valid(String bin) {
        assertThat(Bin.isValid(bin)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"990101500016", "990101500708"})
    void a_persons_number_is_never_taken_for_a_bin(String iin) {
        assertThat(Iin.isValid(iin)).isTrue();
        assertThat(Bin.isValid(iin)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "991240000004",
                "99124000000",
                "9912400000030",
                "99124000000З",
                "000000000000"
            })
    void what_is_no_number_is_refused(String text) {
        assertThat(Bin.isValid(text)).isFalse();
    }
}
