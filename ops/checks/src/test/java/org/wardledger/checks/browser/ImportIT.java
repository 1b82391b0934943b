package org.wardledger.checks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What an accountant does with the bank's file, and who is kept out.
class ImportIT {
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

    @Test
    void a_statement_is_tried_then_taken_in_and_taken_in_only_once() {
        Page page = signedIn("accountant1");
        DemoStatement statement = DemoStatement.of(1, DemoStatement.bank(page));
        signedOutMeanwhile(page, statement);
        List<String> violations = new ArrayList<>();
        check(page, statement.file());
        violations.addAll(Browser.violations(page));
        assertThat(page.locator("#fresh").textContent()).isEqualTo("3");
        assertThat(page.locator("#known").textContent()).isEqualTo("0");
        assertThat(page.locator("#dry-run tbody tr").count()).isEqualTo(3);
        page.click("#confirm");
        assertThat(page.locator("#result").textContent()).contains("3");
        violations.addAll(Browser.violations(page));
        comesBackWithoutSendingAgain(page);

        check(page, statement.file());
        assertThat(page.locator("#fresh").textContent()).isEqualTo("0");
        assertThat(page.locator("#known").textContent()).isEqualTo("3");
        assertThat(violations).isEmpty();
    }

    /// Reloading what was recorded, and going back from there, are pages and no forms.
    private static void comesBackWithoutSendingAgain(Page page) {
        page.reload();
        assertThat(page.locator("#result").textContent()).contains("3");
        page.goBack();
        assertThat(page.locator("#dry-run tbody tr").count()).isEqualTo(3);
    }

    /// Whoever confirms then comes back to the form, and nothing is recorded.
    private static void signedOutMeanwhile(Page page, DemoStatement statement) {
        String before = page.locator(".equation").innerText();
        check(page, statement.file());
        page.context().clearCookies(new ClearCookiesOptions().setName("session"));
        page.click("#confirm");
        assertThat(page.url()).endsWith("/sign-in");
        page.fill("input[name=username]", "accountant1");
        page.fill("input[name=password]", "demo");
        page.click("main button[type=submit]");
        assertThat(page.url()).endsWith("/work/import?anew");
        assertThat(page.locator(".note[role=status]").count()).isEqualTo(1);
        assertThat(Browser.violations(page)).isEmpty();
        page.navigate("/work");
        assertThat(page.locator(".equation").innerText()).isEqualTo(before);
    }

    @Test
    void a_broken_file_changes_nothing_and_says_where_and_why() {
        Page page = signedIn("accountant2");
        String before = page.locator(".equation").innerText();
        FilePayload good = DemoStatement.of(2, DemoStatement.bank(page)).file();
        String text = new String(good.buffer, DemoStatement.WINDOWS);
        String broken = text.replace("СуммаРасход=1500.00", "СуммаРасход=15oo.00");
        assertThat(broken).isNotEqualTo(text);
        check(page, DemoStatement.file(broken));
        assertThat(page.locator(".note.bad[role=alert]").count()).isEqualTo(1);
        assertThat(page.locator("#confirm").count()).isZero();
        assertThat(page.locator("table:has(caption) .chip.bad").count()).isPositive();
        String place = page.locator("tr:has(.chip.bad) td").first().textContent();
        assertThat(place).matches(".*[0-9].*");
        assertThat(Browser.violations(page)).isEmpty();
        page.navigate("/work");
        assertThat(page.locator(".equation").innerText()).isEqualTo(before);
    }

    @Test
    void the_work_pages_can_be_used_by_everybody() {
        Page page = signedIn("accountant3");
        List<String> violations = new ArrayList<>();
        for (String address : List.of("/work?lang=kk", "/work/import?lang=ru", "/work?lang=en")) {
            page.navigate(address);
            violations.addAll(Browser.violations(page));
        }
        assertThat(violations).isEmpty();
    }

    @Test
    void a_wrong_password_is_refused_and_work_needs_a_sign_in() {
        Page page = browser.page();
        Response answer = page.navigate("/work");
        assertThat(page.url()).endsWith("/sign-in");
        assertThat(answer.status()).isEqualTo(200);
        Browser.signIn(page, "accountant1", "not the password");
        assertThat(page.locator(".note.bad[role=alert]").count()).isEqualTo(1);
        page.navigate("/work/import");
        assertThat(page.url()).endsWith("/sign-in");
    }

    @Test
    void a_ward_that_is_not_there_is_said_so_and_a_home_need_not_know_its_accounts_by_heart() {
        Page page = signedIn("head1");
        assertThat(page.locator("select#ho-account option").count()).isEqualTo(1);
        String form = "form[action$='ward-evidence'] ";
        FormData asked =
                FormData.create()
                        .set("_csrf", page.locator(form + "[name=_csrf]").inputValue())
                        .set("account", page.locator("#ho-account").inputValue())
                        .set("ward", "wrd_0000000000000000");
        APIResponse answer =
                page.context()
                        .request()
                        .post("/work/ward-evidence", RequestOptions.create().setForm(asked));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("Выдавать нечего", "href=\"/work\"");
    }

    @Test
    void who_oversees_homes_is_not_told_that_no_books_are_open() {
        Page page = browser.page();
        for (String name : List.of("council", "auditor")) {
            Browser.signIn(page, name, "demo");
            page.navigate("/work?lang=en");
            assertThat(page.locator("main .note").innerText()).contains("The books of each");
            page.click("main .note a");
            assertThat(page.url()).endsWith("/institutions");
            page.click("header form button");
        }
    }

    private static Page signedIn(String name) {
        Page page = browser.page();
        Browser.signIn(page, name, "demo");
        page.navigate("/work?lang=ru");
        assertThat(page.url()).contains("/work");
        return page;
    }

    static void check(Page page, FilePayload file) {
        page.navigate("/work/import");
        page.setInputFiles("#file", file);
        page.click("main form[data-busy] button[type=submit]");
        page.waitForSelector("#fresh, .note.bad");
    }
}
