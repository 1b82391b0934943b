package org.wardledger.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What holds of each page whatever stands on it.
class TemplatesTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern HEADING = Pattern.compile("<h([1-6])\\b");

    @Test
    void no_heading_skips_a_level() throws IOException {
        try (Stream<Path> walk = Files.walk(RESOURCES.resolve("templates"))) {
            for (Path file : walk.filter(p -> p.toString().endsWith(".html")).toList()) {
                boolean part = file.toString().contains("fragments");
                assertThat(skips(Files.readString(file), part ? 1 : 0)).as(file + "").isEmpty();
            }
        }
        assertThat(skips("<h1>a</h1><h3>b</h3>", 0)).containsExactly("h3 after h1");
    }

    private static List<String> skips(String html, int above) {
        List<String> skips = new ArrayList<>();
        int level = above;
        Matcher heading = HEADING.matcher(html);
        while (heading.find()) {
            int next = Integer.parseInt(heading.group(1));
            if (next > level + 1) {
                skips.add("h" + next + " after h" + level);
            }
            level = next;
        }
        return skips;
    }

    /// Ink on paper is dark whatever the screen is.
    @Test
    void dark_colours_are_for_screens_only() throws IOException {
        String css = Files.readString(RESOURCES.resolve("static/ledger.css"));
        assertThat(css).containsPattern("@media screen and \\(prefers-color-scheme: dark\\)");
        assertThat(css).doesNotContainPattern("@media \\(prefers-color-scheme: dark\\)");
    }

    /// The result comes first on a phone: what narrows it waits to be opened.
    @Test
    void facets_do_not_stand_before_the_first_result() throws IOException {
        String page = Files.readString(RESOURCES.resolve("templates/search/page.html"));
        assertThat(page).containsPattern("<aside class=\"facets\"[^>]*><details><summary>");
        assertThat(Files.readString(RESOURCES.resolve("static/ledger.css")))
                .containsPattern("min-width: 54.01rem.*details-content");
    }
}
