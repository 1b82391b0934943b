package org.wardledger.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Documents point at what exists.
class DocsTest {
    @Test
    void every_link_and_path_in_a_document_exists() {
        List<String> broken = new ArrayList<>();
        for (Path file : SourceTree.files(".md")) {
            broken.addAll(Links.broken(SourceTree.ROOT, file, SourceTree.lines(file)));
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void a_broken_link_is_caught() {
        List<String> lines = List.of("See [the map](no-such-file.md) and `ops/no-such-folder/x`.");
        assertThat(Links.broken(SourceTree.ROOT, Path.of("README.md"), lines)).hasSize(2);
    }

    @Test
    void a_good_link_is_left_alone() {
        List<String> lines = List.of("See [the licence](LICENSE) and `command-side/events`.");
        assertThat(Links.broken(SourceTree.ROOT, Path.of("README.md"), lines)).isEmpty();
    }
}
