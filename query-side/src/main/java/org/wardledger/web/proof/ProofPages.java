package org.wardledger.web.proof;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.wardledger.transparency.verify.VerdictTexts;

/// `/proof`: a page on which the reader's own browser checks a proof, and a copy of that page in
/// one file, which asks no server for anything.
@Controller
class ProofPages {
    private static final String SCRIPT = read("tlog.js") + read("ward.js") + read("proof.js");
    private static final String STYLES = read("ledger.css");

    /// What the script finds out in the same way as the verifier, and says in the same words.
    private static final List<String> REASONS =
            List.of(
                    "holds.disclosures.open",
                    "holds.numbers.gapless",
                    "holds.balances.continue",
                    "holds.months.match",
                    "disclosure.not-in-entry",
                    "disclosure.twice",
                    "disclosure.other-ward",
                    "numbers.none",
                    "numbers.broken",
                    "numbers.unreadable",
                    "number.missing",
                    "number.twice",
                    "number.order",
                    "balance.differs",
                    "months.none",
                    "month.missing",
                    "month.twice",
                    "month.does-not-follow",
                    "month.sum",
                    "month.lines");
    private final ProofSource source;

    ProofPages(ProofSource source) {
        this.source = source;
    }

    @GetMapping("/proof")
    String check(Model model, Locale locale) {
        model.addAttribute("policy", source.policy());
        model.addAttribute("reasons", reasons(locale));
        return "proof/check";
    }

    /// To be saved: the script stands in it, and its own rules forbid it to speak to anybody.
    @GetMapping("/proof/copy")
    String copy(Model model, Locale locale, HttpServletResponse response) {
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"ward-ledger-proof-" + locale.getLanguage() + ".html\"");
        model.addAttribute("policy", source.policy());
        model.addAttribute("reasons", reasons(locale));
        model.addAttribute("rules", rules());
        model.addAttribute("styles", "<style>" + STYLES + "</style>");
        model.addAttribute("script", "<script>" + SCRIPT + "</script>");
        return "proof/copy";
    }

    private static Map<String, String> reasons(Locale locale) {
        VerdictTexts texts = VerdictTexts.in(locale);
        return REASONS.stream().collect(Collectors.toMap(Function.identity(), texts::template));
    }

    private static String rules() {
        return "default-src 'none'; script-src '"
                + digest(SCRIPT)
                + "'; style-src '"
                + digest(STYLES)
                + "'; form-action 'none'; base-uri 'none'";
    }

    private static String digest(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(String name) {
        try (InputStream in = ProofPages.class.getResourceAsStream("/static/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
