package org.wardledger.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaysTest {
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)[^}]*}");

    @Test
    void kazakh_russian_and_english_say_the_same_things_with_the_same_figures() throws IOException {
        assertThat(arguments("kk")).isEqualTo(arguments("en"));
        assertThat(arguments("ru")).isEqualTo(arguments("en"));
        assertThat(arguments("en")).hasSizeGreaterThan(30);
    }

    /// Beside what the program says of options it has words of the library to say in them.
    @Test
    void what_options_are_for_is_said_in_all_three() throws IOException {
        Set<String> english = keys("help.properties");
        assertThat(english).hasSizeGreaterThan(100);
        for (String language : List.of("kk", "ru")) {
            assertThat(keys("help_" + language + ".properties"))
                    .containsAll(english)
                    .hasSize(english.size() + 4);
        }
    }

    @ParameterizedTest
    @CsvSource({"kk,Шақыру", "ru,Вызов", "en,Usage"})
    void each_command_explains_itself_in_the_language_that_is_asked_for(
            String language, String word) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            assertThat(WardLedger.run("backup", "--lang", language, "--help")).isZero();
        } finally {
            System.setOut(before);
        }
        String said = out.toString(StandardCharsets.UTF_8);
        assertThat(said).contains(word, "--key-file", "LEDGER_BACKUP_PASSPHRASE");
        boolean english = language.equals("en");
        assertThat(said.contains("Show this help")).isEqualTo(english);
        assertThat(said.contains("the file to write")).isEqualTo(english);
    }

    @Test
    void money_is_exact_to_the_tiyn() {
        assertThat(Says.money(0)).isEqualTo("0.00");
        assertThat(Says.money(-1)).isEqualTo("-0.01");
        assertThat(Says.money(Long.MAX_VALUE)).isEqualTo("92233720368547758.07");
    }

    private static Set<String> keys(String file) throws IOException {
        return texts(file).stringPropertyNames();
    }

    private static Properties texts(String file) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = Says.class.getResourceAsStream(file)) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
    }

    /// Key -> the numbers of its arguments.
    private static TreeMap<String, String> arguments(String language) throws IOException {
        Properties texts = texts("says_" + language + ".properties");
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
