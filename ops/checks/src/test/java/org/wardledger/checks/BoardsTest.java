package org.wardledger.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The board and the alerts of the cluster ask for metrics that the program has. A query for a name
/// that nobody writes shows an empty panel and never alerts, which looks like all is well.
class BoardsTest {
    private static final Pattern USED = Pattern.compile("\\bledger_[a-z_]+");
    private static final Pattern MADE = Pattern.compile("\"(ledger(?:\\.[a-z]+)+)\"");

    /// What the exporter adds to the name of a timer, a summary or a counter, and to sizes.
    private static final String ADDED = "(_seconds|_bytes|_events|_total|_count|_sum|_max)*";

    private static String text(String file) {
        return String.join("\n", SourceTree.lines(Path.of(file)));
    }

    private static Set<String> made() {
        Set<String> names = new TreeSet<>();
        for (Path file : SourceTree.files(".java")) {
            if (!file.toString().contains("src/test")) {
                Matcher name = MADE.matcher(String.join("\n", SourceTree.lines(file)));
                while (name.find()) {
                    names.add(name.group(1).replace('.', '_'));
                }
            }
        }
        return names;
    }

    private static List<String> queries() {
        List<String> queries = new ArrayList<>();
        JsonNode board =
                new JsonMapper().readTree(text("ops/cluster/grafana/dashboards/ward-ledger.json"));
        for (JsonNode panel : board.get("panels")) {
            panel.get("targets").forEach(t -> queries.add(t.get("expr").asString()));
        }
        Matcher alert = Pattern.compile("expr: (.+)").matcher(text("ops/cluster/alerts.yaml"));
        while (alert.find()) {
            queries.add(alert.group(1));
        }
        return queries;
    }

    @Test
    void every_metric_that_is_shown_or_alerted_on_is_one_that_the_program_has() {
        Set<String> made = made();
        List<String> queries = queries();
        assertThat(queries).hasSizeGreaterThan(20);
        int asked = 0;
        for (String query : queries) {
            Matcher used = USED.matcher(query);
            while (used.find()) {
                String name = used.group();
                asked++;
                assertThat(made).as(query).anyMatch(m -> name.matches(Pattern.quote(m) + ADDED));
            }
        }
        assertThat(asked).isGreaterThan(20);
        assertThat(made).noneMatch(m -> "ledger_projector_lagg".matches(Pattern.quote(m) + ADDED));
    }

    @Test
    void every_alert_tells_in_which_document_to_read_on() {
        Matcher summary =
                Pattern.compile("summary: \"(.+)\"").matcher(text("ops/cluster/alerts.yaml"));
        Pattern document = Pattern.compile("docs/[\\w/-]+\\.md$");
        int told = 0;
        while (summary.find()) {
            Matcher found = document.matcher(summary.group(1));
            assertThat(found.find()).as(summary.group(1)).isTrue();
            assertThat(SourceTree.lines(Path.of(found.group()))).isNotEmpty();
            told++;
        }
        int rules = text("ops/cluster/alerts.yaml").split("- alert:", -1).length - 1;
        assertThat(told).isEqualTo(rules).isPositive();
        Object read = new Yaml().load(text("ops/cluster/alerts.yaml"));
        assertThat(read).isNotNull();
    }
}
