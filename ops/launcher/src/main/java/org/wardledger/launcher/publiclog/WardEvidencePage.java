package org.wardledger.launcher.publiclog;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wardledger.command.security.SignedIn;
import org.wardledger.events.Id;
import org.wardledger.launcher.publiclog.WardEvidence.Answer;
import org.wardledger.transparency.evidence.EvidenceBundle;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.web.NotOnRecord;
import org.wardledger.web.proof.ProofSource;

/// `POST /work/ward-evidence`: one ward's lines with their proofs, for somebody signed in whom the
/// policy lets see them. For anybody else, and for what is blocked or not there, the answer is the
/// same: 404.
/// A form and no link, so that no ward stands in an address.
@RestController
class WardEvidencePage {
    private final WardEvidence evidence;
    private final ProofSource source;

    WardEvidencePage(WardEvidence evidence, ProofSource source) {
        this.evidence = evidence;
        this.source = source;
    }

    /// @param from first month, such as 2026-01; may be empty
    @PostMapping("/work/ward-evidence")
    ResponseEntity<byte[]> download(
            @RequestParam String account,
            @RequestParam String ward,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @AuthenticationPrincipal SignedIn who)
            throws IOException {
        if (!Id.hasForm("acc", account) || !Id.hasForm("wrd", ward)) {
            throw NotOnRecord.linesOfWard();
        }
        var wanted =
                new WardEvidence.Wanted(
                        new Id.Account(account), new Id.Ward(ward), month(from), month(to));
        SignedCheckpoint checkpoint =
                source.reader().witnessed().orElseThrow(NotOnRecord::linesOfWard);
        SortedMap<Long, List<String>> rows =
                switch (evidence.handOut(wanted, checkpoint.size(), who.caller())) {
                    case Answer.Rows(var handed) -> handed;
                    case Answer.NotYours _, Answer.Blocked _, Answer.Nothing _, Answer.TooMany _ ->
                            throw NotOnRecord.linesOfWard();
                };
        EvidenceBundle.Request request =
                new EvidenceBundle.Request(
                        source.policy(),
                        Optional.empty(),
                        "ward",
                        new TreeSet<>(rows.keySet()),
                        rows);
        byte[] bundle = EvidenceBundle.of(source.reader(), checkpoint, request).orElseThrow();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_TYPE, "application/zip")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"ward.zip\"")
                .body(bundle);
    }

    private static @Nullable YearMonth month(String text) {
        try {
            return text.isBlank() ? null : YearMonth.parse(text);
        } catch (DateTimeException _) {
            throw NotOnRecord.linesOfWard();
        }
    }
}
