package org.wardledger.web.proof;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestHandler;
import org.wardledger.transparency.LogReader;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.note.TlogProof;

/// `/log/`: the public log as the static files that it is (C2SP tlog-tiles), and beside them single
/// entries with their proofs. For programs of anybody, from any site; no cookie, no sign-in. Not a
/// controller: a tile needs none of what every page is given.
@Component
class LogFiles implements HttpRequestHandler {
    static final String PREFIX = "/log/";
    private static final Pattern SINGLE = Pattern.compile("(proof|entry)/([0-9]{1,18})");
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String A_MOMENT = "public, max-age=2";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final ProofSource source;

    LogFiles(ProofSource source) {
        this.source = source;
    }

    /// @param name to be saved under; empty for what is only read
    private record Answer(int status, byte[] body, String type, String caching, String name) {

        static Answer missing(String why) {
            return new Answer(404, bytes(why + "\n"), TEXT, "no-store", "");
        }
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Answer answer = answer(request);
        response.setStatus(answer.status);
        response.setHeader(HttpHeaders.CONTENT_TYPE, answer.type);
        response.setHeader(HttpHeaders.CACHE_CONTROL, answer.caching);
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        if (!answer.name.isEmpty()) {
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    "attachment; filename=\"" + answer.name + "\"");
        }
        response.setContentLength(answer.body.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(answer.body);
        }
    }

    private Answer answer(HttpServletRequest request) throws IOException {
        String path = request.getRequestURI().substring(PREFIX.length());
        if (path.equals("policy")) {
            return source.policy().isEmpty()
                    ? Answer.missing("there is no log")
                    : new Answer(200, bytes(source.policy()), TEXT, A_MOMENT, "");
        }
        Matcher single = SINGLE.matcher(path);
        if (single.matches()) {
            long index = Long.parseLong(single.group(2));
            return single.group(1).equals("entry")
                    ? entry(index)
                    : proof(index, "entry".equals(request.getParameter("with")));
        }
        return source.reader()
                .file(path)
                .map(f -> new Answer(200, f.body(), f.contentType(), f.cacheControl(), ""))
                .orElseGet(() -> Answer.missing("there is no such file in this log"));
    }

    /// The entry itself: the bytes that the leaf is the hash of.
    private Answer entry(long index) throws IOException {
        LogReader reader = source.reader();
        Optional<SignedCheckpoint> latest = reader.latest();
        Optional<byte[]> entry =
                latest.isEmpty() ? Optional.empty() : reader.entry(latest.get(), index);
        return entry.map(e -> new Answer(200, e, "application/json", FOR_EVER, index + ".entry"))
                .orElseGet(() -> Answer.missing("no published entry has this index"));
    }

    /// The proof of one entry (C2SP tlog-proof) under the newest witnessed checkpoint, made from
    /// one snapshot. It can carry the entry itself in its `extra` line, so that one file is
    /// enough.
    private Answer proof(long index, boolean withEntry) throws IOException {
        LogReader reader = source.reader();
        Optional<SignedCheckpoint> witnessed = reader.witnessed();
        Optional<TlogProof> proof =
                witnessed.isEmpty() ? Optional.empty() : reader.proof(witnessed.get(), index);
        if (proof.isEmpty()) {
            long size = witnessed.map(SignedCheckpoint::size).orElse(0L);
            return Answer.missing("publicly provable are the entries below index " + size);
        }
        TlogProof made = proof.get();
        if (withEntry) {
            made = made.withExtra(reader.entry(witnessed.get(), index).orElseThrow());
        }
        return new Answer(200, bytes(made.format()), TEXT, A_MOMENT, index + ".tlog-proof");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
