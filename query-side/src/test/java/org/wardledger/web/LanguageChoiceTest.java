package org.wardledger.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `?lang=` can name.
class LanguageChoiceTest {
    @Test
    void the_three_languages_of_the_portal_can_be_chosen() {
        for (Locale language : QuerySide.LANGUAGES) {
            assertThat(new LanguageChoice().parseLocaleValue(language.getLanguage()))
                    .isEqualTo(language);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xx", "de", "", "RU", "ru-XX", "kk_KZ", "\"><script>"})
    void no_other_is_kept_and_named_as_the_language_of_a_page(String other) {
        assertThatThrownBy(() -> new LanguageChoice().parseLocaleValue(other))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
