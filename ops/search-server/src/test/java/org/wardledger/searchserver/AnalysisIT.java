package org.wardledger.searchserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Word forms in the three languages, with the dictionaries of the machine and the real server.
class AnalysisIT {

    private static final String INDEX = "/analysis-test";
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

    @BeforeAll
    static void index() {
        SearchServer server = SharedSearchServer.get();
        assertThat(server.dictionaries().advice()).isEmpty();
        TestHttp.send(
                server,
                "PUT",
                INDEX,
                """
                {"settings": %s,
                 "mappings": {"dynamic": "strict", "properties": {
                   "text": {"type": "text", "analyzer": "text_all"},
                   "folded": {"type": "text", "analyzer": "text_folded"}}}}
                """
                        .formatted(AnalysisSettings.json()));
        add(1, "Сатып алынды: қыстық киімдер мен аяқ киім, әлеуметтік мекемелердің тапсырысы");
        add(2, "Приобретение одежды и обуви, оплата счёта за лекарства");
        add(3, "Medicines and clothing, invoice not paid");
        add(4, "Подгузники, 40 шт.");
        TestHttp.send(server, "POST", INDEX + "/_refresh", "");
    }

    @AfterAll
    static void delete() {
        TestHttp.send(SharedSearchServer.get(), "DELETE", INDEX, "");
    }

    @ParameterizedTest
    @CsvSource({
        "text_ru, одежды, одежда",
        "text_ru, ОБУВИ, обувь",
        "text_ru, лекарствами, лекарство",
        "text_ru, счёта, счет",
        "text_ru, Астаны, Астана",
        "text_kk, киімдер, киім",
        "text_kk, МЕКЕМЕЛЕРДІҢ, мекеме",
        "text_kk, қамқоршының, қамқоршы",
        "text_en, Medicines, medicine",
        "text_en, patient’s, patient",
    })
    void a_word_form_is_found_by_its_dictionary_form(String analyzer, String form, String word) {
        assertThat(stems(analyzer, form)).containsAnyElementsOf(stems(analyzer, word));
        assertThat(stems("text_all", form)).containsAnyElementsOf(stems("text_all", word));
        String folded = KazakhFolding.fold(form);
        assertThat(stems("text_folded", folded))
                .containsAnyElementsOf(stems("text_folded", KazakhFolding.fold(word)));
    }

    @ParameterizedTest
    @CsvSource({
        "киім, 1",
        "мекеменің киімдері, 1",
        "одеждой, 2",
        "лекарствам обувью, 2",
        "счета, 2",
        "medicine, 3",
        "подгузников, 4",
    })
    void a_document_is_found_by_other_forms_of_its_words(String query, String id) {
        assertThat(search("text", query)).containsExactly(id);
    }

    @ParameterizedTest
    @CsvSource({"киимдер, 1", "мекеме киим, 1", "алеуметтик, 1", "аяк кiiм, 1", "счет, 2"})
    void kazakh_is_found_when_typed_without_kazakh_letters(String query, String id) {
        assertThat(search("folded", KazakhFolding.fold(query))).containsExactly(id);
    }

    @Test
    void paid_does_not_mean_unpaid() {
        assertThat(stems("text_en", "unpaid"))
                .doesNotContainAnyElementsOf(stems("text_en", "paid"));
    }

    @Test
    void a_keyword_can_be_lower_cased_by_the_server_core() {
        SearchServer server = SharedSearchServer.get();
        TestHttp.send(
                server,
                "PUT",
                INDEX + "-keyword",
                """
                {"mappings": {"properties": {"supplier": {"type": "keyword", "normalizer": "lowercase"}}}}
                """);
        TestHttp.send(
                server,
                "PUT",
                INDEX + "-keyword/_doc/1?refresh=true",
                "{\"supplier\": \"ЖШС ҮЛГІ\"}");
        String found =
                TestHttp.send(
                        server,
                        "POST",
                        INDEX + "-keyword/_search",
                        "{\"query\": {\"term\": {\"supplier\": \"жшс үлгі\"}}}");
        assertThat(found).contains("\"value\":1");
        TestHttp.send(server, "DELETE", INDEX + "-keyword", "");
    }

    private static void add(int id, String text) {
        TestHttp.send(
                SharedSearchServer.get(),
                "PUT",
                INDEX + "/_doc/" + id,
                "{\"text\": \"%s\", \"folded\": \"%s\"}".formatted(text, KazakhFolding.fold(text)));
    }

    private static List<String> search(String field, String query) {
        String answer =
                TestHttp.send(
                        SharedSearchServer.get(),
                        "POST",
                        INDEX + "/_search?filter_path=hits.hits._id",
                        """
                        {"query": {"match": {"%s": {"query": "%s", "operator": "and"}}}}
                        """
                                .formatted(field, query));
        return Pattern.compile("\"_id\":\"(\\d+)\"")
                .matcher(answer)
                .results()
                .map(hit -> hit.group(1))
                .toList();
    }

    private static TreeSet<String> stems(String analyzer, String text) {
        String answer =
                TestHttp.send(
                        SharedSearchServer.get(),
                        "POST",
                        INDEX + "/_analyze",
                        "{\"analyzer\": \"%s\", \"text\": \"%s\"}".formatted(analyzer, text));
        TreeSet<String> stems = new TreeSet<>();
        TOKEN.matcher(answer).results().forEach(token -> stems.add(token.group(1)));
        return stems;
    }
}
