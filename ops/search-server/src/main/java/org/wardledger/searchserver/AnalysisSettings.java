package org.wardledger.searchserver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The index settings that give text fields their word forms, and the names of the analyzers in
/// them.
///
/// The same settings work on every cluster that has our `hunspell` dictionaries in its
/// configuration folder; they use nothing but what the server core brings.
public final class AnalysisSettings {

    /// Kazakh words by their stems.
    public static final String TEXT_KK = "text_kk";

    /// Russian words by their stems.
    public static final String TEXT_RU = "text_ru";

    /// English words by their stems.
    public static final String TEXT_EN = "text_en";

    /// All three languages within one text, each word by its stems in any of them.
    public static final String TEXT_ALL = "text_all";

    /// As [#TEXT_ALL] for text and queries that went through [KazakhFolding#fold].
    public static final String TEXT_FOLDED = "text_folded";

    private AnalysisSettings() {}

    /// The JSON object `{"analysis": ...}`: the value of `settings` when an index is created, or to
    /// be merged into that value.
    public static String json() {
        try (InputStream in = AnalysisSettings.class.getResourceAsStream("analysis.json")) {
            return new String(
                    Objects.requireNonNull(in, "analysis.json").readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
