package org.wardledger.checks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What everybody may see without signing in.
class PublicPagesIT {
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

    /// One address of each kind of page; the last ones are found by following links.
    static List<String> addresses(Page page) {
        page.navigate("/search");
        String record = page.locator("#results a[href^='/records/']").first().getAttribute("href");
        String home =
                page.locator("#results td a[href^='/institutions/']").first().getAttribute("href");
        page.navigate("/audit");
        String entry = page.locator("#trail a[href^='/audit/']").first().getAttribute("href");
        return List.of(
                "/",
                "/search",
                "/institutions",
                home,
                record,
                "/audit",
                entry,
                "/about",
                "/proof",
                "/proof/checks",
                "/sign-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kk", "ru", "en"})
    void every_page_can_be_used_by_everybody(String language) {
        List<String> violations = new ArrayList<>();
        Page page = browser.page();
        for (String address : addresses(page)) {
            page.navigate(in(address, language));
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
            violations.addAll(Browser.violations(page));
        }
        assertThat(violations).isEmpty();
    }

    @Test
    void dark_pages_can_be_used_by_everybody() {
        List<String> violations = new ArrayList<>();
        Page page =
                browser.page(
                        new NewContextOptions()
                                .setColorScheme(com.microsoft.playwright.options.ColorScheme.DARK));
        for (String address : addresses(page)) {
            page.navigate(in(address, "ru"));
            violations.addAll(Browser.violations(page));
        }
        assertThat(violations).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kk", "ru", "en"})
    void nothing_is_cut_off_on_a_narrow_phone(String language) {
        Page page = browser.page(new NewContextOptions().setViewportSize(360, 780));
        List<String> wide = new ArrayList<>();
        for (String address : addresses(page)) {
            page.navigate(in(address, language));
            Object width = page.evaluate("document.documentElement.scrollWidth");
            if (((Number) width).intValue() > 360) {
                wide.add(address + " is " + width + " wide");
            }
        }
        assertThat(wide).isEmpty();
    }

    @Test
    void the_way_back_to_the_beginning_keeps_what_the_trail_was_narrowed_to() {
        Page page = browser.page();
        page.navigate("/audit?feature=statement&lang=en");
        String newest = page.locator("#trail tbody tr").first().innerText();
        page.click(".pager a[rel=next]");
        assertThat(page.locator("#trail tbody tr").first().innerText()).isNotEqualTo(newest);
        page.click(".pager a:not([rel])");
        assertThat(page.url()).contains("feature=statement").doesNotContain("after=");
        assertThat(page.locator("#trail tbody tr").first().innerText()).isEqualTo(newest);
    }

    @Test
    void a_record_tells_its_story_from_proposal_on() {
        Page page = browser.page();
        page.navigate("/search?lang=en");
        page.locator("#results a[href^='/records/']").first().click();
        Locator steps = page.locator("ol.story li");
        assertThat(steps.count()).isGreaterThanOrEqualTo(3);
        assertThat(steps.first().locator("a[href^='/audit/']").count()).isEqualTo(1);
        assertThat(page.locator("ol.story time").allTextContents()).doesNotContain("");
    }

    @Test
    void the_months_of_a_home_add_up_to_its_total_row() {
        Page page = browser.page();
        page.navigate("/institutions?lang=ru");
        page.locator("tbody a[href^='/institutions/']").first().click();
        Locator rows = page.locator("#spending-table tbody tr");
        List<BigInteger> totals = amounts(page.locator("#spending-table tfoot td"));
        List<BigInteger> sums = new ArrayList<>(totals.stream().map(t -> BigInteger.ZERO).toList());
        for (Locator row : rows.all()) {
            List<BigInteger> amounts = amounts(row.locator("td"));
            for (int i = 0; i < sums.size(); i++) {
                sums.set(i, sums.get(i).add(amounts.get(i)));
            }
        }
        assertThat(rows.count()).isPositive();
        assertThat(sums).isEqualTo(totals);
        BigInteger months =
                totals.subList(0, totals.size() - 1).stream()
                        .reduce(BigInteger.ZERO, BigInteger::add);
        assertThat(months).isEqualTo(totals.getLast());
    }

    private static List<BigInteger> amounts(Locator cells) {
        return cells.allTextContents().stream()
                .map(t -> t.replaceAll("[^0-9]", ""))
                .map(t -> t.isEmpty() ? BigInteger.ZERO : new BigInteger(t))
                .toList();
    }

    private static String in(String address, String language) {
        return address + (address.contains("?") ? "&" : "?") + "lang=" + language;
    }
}
