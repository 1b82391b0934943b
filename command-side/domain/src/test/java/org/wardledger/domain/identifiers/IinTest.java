package org.wardledger.domain.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Numbers of people born on 1 January 2099, so of nobody living.
class IinTest {

    @ParameterizedTest
    @ValueSource(strings = {"990101500016", "990101500026", "990101500708", "990101500721"})
    void numbers_of_both_passes_are_valid(String iin) {
        assertThat(Iin.isValid(iin)).isTrue();
        assertThat(Iin.agreesWith(iin, LocalDate.of(2099, 1, 1))).isTrue();
        assertThat(Iin.agreesWith(iin, LocalDate.of(1999, 1, 1))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"99010150071", "99010150152"})
    void some_numbers_have_no_check_digit_and_are_never_issued(String eleven) {
        for (char check = '0'; check <= '9'; check++) {
            assertThat(Iin.isValid(eleven + check)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "99010150001",
                "9901015000160",
                "99010150001X",
                "٩٩٠١٠١٥٠٠٠١٦",
                "990101 500016",
                "991301500013",
                "990230500014",
                "990101700012"
            })
    void what_is_no_number_is_refused(String text) {
        assertThat(Iin.isValid(text)).isFalse();
        assertThat(Iin.agreesWith(text, LocalDate.of(2099, 1, 1))).isFalse();
    }

    @Property
    void exactly_one_check_digit_fits(@ForAll @IntRange(max = 9999) int serial) {
        String eleven = issued("9901015", serial).substring(0, 11);
        assertThat(IntStream.range(0, 10).filter(c -> Iin.isValid(eleven + c))).hasSize(1);
    }

    @Property
    void one_wrong_digit_is_noticed_within_a_pass_except_before_the_check_digit(
            @ForAll @IntRange(min = 7, max = 9) int at,
            @ForAll @IntRange(min = 1, max = 9) int shift) {
        String iin = "990101500016";
        int wrong = (TwelveDigits.digit(iin, at) + shift) % 10;
        String typo = iin.substring(0, at) + wrong + iin.substring(at + 1);
        boolean secondPass = TwelveDigits.checkDigit(typo) != firstPass(typo);
        assertThat(!secondPass && Iin.isValid(typo)).isFalse();
    }

    private static int firstPass(String iin) {
        return IntStream.range(0, 11).map(i -> TwelveDigits.digit(iin, i) * (i + 1)).sum() % 11;
    }

    @Property
    void the_birth_date_is_the_one_in_the_number(
            @ForAll @IntRange(min = 0, max = 36_524) int day,
            @ForAll @IntRange(max = 9999) int serial) {
        LocalDate born = LocalDate.of(2000, 1, 1).plusDays(day);
        String head =
                String.format(
                        Locale.ROOT,
                        "%02d%02d%02d5",
                        born.getYear() % 100,
                        born.getMonthValue(),
                        born.getDayOfMonth());
        String iin = issued(head, serial);
        assertThat(Iin.agreesWith(iin, born)).isTrue();
        assertThat(Iin.agreesWith(iin, born.plusDays(1))).isFalse();
        assertThat(Iin.agreesWith(iin, born.minusYears(100))).isFalse();
        assertThat(Bin.isValid(iin)).isFalse();
    }

    private static String issued(String head, int serial) {
        String eleven = head + String.format(Locale.ROOT, "%04d", serial);
        int check = TwelveDigits.checkDigit(eleven + "0");
        Assume.that(check >= 0);
        return eleven + check;
    }
}
