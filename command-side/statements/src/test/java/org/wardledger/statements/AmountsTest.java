package org.wardledger.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardledger.statements.text.Amount;
import org.wardledger.statements.text.Dates;

class AmountsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "160000|16000000",
                "202742.8|20274280",
                "0,05|5",
                "1 234 567,89|123456789",
                "1,234,567.89|123456789",
                "1.234.567,89|123456789",
                "1'234.50|123450",
                "-12,30|-1230",
                "−12,30|-1230",
                "+12.30|1230",
                "1.0000|100",
                "0.500|50",
                "1234.500|123450",
                "1 234.500|123450",
                "1,234,567|123456700",
            })
    void amounts_are_read_as_people_write_them(String text, long tiyn) {
        assertThat(any(text)).isEqualTo(new Amount.Tiyn(tiyn));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|statement.amount-malformed",
                "12 34|statement.amount-malformed",
                "1 2345,00|statement.amount-malformed",
                "1..5|statement.amount-malformed",
                "5.|statement.amount-malformed",
                ".5|statement.amount-malformed",
                "--5|statement.amount-malformed",
                "1e5|statement.amount-malformed",
                "٣|statement.amount-malformed",
                "1,234|statement.amount-ambiguous",
                "1,234,567.89,00|statement.amount-ambiguous",
                "1.005|statement.amount-ambiguous",
                "10,0051|statement.amount-decimals",
                "100000000000,01|statement.amount-too-large",
                "99999999999999999999999999999999|statement.amount-too-large",
            })
    void what_is_no_amount_is_told(String text, String code) {
        assertThat(any(text)).isInstanceOf(Amount.Bad.class);
        assertThat(((Amount.Bad) any(text)).code().code()).isEqualTo(code);
    }

    @Test
    void what_is_written_is_read_back() {
        Random random = new Random(17);
        for (int i = 0; i < 20_000; i++) {
            long tiyn = random.nextLong(-Amount.MAX_TIYN, Amount.MAX_TIYN + 1);
            String text = Amount.text(tiyn);
            assertThat(any(text)).isEqualTo(new Amount.Tiyn(tiyn));
            assertThat(any(text.replace('.', ','))).isEqualTo(new Amount.Tiyn(tiyn));
        }
    }

    @Test
    void an_exponent_is_refused_before_any_arithmetic() {
        for (String text : new String[] {"1E999999999", "1E-999999999", "1E5"}) {
            assertThat(Amount.of(new BigDecimal(text))).isInstanceOf(Amount.Bad.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "31.12.2026,2026-12-31",
        "31/12/2026,2026-12-31",
        "2026-12-31,2026-12-31",
        "20261231,2026-12-31",
        "31.12.2026 23:59:59,2026-12-31",
        "2026-12-31T23:59:59,2026-12-31",
    })
    void days_are_read_in_their_usual_forms(String text, LocalDate day) {
        assertThat(Dates.parse(text)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "31.06.2026",
        "29.02.2026",
        "1.6.2026",
        "00.01.2026",
        "01.01.0206",
        "31.12.2026x",
        "2026-13-01",
        "20261301",
        "x",
        "31.12/2026",
        "31.12.2026 later"
    })
    void what_is_no_day_is_none(String text) {
        assertThat(Dates.parse(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "KZ86125KZT5004100100,true",
        "KZ31070103KSN0000001,true",
        "KZ93999C000000000001,true",
        "NL77ABNA0574908765,true",
        "KZ86125KZT5004100101,false",
        "KZ8612KZT5004100100,false",
        "KZ00,false",
        "KZ86125KZT500410010Я,false",
        "40702810900000000001,false",
    })
    void account_numbers_are_checked_by_their_digits(String account, boolean valid) {
        assertThat(Iban.isValid(account)).isEqualTo(valid);
    }

    private static Amount any(String text) {
        return Amount.parse(text, Amount.DecimalMark.ANY);
    }
}
