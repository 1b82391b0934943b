package org.wardledger.domain.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IbanTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KZ86125KZT5004100100",
                "KZ24070105KSN0000000",
                "KZ31070103KSN0000001",
                "KZ04070103KSN0000002",
                "KZ93999C000000000001"
            })
    void kazakh_numbers_are_valid(String iban) {
        assertThat(Iban.isValid(iban)).isTrue();
        assertThat(Iban.isKazakh(iban)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB82WEST12345698765432", "DE89370400440532013000"})
    void numbers_of_other_countries_are_valid_but_not_kazakh(String iban) {
        assertThat(Iban.isValid(iban)).isTrue();
        assertThat(Iban.isKazakh(iban)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "KZ",
                "KZ32070103KSN0000001",
                "KZ31070103KSN000001",
                "KZ31070103KSN00000010",
                "kz31070103ksn0000001",
                "KZ31 0701 03KS N000 0001",
                "KZ31A70103KSN0000001",
                "ҚЗ31070103KSN0000001"
            })
    void what_is_no_account_number_is_refused(String text) {
        assertThat(Iban.isValid(text)).isFalse();
        assertThat(Iban.isKazakh(text)).isFalse();
    }

    @Property
    void two_neighbours_exchanged_are_noticed(@ForAll @IntRange(min = 4, max = 18) int at) {
        String iban = "KZ31070103KSN0000001";
        char left = iban.charAt(at);
        char right = iban.charAt(at + 1);
        String typo = iban.substring(0, at) + right + left + iban.substring(at + 2);
        assertThat(Iban.isValid(typo)).isEqualTo(left == right);
    }

    @Property
    void one_wrong_check_digit_is_noticed(@ForAll @IntRange(max = 99) int check) {
        String iban = "KZ" + (check < 10 ? "0" : "") + check + "070103KSN0000001";
        assertThat(Iban.isValid(iban)).isEqualTo(check == 31);
    }

    @Test
    void a_treasury_account_is_recognised_as_a_hint() {
        assertThat(Iban.looksLikeTreasury("KZ31070103KSN0000001")).isTrue();
        assertThat(Iban.looksLikeTreasury("KZ93999C000000000001")).isFalse();
        assertThat(Iban.last4("KZ31070103KSN0000001")).isEqualTo("0001");
    }
}
