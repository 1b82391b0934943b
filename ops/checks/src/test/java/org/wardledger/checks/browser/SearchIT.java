package org.wardledger.checks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Finding what money was spent on, with and without JavaScript.
class SearchIT {
    private static final String RECORDS = "#results tbody td.wide:nth-child(2) > a";
    private static final String SUM = "#results > section > p >> nth=0";
    private static final String COUNTERS = ".facets li a > span:last-child";
    private static final Predicate<String> ABOUT = text -> text.startsWith("≈");
    private static Browser browser;

    @BeforeAll
    static void open() {
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void nothing_went_wrong_and_no_person_was_shown() {
        browser.assertClean();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void any_form_of_a_word_finds_what_was_bought(boolean javaScript) {
        Page page = page(javaScript);
        page.navigate("/search?lang=ru");
        long all = found(page);
        page.fill("#q", "обуви");
        page.click("form.search button");
        page.waitForURL(url -> url.contains("q="));
        page.waitForSelector("a[href*='export.csv?q=']");
        assertThat(page.locator(RECORDS).allTextContents())
                .isNotEmpty()
                .anyMatch(t -> t.contains("ботинки") || t.contains("увь"));
        assertThat(found(page)).isBetween(1L, all - 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_facet_narrows_to_as_many_as_it_says(boolean javaScript) {
        Page page = page(javaScript);
        page.navigate("/search?lang=ru&exact=true");
        long all = found(page);
        Locator facet = page.locator(".facets a[href*='group=']").first();
        long promised = number(facet.locator("span").last());
        facet.click();
        page.waitForSelector(".facets a.on");
        assertThat(found(page)).isEqualTo(promised).isLessThan(all);
        assertThat(page.locator(".facets a.on").count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_next_page_shows_other_records(boolean javaScript) {
        Page page = page(javaScript);
        page.navigate("/search?lang=ru");
        List<String> first = hrefs(page);
        page.click("a[rel=next]");
        page.waitForURL(url -> url.contains("after="));
        assertThat(hrefs(page)).isNotEmpty().doesNotContainAnyElementsOf(first);
    }

    @Test
    void who_finds_nothing_is_offered_nothing_to_download() {
        Page page = browser.page();
        page.navigate("/search?lang=en&q=zzzzzzzz");
        assertThat(page.locator("#results .note").isVisible()).isTrue();
        assertThat(page.locator("a[href*='export.csv']").count()).isZero();
        page.navigate("/search?lang=en");
        assertThat(page.locator("a[href*='export.csv']").count()).isEqualTo(1);
    }

    @Test
    void the_export_has_as_many_rows_as_were_found() {
        Page page = page(true);
        page.navigate("/search?lang=ru&q=%D0%BE%D0%B1%D1%83%D0%B2%D0%B8");
        APIResponse csv = page.request().get(export(page));
        assertThat(csv.text().lines().count() - 1).isEqualTo(found(page));
    }

    @Test
    void an_earlier_state_stays_earlier_wherever_the_reader_goes() {
        Page page = page(true);
        page.navigate("/search?lang=ru");
        long now = found(page);
        page.navigate("/search?lang=ru&at=500&exact=true");
        long then = found(page);
        assertThat(then).isBetween(1L, now - 1);
        assertThat(page.locator(".basis.past strong").count()).isEqualTo(1);
        assertThat(page.request().get(export(page)).text().lines().count() - 1).isEqualTo(then);
        Locator facet = page.locator(".facets a[href*='group=']").first();
        long promised = number(facet.locator("span").last());
        facet.click();
        page.waitForSelector(".facets a.on");
        assertThat(page.locator(".basis.past").count()).isEqualTo(1);
        assertThat(found(page)).isEqualTo(promised);
    }

    @Test
    void a_permalink_shows_the_same_again() {
        Page page = page(true);
        page.navigate("/search?lang=ru&at=500");
        String shown = page.locator("#results").innerText();
        page.locator(".basis a[href*='at=']").last().click();
        page.waitForURL(url -> url.contains("at=500") && !url.contains("lang"));
        assertThat(page.locator("#results").innerText()).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kk", "ru", "en"})
    void what_is_too_much_to_be_counted_is_marked_explained_and_counted_on_demand(String language) {
        Page page = page(true);
        page.navigate("/search?lang=" + language);
        long all = found(page);
        assertThat(page.locator("#estimates").innerText()).contains("≈", "20");
        assertThat(page.locator(SUM).innerText()).contains("≈");
        assertThat(page.locator(COUNTERS).allTextContents()).isNotEmpty().allMatch(ABOUT);
        assertThat(Browser.violations(page)).isEmpty();

        page.locator("#estimates a").click();
        page.waitForURL(url -> url.contains("exact=true"));
        assertThat(page.locator("#estimates").count()).isZero();
        assertThat(found(page)).isEqualTo(all);
        assertThat(page.locator("#results").innerText()).doesNotContain("≈");
        assertThat(Browser.violations(page)).isEmpty();
    }

    @Test
    void what_can_be_counted_is_not_estimated() {
        Page page = page(true);
        page.navigate("/search?lang=ru&q=%D0%BE%D0%B1%D1%83%D0%B2%D0%B8");
        assertThat(found(page)).isBetween(1L, 20L);
        assertThat(page.locator(SUM).innerText()).doesNotContain("≈");
        assertThat(page.locator("#estimates").count()).isZero();
    }

    private static Page page(boolean javaScript) {
        return browser.page(new NewContextOptions().setJavaScriptEnabled(javaScript));
    }

    private static String export(Page page) {
        return page.locator("a[href*='export.csv']").getAttribute("href");
    }

    private static List<String> hrefs(Page page) {
        return page.locator(RECORDS).all().stream().map(a -> a.getAttribute("href")).toList();
    }

    private static long found(Page page) {
        return number(page.locator("#results strong").first());
    }

    private static long number(Locator text) {
        return Long.parseLong(text.textContent().replaceAll("[^0-9]", ""));
    }
}
