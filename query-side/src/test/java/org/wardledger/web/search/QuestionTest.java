package org.wardledger.web.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.wardledger.web.reading.At;

/// What a visitor asks for stands in the address, and nothing else becomes part of the query.
class QuestionTest {
    @Test
    void a_facet_is_added_and_taken_away_by_its_own_link() {
        Question plain = Question.of(parameters("q", "обувь"));
        String with = plain.toggled(Facet.GROUP, "GOODS");
        assertThat(with).contains("group=GOODS").startsWith("/search?q=");

        Question chosen = Question.of(parameters("q", "обувь", "group", "GOODS"));
        assertThat(chosen.toggled(Facet.GROUP, "GOODS")).doesNotContain("group");
        assertThat(chosen.toggled(Facet.GROUP, "FOOD_EXTRA")).contains("GOODS", "FOOD_EXTRA");
    }

    @Test
    void words_never_change_the_form_of_the_query() {
        Question question = Question.of(parameters("q", "\"}]}} OR 1=1"));
        assertThat(question.filter(new At(10, false)).toString()).contains("\"}]}} OR 1=1");
        assertThat(question.filter(new At(10, false))).containsOnlyKeys("bool");
    }

    @Test
    void words_with_signs_of_an_address_in_them_stand_in_every_link_as_they_are() {
        Question question = Question.of(parameters("q", "a+b & {c} 5%", "supplier", "x=1&y"));
        assertThat(question.following(List.of("7")))
                .isEqualTo("/search?q=a%2Bb%20%26%20%7Bc%7D%205%25&supplier=x%3D1%26y&after=7");
    }

    @Test
    void an_unknown_order_or_band_is_no_error() {
        Question question = Question.of(parameters("sort", "sideways", "amount", "b99"));
        assertThat(question.order()).isEqualTo(Question.Order.NEWEST);
        assertThat(question.has(Facet.AMOUNT, "b99")).isTrue();
    }

    @Test
    void exact_counters_are_kept_for_the_same_records_and_not_for_others() {
        Question exact = Question.of(parameters("q", "обувь", "exact", "true"));
        assertThat(exact.exact()).isTrue();
        assertThat(exact.sorted(Question.Order.OLDEST)).contains("exact=true");
        assertThat(exact.following(List.of("7", "id"))).contains("exact=true");
        assertThat(exact.toggled(Facet.GROUP, "GOODS")).doesNotContain("exact");
        assertThat(exact.export()).doesNotContain("exact");
        assertThat(Question.of(parameters("exact", "maybe")).exact()).isFalse();
    }

    @Test
    void the_link_to_exact_counters_asks_for_the_same_page() {
        Question page = Question.of(parameters("q", "x", "group", "GOODS", "after", "7"));
        assertThat(page.exactly()).isEqualTo("/search?q=x&group=GOODS&after=7&exact=true");
    }

    @Test
    void a_cell_that_a_spreadsheet_would_run_is_made_harmless() {
        assertThat(PostingExport.cell("=HYPERLINK(1)")).isEqualTo("\"'=HYPERLINK(1)\"");
        assertThat(PostingExport.cell("a \"b\"")).isEqualTo("\"a \"\"b\"\"\"");
        assertThat(PostingExport.cell(null)).isEmpty();
    }

    private static MultiValueMap<String, String> parameters(String... pairs) {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            parameters.add(pairs[i], pairs[i + 1]);
        }
        return parameters;
    }
}
