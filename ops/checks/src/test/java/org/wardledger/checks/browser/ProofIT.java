package org.wardledger.checks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardledger.transparency.merkle.Hash;
import org.wardledger.transparency.merkle.Hashes;
import org.wardledger.transparency.merkle.TreeHead;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.note.SigningKey;
import org.wardledger.transparency.note.TlogProof;

/// A person checks a proof in the browser, with keys of their own, and believes no server.
class ProofIT {
    private static final String ENTRY = "{\"n\":\"1\"}";
    private static final SigningKey LOG = key("log.example.org/ledger");
    private static final SigningKey PAPER = key("paper.example.net");
    private static final SigningKey NGO = key("ngo.example.net");
    private static final String POLICY =
            "log %s\nwitness paper %s\nwitness ngo %s\ngroup seen any paper ngo\nquorum seen\n"
                    .formatted(
                            LOG.logKey().text(),
                            PAPER.witnessKey().text(),
                            NGO.witnessKey().text());
    private static Browser browser;

    @TempDir Path folder;

    @BeforeAll
    static void open() {
        browser = Browser.open();
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

    @ParameterizedTest
    @ValueSource(strings = {"kk", "ru", "en"})
    void a_witnessed_proof_is_good_and_the_page_can_be_used_by_everybody(String language) {
        Page page = browser.page();
        page.navigate("/proof?lang=" + language);
        List<String> violations = new ArrayList<>(Browser.violations(page));
        page.fill("#policy", POLICY);
        assertThat(outcome(page, file("1.tlog-proof", proof()), file("1.entry", ENTRY)))
                .isEqualTo("WITNESSED");
        assertThat(page.locator("#verdict").innerText())
                .contains("paper.example.net", "log.example.org/ledger", ENTRY)
                .doesNotContain("{0}");
        violations.addAll(Browser.violations(page));
        assertThat(violations).isEmpty();
    }

    @Test
    void one_file_with_both_is_enough() {
        Page page = page();
        assertThat(outcome(page, file("1.tlog-proof", carrying(ENTRY)))).isEqualTo("WITNESSED");
    }

    @Test
    void whatever_is_tampered_with_is_found() {
        Page page = page();
        assertThat(outcome(page, file("p", proof()), file("e", ENTRY.replace('1', '2'))))
                .isEqualTo("INVALID");
        assertThat(outcome(page, file("p", carrying(ENTRY + " ")))).isEqualTo("INVALID");
        assertThat(outcome(page, file("p", proof().replace("index 1", "index 0")), entry()))
                .isEqualTo("INVALID");
        assertThat(outcome(page, file("p", proof().replace("ledger\n3\n", "ledger\n4\n")), entry()))
                .isEqualTo("INVALID");
        assertThat(outcome(page, file("p", proof().replace("\n\n", "\n")), entry()))
                .isEqualTo("INVALID");
        assertThat(page.locator("#verdict .note.bad").count()).isEqualTo(1);
    }

    @Test
    void the_verdict_is_no_better_than_the_keys_that_were_brought() {
        Page page = page();
        page.fill("#policy", "");
        assertThat(outcome(page, file("p", proof()), entry())).isEqualTo("UNANCHORED");
        page.fill("#policy", "log " + LOG.logKey().text() + "\nquorum none\n");
        assertThat(outcome(page, file("p", proof()), entry())).isEqualTo("UNWITNESSED");
        page.fill("#policy", POLICY.replace("group seen any", "group seen all"));
        assertThat(outcome(page, file("p", proof()), entry())).isEqualTo("UNWITNESSED");
        page.fill(
                "#policy",
                "log " + key("log.example.org/ledger").logKey().text() + "\nquorum none");
        assertThat(outcome(page, file("p", proof()), entry())).isEqualTo("INVALID");
        page.fill("#policy", "quorum of-nobody");
        assertThat(outcome(page, file("p", proof()), entry())).isEqualTo("UNDECIDED");
    }

    @Test
    void a_browser_without_the_signatures_says_so_and_shows_no_green() {
        Page page = browser.page();
        page.addInitScript(
                """
                SubtleCrypto.prototype.importKey = () =>
                    Promise.reject(new DOMException("no", "NotSupportedError"));
                """);
        page.navigate("/proof?lang=en");
        page.fill("#policy", POLICY);
        assertThat(outcome(page, file("p", proof()), entry())).isEqualTo("UNDECIDED");
        assertThat(page.locator("#verdict").innerText()).contains("Ed25519");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kk", "ru", "en"})
    void a_saved_copy_works_without_any_network(String language) throws IOException {
        Page page = browser.page();
        byte[] copy = page.context().request().get("/proof/copy?lang=" + language).body();
        Path saved = Files.write(folder.resolve("copy.html"), copy);
        page.context().setOffline(true);
        page.navigate(saved.toUri().toString());
        page.fill("#policy", POLICY);
        assertThat(outcome(page, file("p", proof()), entry())).isEqualTo("WITNESSED");
        assertThat(outcome(page, file("p", proof()), file("e", "{}"))).isEqualTo("INVALID");
        assertThat(Browser.violations(page)).isEmpty();
    }

    @Test
    void records_say_how_far_their_proof_is() {
        Page page = browser.page();
        page.navigate("/audit?lang=en");
        page.locator("#trail a[href^='/audit/']").first().click();
        Locator proof = page.locator("section.proof");
        assertThat(proof.locator(".chip").innerText()).isIn("publicly provable", "recorded");
        assertThat(proof.locator("svg.qr").getAttribute("aria-label")).contains("/proof?index=");
        assertThat(page.locator(".basis .proven").innerText()).isNotBlank();
    }

    private static Page page() {
        Page page = browser.page();
        page.navigate("/proof?lang=en");
        page.fill("#policy", POLICY);
        return page;
    }

    private static String outcome(Page page, FilePayload... files) {
        page.evaluate(
                "() => { const v = document.querySelector('#verdict'); delete v.dataset.outcome; }");
        page.setInputFiles("#files", new FilePayload[0]);
        page.setInputFiles("#files", files);
        page.waitForSelector("#verdict[data-outcome]");
        return page.locator("#verdict").getAttribute("data-outcome");
    }

    private static FilePayload entry() {
        return file("1.entry", ENTRY);
    }

    private static FilePayload file(String name, String text) {
        return new FilePayload(
                name, "application/octet-stream", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String proof() {
        return made().format();
    }

    private static String carrying(String entry) {
        return made().withExtra(entry.getBytes(StandardCharsets.UTF_8)).format();
    }

    /// The second of three leaves.
    private static TlogProof made() {
        Hash first = leaf("{\"n\":\"0\"}");
        Hash third = leaf("{\"n\":\"2\"}");
        Hash root = Hashes.node(Hashes.node(first, leaf(ENTRY)), third);
        SignedCheckpoint signed = SignedCheckpoint.sign(LOG, new TreeHead(3, root));
        SignedCheckpoint seen =
                new SignedCheckpoint(
                        signed.checkpoint(),
                        signed.note()
                                .with(
                                        List.of(
                                                PAPER.cosign(
                                                        signed.note().text(),
                                                        Instant.parse("2026-10-01T09:00:00Z")))));
        return TlogProof.of(1, List.of(first, third), seen);
    }

    private static Hash leaf(String entry) {
        return Hashes.leaf(entry.getBytes(StandardCharsets.UTF_8));
    }

    private static SigningKey key(String name) {
        return SigningKey.generate(name, new SecureRandom());
    }
}
