package org.wardledger.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Chooses among the languages of the portal.
final class Languages {
    private Languages() {}

    /// The first language a browser asks for that the portal has; null where there is none, or
    /// where the header is no list of languages.
    static @Nullable Locale best(String acceptLanguage, List<Locale> languages) {
        try {
            return Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), languages);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
