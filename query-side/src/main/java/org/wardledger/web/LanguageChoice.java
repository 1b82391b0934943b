package org.wardledger.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/// `?lang=` for the languages that the portal has. Any other would be kept for a year and name a
/// language that the page is not in.
final class LanguageChoice extends LocaleChangeInterceptor {
    @Override
    protected @Nullable Locale parseLocaleValue(String value) {
        return QuerySide.LANGUAGES.stream()
                .filter(known -> known.getLanguage().equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no language of the portal"));
    }
}
