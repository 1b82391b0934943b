package org.wardledger.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A page is about the position that was asked for, or says why it is about none.
class PositionOfPagesTest {
    private static final String REFRESH = "http-equiv=\"refresh\"";

    @TempDir private static Path log;
    private static StandingPages pages;

    @BeforeAll
    static void open() throws Exception {
        pages = new StandingPages(log);
    }

    @AfterAll
    static void close() throws Exception {
        if (pages != null) {
            pages.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/search",
                "/search/export.csv",
                "/institutions",
                "/institutions/ins_0000000000000001",
                "/records/exp_0000000000000001",
                "/records/exp_0000000000000001/evidence.zip",
                "/audit",
                "/audit/7",
                "/proof/checks",
                "/about"
            })
    void beyond_the_newest_position_no_view_shows_the_newest(String view) throws Exception {
        pages.stand(1234, 1234);
        HttpResponse<String> answer = pages.get(view + "?at=1235", "en");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
        assertThat(text(answer))
                .contains("no position № 1 235 yet", "№ 1 234.", "href=\"" + view + "\"")
                .doesNotContain(REFRESH);
    }

    @ParameterizedTest
    @CsvSource({
        "kk,'№ 1 235 орын әлі жоқ'",
        "ru,'Позиции № 1 235 ещё нет'",
        "en,'There is no position'"
    })
    void it_is_said_in_the_language_of_the_reader_who_keeps_the_question(String language, String t)
            throws Exception {
        pages.stand(1234, 1234);
        HttpResponse<String> answer = pages.get("/search?q=bread&at=1235", language);
        assertThat(text(answer))
                .contains("<html lang=\"" + language + "\"", t, "1 234")
                .contains("href=\"/search?q=bread\"");
    }

    @Test
    void what_is_recorded_but_not_searchable_yet_is_waited_for_and_not_denied() throws Exception {
        pages.stand(1234, 1234);
        pages.goOn(1234, 1240);
        HttpResponse<String> answer = pages.get("/audit?at=1240", "en");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("3");
        assertThat(text(answer)).contains(REFRESH, "Record № 1 240 is there");
        pages.goOn(1240, 1240);
        assertThat(pages.get("/audit?at=1240", "en").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"0,200", "1233,200", "1234,200", "-1,400", "x,400", "99999999999999999999,400"})
    void a_position_is_a_number_from_nothing_to_the_newest(String at, int status) throws Exception {
        pages.stand(1234, 1234);
        assertThat(pages.get("/audit?at=" + at, "en").statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"asOf=5", "asOf=0&since=5"})
    void a_program_is_told_by_a_stable_code(String asked) throws Exception {
        HttpResponse<String> answer = pages.get("/api/v1/public/replay?" + asked, "ru");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Content-Language")).hasValue("ru");
        assertThat(answer.body())
                .contains("\"code\":\"position.beyond-newest\"", "\"position\":\"5\"")
                .contains("\"newest\":\"0\"", "№ 5 ещё не опубликована");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/search", "/institutions", "/records/x", "/audit", "/proof/checks"})
    void while_nothing_is_read_in_yet_no_page_says_that_nothing_was_recorded(String view)
            throws Exception {
        pages.stand(0, 54_321);
        HttpResponse<String> answer = pages.get(view, "en");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("15");
        assertThat(text(answer)).contains(REFRESH, "So far 0 of 54 321 are read");
    }

    @Test
    void what_needs_no_search_stays_open_meanwhile() throws Exception {
        pages.stand(0, 54_321);
        for (String view : new String[] {"/about", "/sign-in", "/proof"}) {
            HttpResponse<String> answer = pages.get(view, "ru");
            assertThat(answer.statusCode()).as(view).isEqualTo(200);
            assertThat(text(answer)).contains("0 из 54 321").doesNotContain(REFRESH);
        }
    }

    @Test
    void a_part_of_the_records_is_not_shown_as_if_it_were_all() throws Exception {
        pages.stand(20_000, 54_321);
        HttpResponse<String> part = pages.get("/", "en");
        assertThat(part.statusCode()).isEqualTo(200);
        assertThat(text(part))
                .contains("20 000 of 54 321")
                .doesNotContain("no published records yet", REFRESH);
        pages.goOn(54_321, 54_400);
        assertThat(text(pages.get("/", "en")))
                .contains("no published records yet")
                .doesNotContain("id=\"reading-in\"");
    }

    @Test
    void a_ledger_that_holds_nothing_says_so() throws Exception {
        pages.stand(0, 0);
        assertThat(text(pages.get("/", "en"))).contains("no published records yet");
    }

    @Test
    void too_many_wrong_passwords_are_said_with_how_long_to_wait() throws Exception {
        pages.stand(1, 1);
        HttpResponse<String> answer = pages.get("/sign-in?wait", "en");
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("600");
        assertThat(answer.body()).contains("Wait ten minutes");
    }

    /// Numbers with plain spaces.
    private static String text(HttpResponse<String> answer) {
        return answer.body().replace('\u202f', ' ').replace('\u00a0', ' ');
    }
}
