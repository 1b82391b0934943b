package org.wardledger.transparency.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.transparency.Keys.LOG;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.transparency.Keys;
import org.wardledger.transparency.LogReader;
import org.wardledger.transparency.evidence.EvidenceBundle;
import org.wardledger.transparency.sequencer.Admission;
import org.wardledger.transparency.sequencer.LogSettings;
import org.wardledger.transparency.sequencer.LogWriter;

/// A relative with twelve monthly statements can show that nothing was left out: whatever is taken
/// from the bundle, changed in it or slipped into it is named.
class WardCompletenessTest {
    @TempDir private Path home;

    private int made;

    private Map<String, byte[]> bundle(WardBooks books) throws IOException {
        Path log = home.resolve("log-" + made++);
        LogSettings settings = LogSettings.of(log, home.resolve("state-" + made), LOG);
        try (LogWriter writer = LogWriter.open(books.store, settings, Admission.all())) {
            while (writer.advance()) {
                assertThat(writer.head()).isPresent();
            }
        }
        LogReader reader = new LogReader(log);
        EvidenceBundle.Request request =
                new EvidenceBundle.Request(
                        "",
                        Optional.empty(),
                        "one ward",
                        new TreeSet<>(books.rows.keySet()),
                        books.rows);
        byte[] zip =
                EvidenceBundle.of(reader, reader.latest().orElseThrow(), request).orElseThrow();
        assertThat(zip)
                .isEqualTo(
                        EvidenceBundle.of(reader, reader.latest().orElseThrow(), request)
                                .orElseThrow());
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private Verdict check(Map<String, byte[]> files) throws IOException {
        Path file = home.resolve("bundle-" + made++ + ".zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file), UTF_8)) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
                zip.closeEntry();
            }
        }
        return BundleFiles.check(file, Optional.of(Keys.policy("none")), Optional.empty());
    }

    private static String row(long index) {
        return EvidenceBundle.DISCLOSURES + index + EvidenceBundle.ROWS;
    }

    private Verdict tampered(Consumer<Map<String, byte[]>> how) throws IOException {
        Map<String, byte[]> files = bundle(WardBooks.year());
        how.accept(files);
        return check(files);
    }

    private static void assertNamed(
            Verdict verdict, Statement statement, String reason, String... arguments) {
        Finding finding = verdict.of(statement).orElseThrow();
        assertThat(finding.reason()).as(verdict.findings().toString()).isEqualTo(reason);
        assertThat(finding.arguments()).containsExactly(arguments);
        assertThat(finding.failed()).isTrue();
        assertThat(verdict.outcome()).isEqualTo(Outcome.INVALID);
        for (String language : List.of("kk", "ru", "en")) {
            String text = VerdictTexts.in(Locale.of(language)).finding(finding);
            assertThat(text).doesNotContain("{");
            List.of(arguments).forEach(a -> assertThat(text).contains(a));
        }
    }

    @Test
    void twelve_statements_with_all_their_lines_hold() throws IOException {
        Verdict verdict = check(bundle(WardBooks.year()));

        assertThat(verdict.outcome()).isEqualTo(Outcome.UNWITNESSED);
        assertThat(verdict.of(Statement.DISCLOSURES).orElseThrow().arguments())
                .containsExactly("36", WardBooks.WARD);
        assertThat(verdict.of(Statement.NUMBERS).orElseThrow().arguments())
                .containsExactly("1", "24");
        assertThat(verdict.of(Statement.MONTHS).orElseThrow().arguments())
                .containsExactly("12", "2026-01", "2026-12");
        assertThat(verdict.findings()).noneMatch(Finding::failed);
    }

    @Test
    void a_line_that_is_left_out_is_named() throws IOException {
        assertNamed(
                tampered(files -> files.remove(row(3))), Statement.NUMBERS, "number.missing", "3");
    }

    @Test
    void the_last_line_of_the_last_month_is_missed_too() throws IOException {
        assertNamed(
                tampered(files -> files.remove(row(34))),
                Statement.NUMBERS,
                "number.missing",
                "24");
    }

    @Test
    void a_month_that_is_left_out_is_named() throws IOException {
        assertNamed(
                tampered(files -> files.remove(row(5))),
                Statement.MONTHS,
                "month.missing",
                "2026-02");
    }

    @Test
    void a_line_of_another_ward_is_named() throws IOException {
        WardBooks books = WardBooks.year();
        WardBooks other = new WardBooks("wrd_0000000000000002");
        other.receives(70_000);
        books.store.add(new String(other.store.entry(0), UTF_8));
        books.rows.put(books.store.head() - 1, other.rows.get(0L));
        Verdict verdict = check(bundle(books));

        assertNamed(verdict, Statement.DISCLOSURES, "disclosure.other-ward", row(36), "1");
    }

