package org.wardledger.command.http;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.wardledger.command.Ledger;
import org.wardledger.command.Outcome;
import org.wardledger.command.Request;
import org.wardledger.command.requests.Catalogue;
import org.wardledger.command.requests.Catalogue.Reach;
import org.wardledger.command.security.SignedIn;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Refusal;

/// Every request of the catalogue: `POST /api/v1/commands/{code}` with its fields as JSON and a key
/// that the client made. The answer to a repetition says so in `Idempotency-Hit`.
@RestController
@Hidden
public class CommandApi {
    static final String KEY = "Idempotency-Key";
    static final String HIT = "Idempotency-Hit";
    static final int BODY_BYTES_MAX = 1 << 20;

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Ledger ledger;
    private final RequestJson json;
    private final Problems problems;
    private final TimeLimit limit;

    CommandApi(Ledger ledger, RequestJson json, Problems problems, TimeLimit limit) {
        this.limit = limit;
        this.ledger = ledger;
        this.json = json;
        this.problems = problems;
    }

    /// @param key UUID, the same for every repetition of the same request
    @PostMapping(
            path = "/api/v1/commands/{code:.+}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
    public ResponseEntity<?> post(
            @PathVariable String code,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable String language,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest http)
            throws IOException {
        Catalogue.Kind kind = Catalogue.byCode().get(code);
        if (kind == null || kind.reach() != Reach.CLIENTS) {
            return problems.of(HttpStatus.NOT_FOUND, "no-such-command", language);
        }
        if (key == null || !UUID_FORM.matcher(key).matches()) {
            Refusal wrong = Refusal.at(CommonRefusal.MALFORMED, KEY);
            String reason = key == null ? "missing" : "not-uuid";
            return problems.of(wrong.with("reason", reason), language);
        }
        byte[] body = http.getInputStream().readNBytes(BODY_BYTES_MAX + 1);
        if (body.length > BODY_BYTES_MAX) {
            Refusal wrong = Refusal.of(CommonRefusal.TOO_LARGE).with("max", BODY_BYTES_MAX);
            return problems.of(wrong.with("reason", "too-large"), language);
        }
        return switch (json.read(body, kind.body())) {
            case RequestJson.Read.Wrong wrong -> problems.of(wrong.refusal(), language);
            case RequestJson.Read.Body read ->
                    execute(
                            kind.request().apply(read.value()),
                            who,
                            UUID.fromString(key),
                            language);
        };
    }

    private ResponseEntity<?> execute(
            Request request, SignedIn who, UUID key, @Nullable String language) {
        return switch (limit.within(() -> ledger.execute(request, who.caller(), key))) {
            case Outcome.Refused refused -> problems.of(refused, request.fields(), language);
            case Outcome.Done done ->
                    ResponseEntity.ok()
                            .header(HIT, Boolean.toString(done.hit()))
                            .contentType(MediaType.APPLICATION_JSON)
                            .body(json.write(Answer.of(done)));
        };
    }
}
