package org.wardledger.transparency.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wardledger.transparency.Keys.LOG;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.transparency.Keys;
import org.wardledger.transparency.MemoryStore;
import org.wardledger.transparency.merkle.Hashes;
import org.wardledger.transparency.sequencer.Admission;
import org.wardledger.transparency.sequencer.LogSettings;
import org.wardledger.transparency.sequencer.LogWriter;
import org.wardledger.transparency.tiles.FolderSource;

/// Examples 3 and 8 of the published language: a bank line that commits to its direction and
/// amount, and the payment that opens them. The digests were computed by others.
class OpeningsTest {
    private static final String LINE =
            "{\"d\":{\"acct\":\"acc_7jjd7mzzrwmbtd9e\"},\"f\":1,"
                    + "\"id\":\"4b571f33-f51b-875b-8eb4-d33143f689cc\",\"sd\":"
                    + "[\"2cksP70kz06PSuCVSlq6CcC2XhtqsQdBI14GFEBjbi0\","
                    + "\"mO8RNqbPPWr0OTo4y0OoaZiQXRsYZz0O8AaVKGZ6070\"],"
                    + "\"t\":\"statement.line-recorded.v1\"}";
    private static final String DIR =
            "WyI0MzI0NEUxWjh3RURwcHNtM28wZ3ZWMDdQdkhOOG1yRndLOGxCeVQwQ0M4IiwiZGlyIiwiT1VUIl0";
    private static final String AMT =
            "WyJldnBkbFZ3cUx2OE5Vc3l3VE5JalB6UGxEYWhubmtrUDNaNWFmeVlja3ZnIiwiYW10IiwiNDIwMDAwMDAiXQ";

    @TempDir private Path home;

    private final MemoryStore store = MemoryStore.of(700);
    private int made;

    private static String paid(String dir, String amt, String of) {
        return "{\"d\":{\"amt\":\"42000000\"},\"f\":1,\"id\":\"7b89ae18-f85b-8c31-92ec-d3566dfbbf41\","
                + "\"lr\":\""
                + "r".repeat(43)
                + "\",\"open\":[{\"d\":[\""
                + dir
                + "\",\""
                + amt
                + "\"],\"of\":\""
                + of
                + "\"}],\"sd\":[],\"t\":\"expenditure.paid.v1\"}";
    }

    private static final String OF = "4b571f33-f51b-875b-8eb4-d33143f689cc";

    private Finding openings() throws IOException {
        Path log = home.resolve("log" + made);
        LogSettings settings = LogSettings.of(log, home.resolve("state" + made++), LOG);
        try (LogWriter writer = LogWriter.open(store, settings, Admission.all())) {
            while (writer.advance()) {
                assertThat(writer.head()).isPresent();
            }
        }
        Verdict verdict =
                Verifier.check(
                        new FolderSource(log), Question.of(Keys.policy("none")), Progress.none());
        Finding finding = verdict.of(Statement.OPENINGS).orElseThrow();
        assertThat(verdict.outcome())
                .isEqualTo(finding.failed() ? Outcome.INVALID : Outcome.UNWITNESSED);
        return finding;
    }

    @Test
    void what_was_committed_to_is_what_was_opened() throws IOException {
        store.add(LINE);
        store.grow(300);
        store.add(paid(DIR, AMT, OF));

        assertThat(openings().state()).isEqualTo(Finding.State.HOLDS);
    }

    @Test
    void another_amount_is_named_with_the_entry_that_shows_it() throws IOException {
        store.add(LINE);
        String more =
                WardBooks.base64(
                        "[\"evpdlVwqLv8NUsywTNIjPzPlDahnnkkP3Z5afyYckvg\",\"amt\",\"52000000\"]");
        store.add(paid(DIR, more, OF));
        store.grow(10);

        Finding finding = openings();
        assertThat(finding.reason()).isEqualTo("opening.differs");
        assertThat(finding.arguments()).containsExactly("701", OF);
    }

    @Test
    void nothing_is_opened_twice_or_before_it_was_recorded() throws IOException {
        store.add(paid(DIR, AMT, OF));
        store.add(LINE);
        assertThat(openings().reason()).isEqualTo("opening.nothing-before");
    }

    @Test
    void opened_again_is_named_at_the_second_entry() throws IOException {
        store.add(LINE);
        store.add(paid(DIR, AMT, OF));
        store.add(paid(DIR, AMT, OF).replace("7b89ae18", "7b89ae19"));
        Finding finding = openings();
        assertThat(finding.reason()).isEqualTo("opening.twice");
        assertThat(finding.arguments().getFirst()).isEqualTo("702");
    }

    @Test
    void a_text_that_looks_like_an_opening_is_none() throws IOException {
        store.add(
                "{\"d\":{\"name\":\"\\\"f\\\":1,\\\"id\\\":\\\"x\\\",\\\"open\\\":[\"},\"f\":1,\"id\":\"%s\"}"
                        .formatted(new UUID(1, 1)));
        assertThat(openings().arguments()).containsExactly("0");
    }

    @Test
    void an_opening_is_found_wherever_its_key_stands() throws IOException {
        store.add(LINE);
        String wrong = WardBooks.base64("[\"x\",\"amt\",\"1\"]");
        String open = "[{\"d\":[\"" + wrong + "\"],\"of\":\"" + OF + "\"}]";
        for (String entry :
                List.of(
                        "{\"f\":1,\"grp\":{\"id\":\"g\",\"of\":2,\"part\":1},\"id\":\"%s\",\"open\":%s}",
                        "{\"f\":1,\"id\":\"%s\",\"new\":{\"a\":[1]},\"open\":%s}",
                        "{ \"id\" : \"%s\", \"open\" : %s }",
                        "{\"id\":\"%s\",\"\\u006fpen\":%s}")) {
            store.add(entry.formatted(new UUID(3, store.head()), open));
            assertThat(openings().reason()).as(entry).isEqualTo("opening.differs");
            store.cut(701);
        }
    }

