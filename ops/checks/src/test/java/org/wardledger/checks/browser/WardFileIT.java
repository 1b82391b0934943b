package org.wardledger.checks.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.checks.browser.WardZip.changed;
import static org.wardledger.checks.browser.WardZip.changedEntry;
import static org.wardledger.checks.browser.WardZip.entry;
import static org.wardledger.checks.browser.WardZip.index;
import static org.wardledger.checks.browser.WardZip.lines;
import static org.wardledger.checks.browser.WardZip.together;
import static org.wardledger.checks.browser.WardZip.type;
import static org.wardledger.checks.browser.WardZip.zip;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardledger.transparency.verify.BundleFiles;
import org.wardledger.transparency.verify.Outcome;
import tools.jackson.databind.JsonNode;

/// A relative was handed the file about one ward and drags it onto the page that checks: whole, and
/// with everything done to it that somebody could do who wants to hide a line.
class WardFileIT {
    private static final String KEYS =
            "(?s).*\\b(state|outcome|col|holds|disclosure|numbers?|balance|months?)\\.[A-Za-z].*";
    private static Browser browser;

    @TempDir private static Path folder;
    private static Map<String, byte[]> ours = new TreeMap<>();
    private static Map<String, byte[]> theirs = new TreeMap<>();

    @BeforeAll
    static void two_files_are_handed_out() throws IOException {
        browser = Browser.open();
        Api api = new Api();
        String account = api.get("accountant1", "/api/v1/accounts").get(0).get("acct").asString();
        JsonNode wards = api.get("accountant1", "/api/v1/accounts/" + account).get("wards");
        Page page = browser.page();
        page.waitForCondition(
                () -> page.context().request().get("/log/checkpoint").status() == 200);
        Browser.signIn(page, "accountant1", "demo");
        ours = handedOut(page, account, wards.get(0).get("ward").asString());
        theirs = handedOut(page, account, wards.get(1).get("ward").asString());
    }

