package org.wardledger.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SaysTest {
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)[^}]*}");

    @Test
    void kazakh_russian_and_english_say_the_same_things_with_the_same_figures() throws IOException {
        assertThat(arguments("kk")).isEqualTo(arguments("en"));
        assertThat(arguments("ru")).isEqualTo(arguments("en"));
        assertThat(arguments("en")).hasSizeGreaterThan(30);
    }

    @Test
    void money_is_exact_to_the_tiyn() {
        assertThat(Says.money(0)).isEqualTo("0.00");
        assertThat(Says.money(-1)).isEqualTo("-0.01");
        assertThat(Says.money(Long.MAX_VALUE)).isEqualTo("92233720368547758.07");
    }

    /// Key -> the numbers of its arguments.
    private static TreeMap<String, String> arguments(String language) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = Says.class.getResourceAsStream("says_" + language + ".properties")) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        TreeMap<String, String> found = new TreeMap<>();
        for (String key : texts.stringPropertyNames()) {
            String text = texts.getProperty(key);
            new MessageFormat(text);
            found.put(
                    key,
                    String.join(
                            "",
                            ARGUMENT.matcher(text)
                                    .results()
                                    .map(m -> m.group(1))
                                    .sorted()
                                    .distinct()
                                    .toList()));
        }
        return found;
    }
}
