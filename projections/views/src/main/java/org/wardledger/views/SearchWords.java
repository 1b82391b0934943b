package org.wardledger.views;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Name3;

/// Words that people type when they look for a head or category of spending. Search data, not
/// labels: they go into the index and are shown to nobody. Files `search-words_*.properties`.
final class SearchWords {
    private static final Properties KK = read("kk");
    private static final Properties RU = read("ru");
    private static final Properties EN = read("en");

    private SearchWords() {}

    static @Nullable Name3 of(Enum<?> code) {
        String key = code.getDeclaringClass().getSimpleName() + "." + code.name();
        String ru = RU.getProperty(key);
        return ru == null ? null : new Name3(KK.getProperty(key, ""), ru, EN.getProperty(key, ""));
    }

    private static Properties read(String language) {
        String file = "search-words_" + language + ".properties";
        Properties words = new Properties();
        try (InputStream bytes = SearchWords.class.getResourceAsStream(file)) {
            if (bytes == null) {
                throw new IllegalStateException(file + " is missing");
            }
            words.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