    private static Map<String, byte[]> handedOut(Page page, String account, String ward)
            throws IOException {
        page.navigate("/work?lang=en");
        page.selectOption("#ho-account", account);
        page.fill("#ho-ward", ward);
        Download download =
                page.waitForDownload(() -> page.click("form[action$='ward-evidence'] button"));
        Path file = folder.resolve(ward + ".zip");
        download.saveAs(file);
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipFile zip = new ZipFile(file.toFile(), UTF_8)) {
            for (ZipEntry entry : zip.stream().toList()) {
                files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        assertThat(lines(files)).hasSizeGreaterThan(4);
        return files;
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void nothing_went_wrong() {
        browser.assertClean();
    }

    private static List<String> postings() {
        return lines(ours).stream()
                .filter(n -> type(ours, n).matches("receipt.allocated.v1|expenditure.paid.v1"))
                .toList();
    }

    private static FilePayload tampered(Consumer<Map<String, byte[]>> how) throws IOException {
        Map<String, byte[]> files = new TreeMap<>(ours);
        how.accept(files);
        return zip(files, ZipEntry.STORED);
    }

    /// A line of both wards in one entry.
    private static String shared() {
        return postings().stream().filter(theirs::containsKey).findFirst().orElseThrow();
    }

    private static Map<String, FilePayload> everythingDoneToIt() throws IOException {
        String third = postings().get(2);
        String last = lines(ours).getLast();
        String month =
                lines(ours).stream()
                        .filter(n -> type(ours, n).startsWith("wardstatement.issued."))
                        .findFirst()
                        .orElseThrow();
        Map<String, FilePayload> all = new TreeMap<>();
        all.put("a line removed", tampered(f -> f.remove(third)));
        all.put("a line emptied", tampered(f -> f.put(third, new byte[0])));
        all.put("a line changed", tampered(f -> f.put(third, changed(f.get(third)))));
        all.put("a line twice", tampered(f -> f.put(third, together(f.get(third), f.get(third)))));
        all.put(
                "lines of two wards",
                tampered(f -> f.put(shared(), together(f.get(shared()), theirs.get(shared())))));
        all.put(
                "another ward's line instead",
                tampered(f -> f.put(shared(), theirs.get(shared()))));
        all.put("rubbish for a line", tampered(f -> f.put(third, "{\"at\":0}".getBytes(UTF_8))));
        all.put("a line under another entry", tampered(f -> f.put(last, f.get(third))));
        all.put("a changed entry", tampered(f -> f.put(entry(third), changedEntry(f, third))));
        all.put(
                "entries exchanged",
                tampered(
                        f -> {
                            byte[] kept = f.get(entry(third));
                            f.put(entry(third), f.get(entry(last)));
                            f.put(entry(last), kept);
                        }));
        all.put("a line for a monthly statement", tampered(f -> f.put(month, f.get(third))));
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"kk", "ru", "en"})
    void the_whole_file_holds_and_whatever_is_done_to_it_is_found(String language)
            throws IOException {
        Page page = browser.confidential();
        page.navigate("/proof?lang=" + language);
        assertThat(outcome(page, zip(ours, ZipEntry.STORED))).isIn("WITNESSED", "UNWITNESSED");
        assertThat(page.locator("#verdict li:has-text('✘')").count()).isZero();
        assertThat(page.locator("#verdict tbody tr").count()).isGreaterThanOrEqualTo(3);
        assertThat(said(page)).contains("wrd_").doesNotMatch(KEYS).doesNotContain("{0}");
        assertThat(Browser.violations(page)).isEmpty();
        Pictures.take(page, "ward-file-" + language);
        for (Map.Entry<String, FilePayload> each : everythingDoneToIt().entrySet()) {
            assertThat(outcome(page, each.getValue())).as(each.getKey()).isEqualTo("INVALID");
            assertThat(page.locator("#verdict li:has-text('✘')").count())
                    .as(each.getKey())
                    .isPositive();
            assertThat(page.locator("#verdict li").first().innerText()).startsWith("✘");
            assertThat(said(page)).as(each.getKey()).doesNotMatch(KEYS).doesNotContain("{0}");
        }
        assertThat(Browser.violations(page)).isEmpty();
        Pictures.take(page, "ward-file-bad-" + language);
    }

    @Test
    void the_program_finds_the_same_as_the_page() throws IOException {
        assertThat(program(zip(ours, ZipEntry.STORED))).isEqualTo(Outcome.UNANCHORED);
        for (Map.Entry<String, FilePayload> each : everythingDoneToIt().entrySet()) {
            assertThat(program(each.getValue())).as(each.getKey()).isEqualTo(Outcome.INVALID);
        }
    }

    private static Outcome program(FilePayload zip) throws IOException {
        Path file = Files.write(folder.resolve("program.zip"), zip.buffer);
        return BundleFiles.check(file, Optional.empty(), Optional.empty()).outcome();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kk", "ru", "en"})
    void what_is_no_ward_file_gets_a_plain_answer_and_no_verdict(String language)
            throws IOException {
        Page page = browser.confidential();
        page.navigate("/proof?lang=" + language);
        String third = postings().get(2);
        byte[] whole = zip(ours, ZipEntry.STORED).buffer;
        Map<String, byte[]> torn = new TreeMap<>(ours);
        torn.remove(entry(third));
        for (FilePayload each :
                List.of(
                        new FilePayload("3.jsonl", "", ours.get(third)),
                        new FilePayload("x.jsonl", "", "not a JSON at all".getBytes(UTF_8)),
                        new FilePayload("x.zip", "", "PK and no zip".getBytes(UTF_8)),
                        new FilePayload("x.zip", "", Arrays.copyOf(whole, 9_000)),
                        new FilePayload("x.zip", "", new byte[0]),
                        zip(ours, ZipEntry.DEFLATED),
                        zip(torn, ZipEntry.STORED),
                        zip(Map.of("README.txt", new byte[1]), ZipEntry.STORED))) {
            drop(page, each);
            String said = answer(page);
            assertThat(said).as(each.name).isNotBlank().doesNotMatch(KEYS).doesNotContain("{0}");
            assertThat(page.locator("#verdict li").count()).as(each.name).isZero();
        }
        Pictures.take(page, "ward-file-none-" + language);
    }

    @Test
    void fifty_megabytes_are_answered_within_seconds() throws IOException {
        Path large = folder.resolve("large.jsonl");
        String row = "{\"at\":1,\"d\":\"" + "x".repeat(1_000) + "\"}\n";
        Files.writeString(large, row.repeat(50_000));
        Page page = browser.confidential();
        page.navigate("/proof?lang=en");
        page.setInputFiles("#files", large);
        assertThat(answer(page)).contains(".zip");
        String third = postings().get(2);
        List<Path> files = new ArrayList<>(List.of(large));
        for (String name : List.of(entry(third), entry(third).replace(".entry", ".tlog-proof"))) {
            files.add(Files.write(folder.resolve(name.replace('/', '-')), ours.get(name)));
        }
        page.setInputFiles("#files", files.toArray(Path[]::new));
        page.waitForSelector("#verdict[data-outcome=INVALID]");
        Path huge = folder.resolve("huge.jsonl");
        Files.writeString(huge, row.repeat(140_000));
        page.setInputFiles("#files", huge);
        assertThat(answer(page)).contains("128 MB");
    }

    @Test
    void one_line_beside_its_entry_is_checked_and_never_called_all_of_them() {
        Page page = browser.confidential();
        page.navigate("/proof?lang=en");
        String one = shared();
        byte[] row = ours.get(one);
        assertThat(outcome(page, beside(one, row))).isIn("WITNESSED", "UNWITNESSED");
        assertThat(said(page)).contains("NOT CHECKED: Whether these are all lines of the ward");
        for (byte[] bad :
                List.of(
                        together(row, row),
                        changed(row),
                        together(row, theirs.get(one)),
                        "rubbish".getBytes(UTF_8),
                        new byte[0])) {
            assertThat(outcome(page, beside(one, bad))).isEqualTo("INVALID");
        }
    }

    private static FilePayload[] beside(String name, byte[] rows) {
        String stem = "leaves/" + index(name);
        return new FilePayload[] {
            new FilePayload("a.entry", "", ours.get(stem + ".entry")),
            new FilePayload("a.tlog-proof", "", ours.get(stem + ".tlog-proof")),
            new FilePayload("a.jsonl", "", rows)
        };
    }

    @Test
    void a_saved_page_checks_the_file_when_the_server_has_gone() throws IOException {
        Page page = browser.confidential();
        byte[] copy = page.context().request().get("/proof/copy?lang=kk").body();
        Path saved = Files.write(folder.resolve("copy.html"), copy);
        page.context().setOffline(true);
        page.navigate(saved.toUri().toString());
        assertThat(outcome(page, zip(ours, ZipEntry.STORED))).isIn("WITNESSED", "UNWITNESSED");
        assertThat(outcome(page, everythingDoneToIt().get("a line removed"))).isEqualTo("INVALID");
    }

    private static void drop(Page page, FilePayload... files) {
        page.evaluate("() => document.querySelector('#verdict').replaceChildren()");
        page.setInputFiles("#files", new FilePayload[0]);
        page.setInputFiles("#files", files);
    }

    private static String outcome(Page page, FilePayload... files) {
        page.evaluate("() => { delete document.querySelector('#verdict').dataset.outcome; }");
        drop(page, files);
        page.waitForSelector("#verdict[data-outcome]");
        return page.locator("#verdict").getAttribute("data-outcome");
    }

    /// What is said at last, where that is no verdict.
    private static String answer(Page page) {
        String working = page.locator("#texts li[data-key=working]").textContent();
        page.waitForCondition(() -> !said(page).isBlank() && !said(page).strip().equals(working));
        return said(page);
    }

    private static String said(Page page) {
        return page.locator("#verdict").innerText();
    }
}
