package org.wardledger.web.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;
import org.wardledger.events.Code.Role;
import org.wardledger.web.BadQuestion;
import org.wardledger.web.audit.AuditPages.Filter;
import org.wardledger.web.reading.Query;

/// What the audit trail is narrowed to, and the addresses of its other pages.
class AuditFilterTest {
    private static final Filter ALL =
            new Filter(
                    "обувь",
                    "expenditure",
                    "expenditure.proposed.v1",
                    Role.ACCOUNTANT,
                    "ins_1",
                    "exp_1",
                    "e7",
                    "2026-10-01",
                    "2026-10-31",
                    50L);

    private static Filter words(@Nullable String words) {
        return new Filter(words, null, null, null, null, null, null, null, null, null);
    }

    private static Filter days(@Nullable String from, @Nullable String to) {
        return new Filter(null, null, null, null, null, null, null, from, to, null);
    }

    @Test
    void everything_that_was_chosen_becomes_a_condition_of_its_own() {
        assertThat(ALL.filters())
                .containsExactly(
                        Query.words("обувь"),
                        Query.is("feature", "expenditure"),
                        Query.is("type", "expenditure.proposed.v1"),
                        Query.is("role", "ACCOUNTANT"),
                        Query.is("institution", "ins_1"),
                        Query.is("subjects", "exp_1"),
                        Query.is("id", "e7"),
                        Query.range("day", "gte", "2026-10-01"),
                        Query.range("day", "lte", "2026-10-31"));
    }

    @Test
    void fields_of_the_form_that_were_left_empty_narrow_nothing() {
        assertThat(words("  ").filters()).isEmpty();
        assertThat(days("", " ").filters()).isEmpty();
        assertThat(words(null).filters()).isEmpty();
    }

    @Test
    void what_is_no_date_is_said_to_be_a_question_that_cannot_be_answered() {
        for (String bad : List.of("yesterday", "2026-02-30", "01.10.2026")) {
            assertThatThrownBy(() -> days(bad, null).filters()).isInstanceOf(BadQuestion.class);
        }
    }

    @Test
    void the_next_page_asks_the_same_and_the_first_one_leaves_the_place_out() {
        Map<String, String> next = parameters(ALL.following(33));
        assertThat(next)
                .containsEntry("q", "обувь")
                .containsEntry("role", "ACCOUNTANT")
                .containsEntry("expenditure", "exp_1")
                .containsEntry("to", "2026-10-31")
                .containsEntry("after", "33")
                .hasSize(10);
        assertThat(parameters(ALL.beginning())).doesNotContainKey("after").hasSize(9);
    }

    @Test
    void words_with_signs_of_an_address_in_them_come_to_the_next_page_as_they_are() {
        for (String words : List.of("a+b", "a&role=MINISTRY", "100%", "{q}", "#5", "a=b?c/d")) {
            assertThat(parameters(words(words).following(9)))
                    .as(words)
                    .containsOnly(Map.entry("q", words), Map.entry("after", "9"));
        }
    }

    /// As the server reads them: a plus is a space there.
    private static Map<String, String> parameters(String link) {
        UriComponents parts = UriComponentsBuilder.fromUriString(link).build(true);
        return parts.getQueryParams().toSingleValueMap().entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                e -> URLDecoder.decode(e.getValue(), StandardCharsets.UTF_8)));
    }
}
