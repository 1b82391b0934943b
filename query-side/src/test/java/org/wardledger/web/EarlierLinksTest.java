package org.wardledger.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EarlierLinksTest {

    @ParameterizedTest
    @CsvSource({
        "/, /?at=7",
        "/search, /search?at=7",
        "/search?q=x&group=GOODS, /search?q=x&group=GOODS&at=7",
        "/institutions/ins_0000000000000001, /institutions/ins_0000000000000001?at=7",
        "/audit/12, /audit/12?at=7"
    })
    void links_to_pages_keep_the_position(String link, String kept) {
        assertThat(EarlierLinks.at(link, 7)).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/static/ledger.css",
                "/webjars/htmx.org/2.0.10/dist/htmx.min.js",
                "/sign-in",
                "/work/import",
                "/about",
                "/searching",
                "https://example.org/search"
            })
    void other_links_stay_as_they_are(String link) {
        assertThat(EarlierLinks.at(link, 7)).isEqualTo(link);
    }

    @Test
    void a_link_that_names_a_position_keeps_its_own() {
        assertThat(EarlierLinks.at("/search?at=3", 7)).isEqualTo("/search?at=3");
        assertThat(EarlierLinks.at("/search?q=x&on=2026-05-01", 7))
                .isEqualTo("/search?q=x&on=2026-05-01");
    }
}
