package org.wardledger.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardledger.domain.account.ExpenditureRefusal;

class RefusalTextsTest {
    private static final Pattern NAME = Pattern.compile("\\{([^}]*)}");
    private static final Set<String> OTHER_NAMES =
            Set.of(
                    "civil", "count", "date", "end", "for", "from", "items", "latest", "max",
                    "members", "present", "rule", "since", "terms", "to", "today", "until");

    @ParameterizedTest
    @ValueSource(strings = {"kk", "ru", "en"})
    void every_code_has_a_text_and_every_text_a_code(String language) {
        Set<String> texts =
                ResourceBundle.getBundle("org.wardledger.refusals", Locale.of(language)).keySet();
        Set<String> codes =
                codes().stream().map(c -> "refusal." + c.code()).collect(Collectors.toSet());
        assertThat(texts).containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    void the_scan_of_the_module_finds_the_refusals_of_every_feature() {
        assertThat(codes())
                .extracting(c -> c.code().substring(0, c.code().indexOf('.')))
                .contains("auth", "expenditure", "institution", "item", "posting", "ward");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kk", "ru", "en"})
    void texts_say_a_reason_and_a_next_step_with_and_without_figures(String language) {
        RefusalTexts texts = RefusalTexts.in(language);
        for (RefusalCode code : codes()) {
            for (Map<String, String> arguments : List.of(Map.<String, String>of(), all(code))) {
                String text = texts.text(code.code(), arguments);
                assertThat(text)
                        .as(code.code())
                        .matches("(?s)[\\p{Lu}«].*")
                        .endsWith(".")
                        .doesNotContain("{", "}", "[", "]", "  ", " .", " ,", " :");
                assertThat(text.split("[.;:] ")).as(code.code()).hasSizeGreaterThan(1);
            }
        }
    }

    @Test
    void the_three_languages_name_the_same_figures_and_only_known_ones() {
        for (RefusalCode code : codes()) {
            Set<String> english = names("en", code);
            assertThat(names("kk", code)).as(code.code()).isEqualTo(english);
            assertThat(names("ru", code)).as(code.code()).isEqualTo(english);
            assertThat(english)
                    .allMatch(n -> RefusalTexts.AMOUNTS.contains(n) || OTHER_NAMES.contains(n));
        }
        assertThat(RefusalTexts.AMOUNTS).doesNotContainAnyElementsOf(OTHER_NAMES);
    }

    @Test
    void kazakh_texts_are_kazakh_and_not_copies() {
        for (RefusalCode code : codes()) {
            String kazakh = RefusalTexts.in("kk").template(code.code());
            assertThat(kazakh)
                    .as(code.code())
                    .isNotEqualTo(RefusalTexts.in("ru").template(code.code()));
            assertThat(kazakh).as(code.code()).containsPattern("[әғқңөұүһі]");
        }
    }

    @Test
    void amounts_and_dates_are_written_as_people_write_them() {
        Refusal tooLittle =
                Refusal.of(ExpenditureRefusal.INSUFFICIENT_FUNDS).with("free", 123_456_789L);
        assertThat(RefusalTexts.in("ru").text(tooLittle)).contains("1\u202f234\u202f567,89");
        assertThat(RefusalTexts.in("en").text(tooLittle)).contains("1,234,567.89");
        assertThat(RefusalTexts.in("en").text(tooLittle.with("free", -5L))).contains("−0.05");
        Refusal future =
                Refusal.of(CommonRefusal.DATE_IN_FUTURE)
                        .with("date", "2026-10-22")
                        .with("today", "2026-10-21");
        assertThat(RefusalTexts.in("kk").text(future)).contains("22.10.2026");
        assertThat(RefusalTexts.in("en").text(future)).contains("2026-10-22");
    }

    @Test
    void a_part_whose_figure_is_unknown_is_left_out() {
        assertThat(RefusalTexts.in("en").text("input.date-in-future", Map.of("date", "2026-10-22")))
                .isEqualTo("The date is in the future. Enter a date not later than today.");
    }

    @Test
    void a_figure_cannot_smuggle_in_another_one() {
        assertThat(
                        RefusalTexts.in("en")
                                .text("rule.overlaps", Map.of("rule", "{max} $1 [x]", "max", "9")))
                .contains("{max} $1 [x]");
    }

    @Test
    void there_is_no_fourth_language() {
        assertThatThrownBy(() -> RefusalTexts.in("de"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<String, String> all(RefusalCode code) {
        return names("en", code).stream()
                .collect(
                        Collectors.toMap(
                                n -> n, n -> RefusalTexts.AMOUNTS.contains(n) ? "100" : "7"));
    }

    private static Set<String> names(String language, RefusalCode code) {
        return NAME.matcher(RefusalTexts.in(language).template(code.code()))
                .results()
                .map(m -> m.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Every constant of every enum of the module that is a refusal code.
    private static List<RefusalCode> codes() {
        try {
            Path root =
                    Path.of(
                            RefusalCode.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            try (Stream<Path> files = Files.walk(root)) {
                return files.filter(f -> f.toString().endsWith(".class"))
                        .map(f -> root.relativize(f).toString())
                        .map(f -> f.substring(0, f.length() - 6).replace('/', '.'))
                        .flatMap(RefusalTextsTest::constants)
                        .toList();
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<RefusalCode> constants(String name) {
        try {
            Class<?> type = Class.forName(name, false, RefusalCode.class.getClassLoader());
            return type.isEnum() && RefusalCode.class.isAssignableFrom(type)
                    ? Stream.of(type.getEnumConstants()).map(RefusalCode.class::cast)
                    : Stream.of();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
