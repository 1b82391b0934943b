package org.wardledger.checks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wardledger.statements.Direction;
import org.wardledger.statements.ParsedLine;
import org.wardledger.statements.sample.StatementWriter.OneCDialect;
import tools.jackson.databind.JsonNode;

/// The main job, whole: a purchase is proposed and approved, the bank's file brings its payment,
/// the two are matched, and everybody finds it.
class MoneyStoryIT {
    private static Browser browser;
    private final Api api = new Api();

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

    @Test
    void money_is_followed_from_the_bank_file_to_the_public_search() {
        Purchase purchase = Purchase.approved(api);
        Page page = signedIn("accountant2");
        DemoStatement statement = statement(purchase, DemoStatement.bank(page));
        ImportIT.check(page, statement.file());
        assertThat(page.locator("#fresh").textContent()).isEqualTo("2");
        Pictures.take(page, "story-1-dry-run");
        page.click("#confirm");
        assertThat(page.locator("#result").textContent()).contains("2");

        String line = match(purchase);
        purchase.accept(api);
        pay(purchase, line);

        found("kk", "пималарды", purchase);
        found("ru", "зимних валенок", purchase);
        found("en", "felt boot", purchase);
        shown(purchase);
    }

    @Test
    void ten_thousand_lines_of_the_other_dialect_are_taken_in_from_a_page() {
        Page page = signedIn("accountant3");
        page.setDefaultTimeout(120_000);
        List<ParsedLine> lines = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            Direction way = i % 3 == 0 ? Direction.IN : Direction.OUT;
            String number = Integer.toString(500_000 + i);
            lines.add(DemoStatement.line(way, 10_000 + i, 21 + i % 11, number, "Образец " + i));
        }
        long before = searchable(browser.page());
        DemoStatement statement =
                DemoStatement.of(
                        OneCDialect.KAZAKH_2_0, 3, DemoStatement.bank(page), inOrder(lines));
        ImportIT.check(page, statement.file());
        assertThat(digits(page.locator("#fresh").textContent())).isEqualTo(10_000);
        page.click("#confirm");
        page.waitForSelector("#result");
        assertThat(digits(page.locator("#result").textContent())).isGreaterThanOrEqualTo(10_000);
        Page visitor = browser.page();
        for (int look = 0; searchable(visitor) < before + 10_001; look++) {
            assertThat(look).isLessThan(240);
            visitor.waitForTimeout(250);
        }
    }

    private static List<ParsedLine> inOrder(List<ParsedLine> lines) {
        return lines.stream()
                .sorted(java.util.Comparator.comparing(ParsedLine::bookingDate))
                .toList();
    }

    private static long searchable(Page page) {
        page.navigate("/audit?lang=ru");
        return digits(page.locator(".basis span").first().textContent());
    }

    private static long digits(String text) {
        return Long.parseLong(text.replaceAll("[^0-9]", ""));
    }

    private static DemoStatement statement(Purchase purchase, long opening) {
        ParsedLine payment =
                DemoStatement.payment(
                        purchase.amt(),
                        LocalDate.of(2026, 10, 27),
                        "ST-77",
                        purchase.sellerBin(),
                        purchase.sellerIban(),
                        "Оплата по договору № " + Purchase.CONTRACT);
        ParsedLine pension =
                DemoStatement.line(Direction.IN, 4_000_000, 28, "78001", "Пенсии (образец)");
        return DemoStatement.of(OneCDialect.KAZAKH_1_01, 2, opening, List.of(payment, pension));
    }

    /// The bank line that the ledger proposes for the purchase, with its reasons.
    private String match(Purchase purchase) {
        JsonNode matches =
                api.get("accountant2", "/api/v1/accounts/" + purchase.acct() + "/matches");
        for (JsonNode match : matches) {
            if (match.get("exp").asString().equals(purchase.exp())) {
                assertThat(match.get("reasons").size()).isGreaterThanOrEqualTo(2);
                return match.get("line").asString();
            }
        }
        throw new AssertionError("no line is proposed for the purchase: " + matches);
    }

    private void pay(Purchase purchase, String line) {
        Map<String, Object> use = Map.of("line", line, "amt", Long.toString(purchase.amt()));
        api.command(
                "head2",
                "expenditure.pay",
                Map.of(
                        "acct",
                        purchase.acct(),
                        "exp",
                        purchase.exp(),
                        "lines",
                        List.of(),
                        "uses",
                        List.of(use),
                        "eff",
                        "2026-10-27",
                        "matchReason",
                        "amount and contract"));
    }

    /// Any form of the word, in the language of the reader.
    private static void found(String language, String words, Purchase purchase) {
        Page page = browser.page();
        for (int attempt = 0; ; attempt++) {
            page.navigate("/search?lang=" + language);
            page.fill("#q", words);
            page.click("form.search button");
            page.waitForURL(url -> url.contains("q="));
            page.waitForSelector("#results a[href^='/search?q=']");
            if (page.locator("#results a[href='/records/" + purchase.exp() + "']").count() == 1) {
                Pictures.take(page, "story-2-search-" + language);
                return;
            }
            assertThat(attempt).as(words).isLessThan(20);
            page.waitForTimeout(250);
        }
    }

    private static void shown(Purchase purchase) {
        Page page = browser.page(new NewContextOptions().setViewportSize(1200, 1400));
        page.navigate("/records/" + purchase.exp() + "?lang=ru");
        assertThat(page.locator(".story li").count()).isEqualTo(4);
        assertThat(page.locator(".lead .chip.ok").count()).isEqualTo(1);
        assertThat(Browser.violations(page)).isEmpty();
        Pictures.take(page, "story-3-record");
        page.navigate("/institutions/" + purchase.inst() + "?lang=ru");
        assertThat(page.locator("svg.chart rect").count()).isPositive();
        assertThat(page.locator("#spending-table").innerText()).contains("10.2026");
        assertThat(page.locator("a[href='/records/" + purchase.exp() + "']").count()).isPositive();
        assertThat(Browser.violations(page)).isEmpty();
        Pictures.take(page, "story-4-institution");
        page.navigate("/audit?lang=ru&expenditure=" + purchase.exp());
        assertThat(page.locator("#trail tbody tr").count()).isEqualTo(4);
        assertThat(Browser.violations(page)).isEmpty();
        Pictures.take(page, "story-5-audit");
    }

    private static Page signedIn(String name) {
        Page page = browser.page();
        Browser.signIn(page, name, "demo");
        page.navigate("/work?lang=ru");
        assertThat(page.url()).contains("/work");
        return page;
    }
}
