package org.wardledger.domain.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BicAndGivenNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"KKMFKZ2A", "CASPKZKA", "KCJBKZKX", "NBRKKZKXXXX"})
    void bank_codes_have_eight_or_eleven_characters(String bic) {
        assertThat(Bic.isValid(bic)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "KKMFKZ2", "KKMFKZ2AX", "kkmfkz2a", "KKMF2Z2A"})
    void other_texts_are_no_bank_codes(String text) {
        assertThat(Bic.isValid(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-10/17", "№ 12-Д", "KZ12LAA00012345", "991240000003/25"})
    void numbers_given_by_others_pass(String number) {
        assertThat(GivenNumber.isValid(number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no digit",
                "Example 12",
                "Мысалова 12",
                "12345678901234567890123456789012345678901",
                "12\n13"
            })
    void a_name_does_not_fit_into_a_number(String text) {
        assertThat(GivenNumber.isValid(text)).isFalse();
    }
}
