package org.wardledger.web.replay;

import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.web.BeyondNewest;
import org.wardledger.web.PublicProblems;
import org.wardledger.web.proof.ProofSource;

/// `GET /api/v1/public/replay`: totals from the published entries under a basis, or the difference
/// between two. Reads the log from its beginning, so only a few at a time.
@RestController
class ReplayApi {
    private static final int AT_A_TIME = 2;
    private static final String RETRY_SECONDS = "10";
    private final Semaphore places = new Semaphore(AT_A_TIME);
    private final ProofSource source;
    private final PublicProblems problems;

    ReplayApi(ProofSource source, PublicProblems problems) {
        this.source = source;
        this.problems = problems;
    }

    /// @param asOf how many entries; all published ones where it is left out
    /// @param effective last day that counts; all where it is left out
    /// @param since, sinceEffective the earlier basis of a comparison
    @GetMapping("/api/v1/public/replay")
    ResponseEntity<byte[]> replay(
            @RequestParam(required = false) @Nullable Long asOf,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate effective,
            @RequestParam(required = false) @Nullable Long since,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate sinceEffective,
            Locale locale)
            throws IOException {
        Optional<SignedCheckpoint> witnessed = source.reader().witnessed();
        long published = witnessed.map(SignedCheckpoint::size).orElse(0L);
        Basis to = Basis.of(asOf == null ? published : asOf, effective);
        Basis from = since == null ? null : Basis.of(since, sinceEffective);
        long last = Math.max(to.size(), from == null ? 0 : from.size());
        if (published == 0 || last > published) {
            return beyond(Math.max(1, last), published, locale);
        }
        if (to.size() < 0 || (from != null && from.size() < 0)) {
            return problems.of(HttpStatus.BAD_REQUEST, "bad-request", "400", Map.of(), locale);
        }
        if (!places.tryAcquire()) {
            return busy(locale);
        }
        try {
            byte[] report = PublicReplay.report(source.reader(), to, from, _ -> {});
            return ResponseEntity.ok()
                    .header(HttpHeaders.CONTENT_TYPE, "application/json")
                    .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                    .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                    .body(report);
        } finally {
            places.release();
        }
    }

    private ResponseEntity<byte[]> beyond(long asked, long published, Locale locale) {
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("position", Long.toString(asked));
        arguments.put("newest", Long.toString(published));
        return problems.of(
                HttpStatus.NOT_FOUND, BeyondNewest.CODE, "beyond-published", arguments, locale);
    }

    private ResponseEntity<byte[]> busy(Locale locale) {
        ResponseEntity<byte[]> problem =
                problems.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-replays",
                        "too-many-replays",
                        Map.of("seconds", RETRY_SECONDS),
                        locale);
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .body(problem.getBody());
    }
}
