package org.wardledger.checks.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A Chromium that watches what it is shown: console errors, refused content, and personal values
/// in the HTML of every page that was opened.
final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final List<String> WCAG =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /// Complains on the console about a page that shows a ward, when it came and when it is left.
    private static final String WATCH =
            """
            for (const moment of ["DOMContentLoaded", "pagehide"]) {
              addEventListener(moment, () => {
                const html = document.documentElement.outerHTML;
                for (const person of ["wrd_", "Synthetic Ward"]) {
                  if (html.includes(person)) console.error("the page shows " + person);
                }
              });
            }
            """;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;
    private final List<String> troubles = new ArrayList<>();

    private Browser() {
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(CHROMIUM)
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-gpu",
                                                        "--disable-quic",
                                                        "--disable-background-networking")));
    }

    /// Skips the test, and says why, where no browser is installed.
    static Browser open() {
        boolean there = Files.isExecutable(CHROMIUM);
        if (!there) {
            System.out.println("skipped: no browser at " + CHROMIUM);
        }
        assumeTrue(there, "no browser at " + CHROMIUM);
        RunningDemo.address();
        return new Browser();
    }

    Page page() {
        return page(new com.microsoft.playwright.Browser.NewContextOptions());
    }

    Page page(com.microsoft.playwright.Browser.NewContextOptions options) {
        BrowserContext context = context(options);
        context.addInitScript(WATCH);
        return watched(context.newPage());
    }

    /// For whoever reads a file about one ward that they were handed: it names the ward.
    Page confidential() {
        return watched(context(new com.microsoft.playwright.Browser.NewContextOptions()).newPage());
    }

    private BrowserContext context(com.microsoft.playwright.Browser.NewContextOptions options) {
        return browser.newContext(options.setBaseURL(RunningDemo.address()));
    }

    private Page watched(Page page) {
        page.onConsoleMessage(
                message -> {
                    if (message.type().equals("error")) {
                        troubles.add(page.url() + " says " + message.text());
                    }
                });
        page.onPageError(error -> troubles.add(page.url() + " throws " + error));
        return page;
    }

    /// Nothing went wrong on any page so far, and no page showed a person.
    void assertClean() {
        assertThat(troubles).isEmpty();
    }

    /// Violations of WCAG 2.2 AA that axe can see, one line each.
    static List<String> violations(Page page) {
        return new AxeBuilder(page)
                .withTags(WCAG).analyze().getViolations().stream()
                        .map(rule -> page.url() + " " + told(rule))
                        .toList();
    }

    private static String told(Rule rule) {
        return rule.getId()
                + ": "
                + rule.getNodes().stream().limit(3).map(n -> n.getHtml()).toList();
    }

    static void signIn(Page page, String name, String password) {
        page.navigate("/sign-in");
        page.fill("#username", name);
        page.fill("#password", password);
        page.click("main button[type=submit]");
    }

    @Override
    public void close() {
        playwright.close();
    }
}