    @Test
    void two_different_lines_under_one_number_are_named_with_both_entries() throws IOException {
        WardBooks books = WardBooks.year();
        WardBooks second = new WardBooks(WardBooks.WARD);
        second.receives(1);
        books.store.add(new String(second.store.entry(0), UTF_8));
        books.rows.put(books.store.head() - 1, second.rows.get(0L));

        assertNamed(check(bundle(books)), Statement.NUMBERS, "number.twice", "1", "0", "36");
    }

    @Test
    void an_altered_line_is_named_with_its_file() throws IOException {
        Verdict verdict =
                tampered(
                        files -> {
                            String json = new String(files.get(row(1)), UTF_8);
                            int at = json.indexOf("\"d\":\"") + 90;
                            char other = json.charAt(at) == 'A' ? 'B' : 'A';
                            String changed = json.substring(0, at) + other + json.substring(at + 1);
                            files.put(row(1), changed.getBytes(UTF_8));
                        });

        assertNamed(verdict, Statement.DISCLOSURES, "disclosure.not-in-entry", row(1), "1");
    }

    @Test
    void the_same_line_twice_is_named() throws IOException {
        Verdict verdict =
                tampered(
                        files -> {
                            String json = new String(files.get(row(4)), UTF_8);
                            files.put(row(4), (json + json).getBytes(UTF_8));
                        });

        assertNamed(verdict, Statement.DISCLOSURES, "disclosure.twice", row(4), "2");
    }

    @Test
    void a_line_without_its_entry_and_an_entry_of_another_log_prove_nothing() throws IOException {
        Verdict alone =
                tampered(
                        files -> {
                            files.remove(EvidenceBundle.LEAVES + 4 + EvidenceBundle.ENTRY);
                            files.remove(EvidenceBundle.LEAVES + 4 + EvidenceBundle.PROOF);
                        });
        assertNamed(alone, Statement.DISCLOSURES, "disclosure.no-entry", row(4), "1");

        Map<String, byte[]> files = bundle(WardBooks.year());
        byte[] forged = files.get(EvidenceBundle.LEAVES + 4 + EvidenceBundle.ENTRY).clone();
        forged[3]++;
        files.put(EvidenceBundle.LEAVES + 4 + EvidenceBundle.ENTRY, forged);
        Verdict verdict = check(files);
        assertThat(verdict.of(Statement.PROOFS).orElseThrow().failed()).isTrue();
        assertThat(verdict.outcome()).isEqualTo(Outcome.INVALID);
    }

    @Test
    void a_statement_that_says_other_lines_is_named() throws IOException {
        WardBooks books = new WardBooks(WardBooks.WARD);
        books.receives(500);
        books.closes(YearMonth.of(2026, 1));
        WardBooks told = new WardBooks(WardBooks.WARD);
        told.receives(400);
        told.closes(YearMonth.of(2026, 1));
        WardBooks mixed = new WardBooks(WardBooks.WARD);
        List<byte[]> entries = new ArrayList<>();
        entries.add(books.store.entry(0));
        entries.add(told.store.entry(1));
        entries.forEach(e -> mixed.store.add(new String(e, UTF_8)));
        mixed.rows.put(0L, books.rows.get(0L));
        mixed.rows.put(1L, told.rows.get(1L));

        assertNamed(check(bundle(mixed)), Statement.MONTHS, "month.lines", "2026-01");
    }

    @Test
    void a_line_whose_numbers_are_none_is_a_finding_and_no_crash() throws IOException {
        String fields = "\"amt\":\"%s\",\"bal\":\"%s\",\"n\":\"%s\"";
        for (String line :
                List.of(
                        fields.formatted("1", "1", "first"),
                        fields.formatted("much", "1", "1"),
                        fields.formatted("1", "9223372036854775808", "1"),
                        fields.formatted("-9223372036854775808", "1", "1"))) {
            WardBooks books = new WardBooks(WardBooks.WARD);
            books.says("receipt.allocated.v1", fields.formatted("1", "1", "0"));
            books.says("expenditure.paid.v1", line);
            Verdict verdict = check(bundle(books));
            assertNamed(verdict, Statement.NUMBERS, "numbers.unreadable");
            assertThat(verdict.of(Statement.BALANCES).orElseThrow().reason())
                    .isEqualTo("numbers.broken");
        }
        WardBooks books = new WardBooks(WardBooks.WARD);
        books.says(
                "wardstatement.issued.v1",
                "\"closing\":\"0\",\"first\":\"1\",\"h\":\"\",\"in\":\"0\",\"last\":\"0\",\"opening\":\"0\",\"out\":\"0\"");
        assertNamed(check(bundle(books)), Statement.NUMBERS, "numbers.unreadable");
    }

    @Test
    void rubbish_among_the_disclosures_is_a_finding_and_no_crash() throws IOException {
        for (String rubbish : List.of("", "\n", "{}", "[", "{\"at\":1e9,\"d\":\"!\"}", "null")) {
            Verdict verdict = tampered(files -> files.put(row(4), rubbish.getBytes(UTF_8)));
            assertThat(verdict.outcome()).as(rubbish).isEqualTo(Outcome.INVALID);
        }
    }
}
