package org.wardledger.transparency.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Pattern CODE = Pattern.compile("\"([a-z]+(?:[.-][a-z-]+)*)\"");

    @Test
    void three_languages_say_the_same_things() throws Exception {
        Properties english = texts("en");
        for (String language : new String[] {"kk", "ru"}) {
            Properties other = texts(language);
            assertThat(other.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
            for (String key : english.stringPropertyNames()) {
                assertThat(places(other.getProperty(key)))
                        .as(language + " " + key)
                        .isEqualTo(places(english.getProperty(key)));
                assertThat(other.getProperty(key)).doesNotContain("'");
            }
        }
    }

    @Test
    void every_reason_in_the_code_has_a_text_and_every_text_a_reason() throws Exception {
        Set<String> codes = new TreeSet<>();
        for (Outcome outcome : Outcome.values()) {
            codes.add("outcome." + outcome);
        }
        for (Finding.State state : Finding.State.values()) {
            codes.add("state." + state);
        }
        for (Statement statement : Statement.values()) {
            codes.add("holds." + statement.code());
        }
        codes.remove("holds.completeness"); // nothing can show it
        Set<String> known = texts("en").stringPropertyNames();
        try (Stream<Path> files =
                Files.list(Path.of("src/main/java/org/wardledger/transparency/verify"))) {
            for (Path file : files.toList()) {
                Matcher code = CODE.matcher(Files.readString(file));
                while (code.find()) {
                    if (known.contains(code.group(1))) {
                        codes.add(code.group(1));
                    }
                }
            }
        }
        assertThat(codes).isEqualTo(new TreeSet<>(known));
    }

    @Test
    void other_languages_get_russian() {
        assertThat(VerdictTexts.in(Locale.FRENCH).state(Finding.State.HOLDS)).isEqualTo("верно");
        assertThat(VerdictTexts.in(Locale.of("kk")).state(Finding.State.HOLDS)).isEqualTo("дұрыс");
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        Matcher place = Pattern.compile("\\{\\d}").matcher(text);
        while (place.find()) {
            places.add(place.group());
        }
        return places;
    }

    private static Properties texts(String language) throws IOException {
        var texts = new Properties();
        try (var in =
                Files.newBufferedReader(
                        Path.of(
                                "src/main/resources/org/wardledger/transparency/verify/verdicts_%s.properties"
                                        .formatted(language)))) {
            texts.load(in);
        }
        return texts;
    }
}
