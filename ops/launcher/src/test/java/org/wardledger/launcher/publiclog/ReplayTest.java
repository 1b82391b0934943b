package org.wardledger.launcher.publiclog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.eventstore.EventStore;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.WardLedger;
import org.wardledger.transparency.sequencer.Admission;

/// Totals from nothing but published entries.
class ReplayTest {
    private static final String PLACE = "\"acct\":\"acc_1\",\"inst\":\"ins_1\"";

    @TempDir Path root;
    private DataFolder data;

    @BeforeEach
    void aMonthOfSpending() throws Exception {
        data = DataFolder.of(root.resolve("data"));
        publish(
                entry("period.opened.v1", "\"period\":\"2026-10\"", "", ""),
                entry(
                        "expenditure.proposed.v1",
                        "\"cat\":\"SHOES\",\"exp\":\"e1\",\"group\":\"GOODS\"",
                        "",
                        ""),
                entry(
                        "expenditure.paid.v1",
                        "\"amt\":\"1005\",\"cur\":\"KZT\",\"exp\":\"e1\"",
                        "2026-10-03",
                        ""),
                entry(
                        "expenditure.paid.v1",
                        "\"amt\":\"500\",\"cur\":\"KZT\",\"exp\":\"e1\"",
                        "2026-10",
                        ""),
                entry("expenditure.paid.v1", "\"exp\":\"e2\"", "", ""),
                entry(
                        "expenditure.refunded.v1",
                        "\"amt\":\"5\",\"cur\":\"KZT\",\"exp\":\"e1\"",
                        "",
                        ""),
                entry(
                        "posting.reversed.v1",
                        "\"exp\":\"e1\"",
                        "2026-10-20",
                        Records.id(3).toString()));
    }

    @Test
    void payments_less_refunds_and_reversals_per_institution_month_and_category()
            throws IOException {
        assertThat(replay("--as-of", "4"))
                .contains("\"size\":\"4\"")
                .contains("\"cat\":\"SHOES\",\"amt\":\"1505\",\"payments\":\"2\",\"hidden\":\"0\"");
        assertThat(replay("--as-of", "7"))
                .contains("\"month\":\"2026-10\",\"cur\":\"KZT\",\"group\":\"GOODS\"")
                .contains("\"amt\":\"1000\",\"payments\":\"1\",\"hidden\":\"0\"")
                .contains("\"amt\":\"0\",\"payments\":\"1\",\"hidden\":\"1\"");
        assertThat(replay("--as-of", "7", "--effective", "2026-10-02"))
                .contains("\"amt\":\"495\",\"payments\":\"1\"");
    }

    @Test
    void the_same_basis_gives_the_same_bytes_also_when_the_log_has_grown() throws Exception {
        String before = replay("--as-of", "6", "--effective", "2026-10-15");
        publish(entry("period.opened.v1", "\"period\":\"2026-11\"", "", ""));
        assertThat(replay("--as-of", "6", "--effective", "2026-10-15")).isEqualTo(before);
        assertThat(replay("--as-of", "8")).contains("\"amt\":\"1000\"");
    }

    @Test
    void a_difference_names_the_entries_that_caused_it() throws IOException {
        String difference = replay("--as-of", "7", "--since", "6");
        assertThat(difference)
                .contains("\"difference\":[{\"inst\":\"ins_1\"")
                .contains("\"amt\":\"-500\",\"payments\":\"-1\",\"hidden\":\"0\"")
                .contains("\"index\":\"6\"")
                .contains("\"counts\":\"added\"")
                .doesNotContain("\"index\":\"5\"");
        assertThat(replay("--as-of", "7", "--since", "7"))
                .contains("\"causes\":[],\"difference\":[]");
        assertThat(replay("--as-of", "4", "--since", "7")).contains("\"counts\":\"removed\"");
    }

    @Test
    void a_changed_entry_gives_no_report() throws IOException {
        assertThat(run("--as-of", "99")).isEqualTo(1);
        Path bundle = data.log().resolve("tile/entries/000.p/7");
        String text = Files.readString(bundle, StandardCharsets.ISO_8859_1);
        Files.writeString(bundle, text.replace("1005", "9005"), StandardCharsets.ISO_8859_1);
        assertThat(run("--as-of", "7")).isEqualTo(1);
    }

    private void publish(String... entries) throws Exception {
        try (EventStore store = Records.store(data);
                PublicLog log =
                        PublicLog.start(
                                store,
                                data,
                                new LogOptions(null, null),
                                InstantSource.system(),
                                Admission.all())) {
            for (String entry : entries) {
                Records.add(store, entry.replace("ID", Records.id(store.head()).toString()));
            }
            Records.await(() -> published(log, store.head()));
        }
    }

    private static boolean published(PublicLog log, long position) {
        try {
            return log.reader().status().provable(position);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String entry(String type, String more, String effective, String reverses) {
        return "{\"d\":{%s,%s},\"day\":\"2026-10-01\",%s\"f\":1,\"id\":\"ID\",%s\"t\":\"%s\"}"
                .formatted(
                        PLACE,
                        more,
                        effective.isEmpty() ? "" : "\"eff\":\"" + effective + "\",",
                        reverses.isEmpty() ? "" : "\"ref\":{\"reverses\":\"" + reverses + "\"},",
                        type);
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("replay", "--log", data.log().toString()));
        all.addAll(List.of(arguments));
        return WardLedger.run(all.toArray(String[]::new));
    }

    private String replay(String... arguments) throws IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            assertThat(run(arguments)).isZero();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
