package org.wardledger.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wardledger.events.Code;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.MoneyCode;
import org.wardledger.views.posting.PostingView;

/// Kazakh, Russian and English say the same things.
class MessagesTest {
    private static final Pattern KEY = Pattern.compile("#\\{([\\w.-]+)|msg\\('([\\w.-]+)'");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @Test
    void every_text_is_there_in_all_three_languages_with_the_same_places() throws IOException {
        Properties kk = read("kk");
        for (String language : List.of("ru", "en")) {
            Properties other = read(language);
            assertThat(other.stringPropertyNames()).isEqualTo(kk.stringPropertyNames());
            for (String key : kk.stringPropertyNames()) {
                assertThat(places(other.getProperty(key)))
                        .as("%s in %s", key, language)
                        .isEqualTo(places(kk.getProperty(key)));
                assertThat(other.getProperty(key)).as(key).isNotBlank();
            }
        }
    }

    @Test
    void every_key_that_a_template_names_exists() throws IOException {
        Properties kk = read("kk");
        List<String> missing = new ArrayList<>();
        Path templates = Path.of("src/main/resources/templates");
        try (Stream<Path> walk = Files.walk(templates)) {
            for (Path file : walk.filter(p -> p.toString().endsWith(".html")).toList()) {
                Matcher key = KEY.matcher(Files.readString(file));
                while (key.find()) {
                    String name = key.group(1) == null ? key.group(2) : key.group(1);
                    if (!name.endsWith(".") && !kk.containsKey(name)) {
                        missing.add(file + ": " + name);
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void every_code_that_a_page_shows_has_a_text() throws IOException {
        Properties kk = read("kk");
        List<String> missing = new ArrayList<>();
        for (Class<? extends Enum<?>> list :
                List.of(
                        Code.Role.class,
                        Code.InstitutionKind.class,
                        Code.ServiceForm.class,
                        Code.Ownership.class,
                        Code.Unit.class,
                        MoneyCode.Group.class,
                        MoneyCode.Category.class,
                        MoneyCode.Method.class,
                        MoneyCode.Direction.class,
                        MoneyCode.Party.class,
                        MoneyCode.Document.class,
                        MoneyCode.DiscrepancyKind.class)) {
            need(kk, missing, "code." + list.getSimpleName() + ".", list.getEnumConstants());
        }
        need(kk, missing, "why.", MoneyCode.ReversalReason.values());
        need(kk, missing, "why.", MoneyCode.RefusalReason.values());
        need(kk, missing, "kind.", PostingView.Kind.values());
        need(kk, missing, "state.", PostingView.State.values());
        assertThat(missing).isEmpty();
    }

    @Test
    void every_type_that_can_be_recorded_has_a_text_and_so_has_its_feature() throws IOException {
        Properties kk = read("kk");
        List<String> types =
                records(LedgerEvent.class).map(LedgerEvent::typeOf).distinct().sorted().toList();
        assertThat(types).hasSizeGreaterThan(90).contains("wardstatement.issued.v1");
        assertThat(types)
                .allSatisfy(
                        type ->
                                assertThat(kk)
                                        .containsKey("event." + type)
                                        .containsKey(
                                                "feature." + type.substring(0, type.indexOf('.'))));
    }

    private static Stream<Class<? extends LedgerEvent>> records(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(MessagesTest::records)
                : Stream.of(type.asSubclass(LedgerEvent.class));
    }

    private static void need(
            Properties texts, List<String> missing, String prefix, Enum<?>[] codes) {
        for (Enum<?> code : codes) {
            if (!texts.containsKey(prefix + code.name())) {
                missing.add(prefix + code.name());
            }
        }
    }

    @Test
    void templates_hold_no_script_and_no_style_of_their_own() throws IOException {
        try (Stream<Path> walk = Files.walk(Path.of("src/main/resources/templates"))) {
            for (Path file : walk.filter(p -> p.toString().endsWith(".html")).toList()) {
                String text = Files.readString(file);
                assertThat(text).as(file.toString()).doesNotContain("style=", "<style", " onclick");
                assertThat(text).doesNotContainPattern("<script(?![^>]*src)");
            }
        }
        assertThat(Files.size(Path.of("src/main/resources/static/ledger.css"))).isLessThan(20_000);
    }

    private static TreeSet<String> places(String text) {
        TreeSet<String> places = new TreeSet<>();
        Matcher matcher = PLACE.matcher(text);
        while (matcher.find()) {
            places.add(matcher.group());
        }
        return places;
    }

    private static Properties read(String language) throws IOException {
        Properties texts = new Properties();
        try (InputStream in =
                        QuerySide.class.getResourceAsStream(
                                "messages_" + language + ".properties");
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
