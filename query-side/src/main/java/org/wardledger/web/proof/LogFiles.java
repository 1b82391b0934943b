package org.wardledger.web.proof;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wardledger.transparency.LogFile;
import org.wardledger.transparency.LogReader;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.note.TlogProof;

/// `/log/`: the public log as the static files that it is (C2SP tlog-tiles), and beside them single
/// entries with their proofs. For programs of anybody, from any site; no cookie, no sign-in.
@RestController
class LogFiles {
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String A_MOMENT = "public, max-age=2";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final ProofSource source;

    LogFiles(ProofSource source) {
        this.source = source;
    }

    @GetMapping("/log/**")
    ResponseEntity<byte[]> file(HttpServletRequest request) throws IOException {
        String path = request.getRequestURI().substring("/log/".length());
        Optional<LogFile> found = source.reader().file(path);
        return found.map(f -> answer(f.contentType(), f.cacheControl()).body(f.body()))
                .orElseGet(() -> missing("there is no such file in this log"));
    }

    /// Keys as the operator states them; a verifier takes them from elsewhere.
    @GetMapping("/log/policy")
    ResponseEntity<byte[]> policy() {
        return source.policy().isEmpty()
                ? missing("there is no log")
                : answer(TEXT, A_MOMENT).body(bytes(source.policy()));
    }

    /// The entry itself: the bytes that the leaf is the hash of.
    @GetMapping("/log/entry/{index:[0-9]{1,18}}")
    ResponseEntity<byte[]> entry(@PathVariable long index) throws IOException {
        LogReader reader = source.reader();
        Optional<SignedCheckpoint> latest = reader.latest();
        Optional<byte[]> entry =
                latest.isEmpty() ? Optional.empty() : reader.entry(latest.get(), index);
        return entry.map(e -> file(index + ".entry", "application/json", FOR_EVER).body(e))
                .orElseGet(() -> missing("no published entry has this index"));
    }

    /// The proof of one entry (C2SP tlog-proof) under the newest witnessed checkpoint, made from
    /// one snapshot. With `entry` it carries the entry itself in its `extra` line, so that one
    /// file is enough.
    @GetMapping("/log/proof/{index:[0-9]{1,18}}")
    ResponseEntity<byte[]> proof(
            @PathVariable long index,
            @RequestParam(name = "with", required = false, defaultValue = "") String with)
            throws IOException {
        LogReader reader = source.reader();
        Optional<SignedCheckpoint> witnessed = reader.witnessed();
        Optional<TlogProof> proof =
                witnessed.isEmpty() ? Optional.empty() : reader.proof(witnessed.get(), index);
        if (proof.isEmpty()) {
            long size = witnessed.map(SignedCheckpoint::size).orElse(0L);
            return missing("publicly provable are the entries below index " + size);
        }
        TlogProof made = proof.get();
        if (with.equals("entry")) {
            made = made.withExtra(reader.entry(witnessed.get(), index).orElseThrow());
        }
        return file(index + ".tlog-proof", TEXT, A_MOMENT).body(bytes(made.format()));
    }

    private static ResponseEntity.BodyBuilder answer(String type, String caching) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(HttpHeaders.CACHE_CONTROL, caching)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin");
    }

    private static ResponseEntity.BodyBuilder file(String name, String type, String caching) {
        return answer(type, caching)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    }

    private static ResponseEntity<byte[]> missing(String why) {
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .header(HttpHeaders.CONTENT_TYPE, TEXT)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .body(bytes(why + "\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
