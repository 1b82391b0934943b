package org.wardledger.checks.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.wardledger.checks.SourceTree;

/// Renews the pictures in `docs/screenshots`, only when asked to: `-Dscreenshots=true`.
class ScreenshotsIT {
    private static final int LARGEST = 250 * 1024;
    private static final Path FOLDER = SourceTree.ROOT.resolve("docs/screenshots");

    /// How a visitor looks at the product.
    private enum Look {
        DESKTOP("ru", 1200, 900, ColorScheme.LIGHT),
        PHONE("kk", 360, 780, ColorScheme.LIGHT),
        DARK("ru", 1200, 900, ColorScheme.DARK);

        private final String language;
        private final NewContextOptions options;

        Look(String language, int width, int height, ColorScheme colours) {
            this.language = language;
            this.options =
                    new NewContextOptions().setViewportSize(width, height).setColorScheme(colours);
        }
    }

    @Test
    void pictures_are_renewed_when_asked_for() {
        boolean asked = Boolean.getBoolean("screenshots");
        if (!asked) {
            System.out.println("skipped: pictures are renewed with -Dscreenshots=true");
        }
        assumeTrue(asked, "pictures are renewed with -Dscreenshots=true");
        try (Browser browser = Browser.open()) {
            for (Look look : Look.values()) {
                Page page = browser.page(look.options);
                addresses(page)
                        .forEach(
                                (name, address) -> {
                                    page.navigate(
                                            address
                                                    + (address.contains("?") ? "&" : "?")
                                                    + "lang="
                                                    + look.language);
                                    picture(page, look, name);
                                });
                Browser.signIn(page, "accountant3", "demo");
                page.navigate("/work?lang=" + look.language);
                ImportIT.check(page, DemoStatement.of(3, DemoStatement.bank(page)).file());
                picture(page, look, "import");
            }
        }
    }

    private static Map<String, String> addresses(Page page) {
        List<String> all = PublicPagesIT.addresses(page);
        Map<String, String> named = new TreeMap<>();
        named.put("home", "/");
        named.put("search", "/search?q=%D0%BE%D0%B1%D1%83%D0%B2%D1%8C");
        named.put("institution", all.get(3));
        named.put("record", all.get(4));
        named.put("audit", "/audit");
        return named;
    }

    private static void picture(Page page, Look look, String name) {
        String file = name + "-" + look.name().toLowerCase(java.util.Locale.ROOT) + ".png";
        byte[] bytes = page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(file)));
        assertThat(bytes.length).as(file).isLessThan(LARGEST);
    }
}
