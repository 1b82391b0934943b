package org.wardledger.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Decision records have one form: four digits, three headings, one page.
class AdrTest {
    @Test
    void every_record_is_one_page_with_context_decision_and_consequences() {
        List<Path> records =
                SourceTree.files(".md").stream()
                        .filter(p -> p.startsWith("docs/adr") && !p.endsWith("README.md"))
                        .toList();
        assertThat(records).hasSizeGreaterThan(5);
        for (Path file : records) {
            assertThat(file.getFileName().toString()).matches("\\d{4}-[a-z0-9-]+\\.md");
            List<String> lines = SourceTree.lines(file);
            assertThat(lines).as(file.toString()).hasSizeLessThanOrEqualTo(58);
            assertThat(lines)
                    .as(file.toString())
                    .contains("## Context", "## Decision", "## Consequences");
        }
    }
}
