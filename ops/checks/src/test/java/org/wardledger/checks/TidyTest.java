package org.wardledger.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Sources stay short and finished, and each check is shown what it must catch.
class TidyTest {
    private static final String MAIN = "command-side/domain/src/main/java/X.java";

    @Test
    void sources_are_short_and_finished() {
        List<String> complaints = new ArrayList<>();
        for (Path file : SourceTree.files(".java")) {
            complaints.addAll(Tidy.complaints(file.toString(), SourceTree.lines(file)));
        }
        complaints.removeIf(c -> c.contains("ops/checks/"));
        assertThat(complaints).isEmpty();
    }

    @Test
    void a_long_file_is_caught() {
        assertThat(Tidy.complaints(MAIN, Collections.nCopies(301, ""))).hasSize(1);
        assertThat(Tidy.complaints(MAIN, Collections.nCopies(300, ""))).isEmpty();
    }

    @Test
    void unfinished_work_is_caught() {
        assertThat(Tidy.complaints(MAIN, List.of("// TODO later"))).hasSize(1);
    }

    @Test
    void a_torn_doc_comment_is_caught() {
        assertThat(Tidy.complaints(MAIN, List.of("    /// Longer than", "    // a line.")))
                .containsExactly(MAIN + ":2: a torn doc comment");
        assertThat(Tidy.complaints(MAIN, List.of("    /// Longer than", "    /// a line.")))
                .isEmpty();
        assertThat(Tidy.complaints(MAIN, List.of("    // Why so", "    // and not so."))).isEmpty();
    }

    @Test
    void a_switch_that_swallows_new_events_is_caught() {
        assertThat(Tidy.complaints(MAIN, List.of("            default -> state;"))).hasSize(1);
        assertThat(Tidy.complaints(MAIN, List.of("            case MoneyEvent _ -> null;")))
                .hasSize(1);
    }

    @Test
    void a_long_method_is_caught() {
        List<String> lines = new ArrayList<>(List.of("    static void f() {"));
        lines.addAll(Collections.nCopies(40, "        g();"));
        lines.add("    }");
        assertThat(Tidy.complaints(MAIN, lines)).hasSize(1);
    }
}
