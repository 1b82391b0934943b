package org.wardledger.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProblemTextsTest {

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)}");

    @Test
    void every_code_says_what_is_wrong_and_what_to_do_in_three_languages() throws IOException {
        Set<String> expected = new HashSet<>(List.of("place.file", "place.line", "place.entry"));
        expected.addAll(List.of("place.row", "excerpt.shape"));
        for (ProblemCode code : ProblemCode.values()) {
            expected.add(code.code());
            expected.add(code.code() + ".next");
        }
        for (String language : new String[] {"kk", "ru", "en"}) {
            assertThat(texts(language).stringPropertyNames())
                    .as(language)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void the_three_languages_name_the_same_arguments() throws IOException {
        Properties english = texts("en");
        for (String language : new String[] {"kk", "ru"}) {
            Properties other = texts(language);
            for (String key : english.stringPropertyNames()) {
                assertThat(arguments(other.getProperty(key)))
                        .as(language + " " + key)
                        .isEqualTo(arguments(english.getProperty(key)));
            }
        }
    }

    @Test
    void codes_are_unique() {
        assertThat(List.of(ProblemCode.values()).stream().map(ProblemCode::code).distinct())
                .hasSameSizeAs(ProblemCode.values());
    }

    @Test
    void a_problem_reads_as_one_line() {
        Problem problem =
                new Problem(
                        ProblemCode.AMOUNT_MALFORMED,
                        1,
                        Place.line(29),
                        "СуммаРасход",
                        "12.3.4",
                        List.of());

        assertThat(ProblemTexts.in(Locale.of("ru")).line(problem))
                .startsWith("строка 29, СуммаРасход: «12.3.4» — не сумма. Сумма пишется так");
        assertThat(ProblemTexts.in(Locale.of("kk", "KZ")).line(problem)).startsWith("29-жол, ");
        assertThat(ProblemTexts.in(Locale.UK).line(problem)).startsWith("line 29, ");
        assertThat(ProblemTexts.in(Locale.GERMAN).line(problem)).startsWith("строка 29, ");
    }

    @Test
    void a_value_that_is_shown_as_its_shape_is_said_to_be_one() {
        Problem letters =
                new Problem(
                        ProblemCode.AMOUNT_MALFORMED,
                        1,
                        Place.line(50),
                        "СуммаРасход",
                        Excerpt.of("15oo.00"),
                        List.of());
        assertThat(ProblemTexts.in(Locale.UK).wrong(letters))
                .isEqualTo(
                        "“99aa.99” is not an amount. Here 9 stands for any digit and a for any"
                                + " letter; the value itself is not shown.");
        assertThat(ProblemTexts.in(Locale.of("kk")).wrong(letters)).contains("99aa.99", "9 —");
    }

    @Test
    void amounts_and_days_stand_in_a_text_as_its_readers_write_them() {
        assertThat(Readable.of("4733034.60", Locale.of("ru"))).isEqualTo("4\u00a0733\u00a0034,60");
        assertThat(Readable.of("-1500.00", Locale.ENGLISH)).isEqualTo("\u22121\u00a0500.00");
        assertThat(Readable.of("999.07", Locale.of("kk"))).isEqualTo("999,07");
        assertThat(Readable.of("2026-12-31", Locale.of("kk"))).isEqualTo("31.12.2026");
        assertThat(Readable.of("2026-12", Locale.ENGLISH)).isEqualTo("12.2026");
        for (String other : List.of("3", "KZ97\u20260002", "KZT", "", "12-2026", "1.5", "a.00")) {
            assertThat(Readable.of(other, Locale.of("ru"))).isEqualTo(other);
        }
    }

    @Test
    void the_version_of_a_format_is_no_amount() {
        Problem version =
                new Problem(
                        ProblemCode.VERSION_UNSUPPORTED,
                        0,
                        Place.FILE,
                        null,
                        null,
                        List.of("001.09"));
        assertThat(ProblemTexts.in(Locale.of("ru")).wrong(version)).contains("001.09");
    }

    private static Properties texts(String language) throws IOException {
        String name = "problems_" + language + ".properties";
        try (InputStream in = Objects.requireNonNull(ProblemTexts.class.getResourceAsStream(name));
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            Properties texts = new Properties();
            texts.load(reader);
            return texts;
        }
    }

    private static Set<String> arguments(String text) {
        Set<String> arguments = new HashSet<>();
        Matcher matcher = ARGUMENT.matcher(text);
        while (matcher.find()) {
            arguments.add(matcher.group(1));
        }
        return arguments;
    }
}