    @Test
    void an_entry_that_stands_in_a_group_can_be_opened_later() throws IOException {
        store.add(LINE.replace("\"f\":1,", "\"f\":1,\"grp\":{\"id\":\"g\",\"of\":2,\"part\":1},"));
        store.add(paid(DIR, AMT, OF));
        assertThat(openings().state()).isEqualTo(Finding.State.HOLDS);
    }

    @Test
    void two_openings_in_one_entry_under_one_key_cannot_be_read() throws IOException {
        store.add(LINE);
        store.add(paid(DIR, AMT, OF).replace(",\"sd\":[]", ",\"open\":[]"));
        assertThat(openings().reason()).isEqualTo("opening.unreadable");
    }

    @Test
    void a_torn_entry_commits_to_nothing() throws IOException {
        store.add("{\"f\":1,\"id\":\"" + OF + "\",\"sd\":[");
        store.add(paid(DIR, AMT, OF));
        assertThat(openings().reason()).isEqualTo("opening.differs");
    }

    private static Openings taken(List<byte[]> entries) {
        Openings openings = new Openings();
        entries.forEach(e -> openings.take(e, Hashes.leaf(e)));
        return openings;
    }

    @Test
    void whoever_answers_otherwise_the_second_time_is_not_believed() throws IOException {
        String other = WardBooks.base64("[\"x\",\"amt\",\"52000000\"]");
        String digest = Disclosed.text(Disclosed.sha256(other));
        byte[] line = LINE.getBytes(UTF_8);
        byte[] paid = paid(other, other, OF).getBytes(UTF_8);
        byte[] forged =
                LINE.replace("2cksP70kz06PSuCVSlq6CcC2XhtqsQdBI14GFEBjbi0", digest).getBytes(UTF_8);

        assertThat(taken(List.of(line, paid)).check(_ -> List.of(line, paid)))
                .hasValueSatisfying(f -> assertThat(f.reason()).isEqualTo("opening.differs"));
        for (List<byte[]> second :
                List.of(List.of(forged, paid), List.of(line, line), List.of(line), List.of(paid))) {
            assertThatThrownBy(() -> taken(List.of(line, paid)).check(_ -> second))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("read again");
        }
        assertThatThrownBy(() -> taken(List.of(line, paid)).check(_ -> List.of()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void full_bundles_are_known_again_too_and_what_follows_the_last_entry_does_not_count()
            throws IOException {
        List<byte[]> entries = new ArrayList<>();
        entries.add(LINE.getBytes(UTF_8));
        for (int i = 1; i < 300; i++) {
            entries.add("{}".getBytes(UTF_8));
        }
        entries.add(LINE.replace("4b571f33", "4b571f34").getBytes(UTF_8));
        entries.add(paid(DIR, AMT, OF).getBytes(UTF_8));
        entries.add(
                paid(DIR, AMT, OF.replace("4b571f33", "4b571f34"))
                        .replace("7b89ae18", "7b89ae19")
                        .getBytes(UTF_8));
        List<byte[]> longer = new ArrayList<>(entries);
        longer.add("{}".getBytes(UTF_8));

        assertThat(taken(entries).check(bundlesOf(entries))).isEmpty();
        assertThat(taken(entries).check(bundlesOf(longer))).isEmpty();
        for (int changed : List.of(5, 299)) {
            List<byte[]> others = new ArrayList<>(entries);
            others.set(changed, "[]".getBytes(UTF_8));
            assertThatThrownBy(() -> taken(entries).check(bundlesOf(others)))
                    .hasMessageContaining("from " + changed / 256 * 256);
        }
    }

    private static Openings.Bundles bundlesOf(List<byte[]> entries) {
        return number ->
                entries.subList(
                        (int) number * 256, Math.min(entries.size(), (int) number * 256 + 256));
    }

    @Test
    void ids_of_many_entries_are_found_again() {
        EntryIds ids = new EntryIds();
        for (int i = 0; i < 300_000; i++) {
            ids.put(new UUID(i * 31L, i), i);
        }
        ids.put(new UUID(31, 1), 9);
        assertThat(ids.get(new UUID(31, 1))).isEqualTo(1);
        assertThat(ids.get(new UUID(299_999L * 31, 299_999))).isEqualTo(299_999);
        assertThat(ids.get(new UUID(5, 5))).isEqualTo(-1);
    }

    @Test
    void an_id_is_one_only_at_the_top_of_an_entry() {
        UUID id = UUID.fromString(OF);
        assertThat(keys("{\"id\":\"" + OF + "\"}").id()).isEqualTo(id);
        assertThat(keys("{\"қ\":\"\\\"id\\\":\",\"id\":\"" + OF + "\"}").id()).isEqualTo(id);
        for (String without :
                List.of(
                        "",
                        "{}",
                        "{\"id\":",
                        "{\"id\":\"" + OF,
                        "{\"id\":\"" + OF.replace('-', 'x') + "\"}",
                        "{\"d\":{\"id\":\"" + OF + "\"}}",
                        "{\"d\":\"id\",\"x\":\"" + OF + "\"}",
                        "\"id\":\"" + OF + "\"")) {
            assertThat(keys(without).id()).as(without).isNull();
        }
        assertThat(keys("{\"d\":{\"open\":[]},\"x\":\"open\"}").mayOpen()).isFalse();
    }

    private static TopKeys keys(String entry) {
        return TopKeys.of(entry.getBytes(UTF_8));
    }
}
