package org.wardledger.command.http;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wardledger.command.Caller;
import org.wardledger.command.imports.BankMatches;
import org.wardledger.command.imports.ImportReport;
import org.wardledger.command.imports.ImportResult;
import org.wardledger.command.imports.StatementImport;
import org.wardledger.command.imports.Uploads;
import org.wardledger.command.lookup.Registers;
import org.wardledger.command.security.SignedIn;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Refusal;
import org.wardledger.events.Id;
import org.wardledger.statements.StatementLimits;
import org.wardledger.statements.StatementSource;

/// Bank statements over HTTP: the file as the body of a dry run, which records nothing; then one
/// confirmation of what the dry run showed. And which bank line may have paid which purchase.
@RestController
@Hidden
@RequestMapping(path = "/api/v1/accounts/{acct}")
public class ImportApi {
    private static final String LANGUAGE = HttpHeaders.ACCEPT_LANGUAGE;

    /// More than any month of any bank; the reader takes no more.
    private static final long FILE_BYTES_MAX = StatementLimits.standard().bytesMax();

    /// A file of ten thousand lines takes seconds. Whoever hears of an unknown outcome confirms
    /// again: what stands there already is not recorded again.
    private static final Duration FILE_LIMIT = Duration.ofSeconds(60);

    private final StatementImport imports;
    private final Uploads uploads;
    private final BankMatches matches;
    private final AccountDoor door;
    private final RequestJson json;
    private final Problems problems;
    private final TimeLimit limit;

    ImportApi(
            StatementImport imports,
            Uploads uploads,
            BankMatches matches,
            AccountDoor door,
            RequestJson json,
            Problems problems,
            TimeLimit limit) {
        this.limit = limit;
        this.imports = imports;
        this.uploads = uploads;
        this.matches = matches;
        this.door = door;
        this.json = json;
        this.problems = problems;
    }

    /// What a confirmation names.
    record Confirmation(String token) {}

    /// What taking the file in would do. A file that cannot be taken in is an answer too: without
    /// a token, with what is wrong where.
    ///
    /// Columns of a table may be given as parameters: `BOOKING_DATE=...&AMOUNT=...`; without them
    /// those saved with the account are used, or those that the reader proposes.
    ///
    /// A form is refused: a reader of forms would take the file apart before it is seen.
    @PostMapping("/statements/dry-run")
    public ResponseEntity<?> dryRun(
            @PathVariable String acct,
            @RequestHeader(name = HttpHeaders.CONTENT_DISPOSITION, required = false)
                    @Nullable String disposition,
            @RequestHeader(name = LANGUAGE, required = false) @Nullable String language,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request)
            throws IOException {
        if (isForm(request.getContentType())) {
            return problems.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "media-type", language);
        }
        Registers.Account account = door.account(acct, who.caller());
        if (account == null) {
            return problems.of(HttpStatus.NOT_FOUND, "not-found", language);
        }
        if (!door.permits(who.caller(), StatementImport.COMMAND, account)) {
            return problems.of(Refusal.of(CommonRefusal.NOT_PERMITTED), language);
        }
        if (request.getContentLengthLong() > FILE_BYTES_MAX) {
            return tooLarge(language);
        }
        Path copy = uploads.file();
        try {
            if (!Uploads.copy(request.getInputStream(), copy, FILE_BYTES_MAX)) {
                return tooLarge(language);
            }
            String name = fileName(disposition);
            Map<String, String> fields = parameters(request);
            ImportReport report =
                    limit.within(
                            FILE_LIMIT,
                            () -> dryRun(who.caller(), account.acct(), name, copy, fields));
            return json.ok(ImportView.of(report, Locale.of(Problems.language(language))));
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private ImportReport dryRun(
            Caller who, Id.Account acct, String name, Path copy, Map<String, String> fields) {
        try {
            return imports.dryRun(who, acct, name, StatementSource.of(copy), fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isForm(@Nullable String type) {
        return type != null
                && (type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                        || type.startsWith("multipart/"));
    }

    private ResponseEntity<Problem> tooLarge(@Nullable String language) {
        Refusal large = Refusal.of(CommonRefusal.TOO_LARGE).with("max", FILE_BYTES_MAX);
        return problems.of(large.with("reason", "too-large"), language);
    }

    /// Only the name: a path in it is of no use and tells of the sender's machine. What cannot be
    /// read as a header names no file.
    private static String fileName(@Nullable String disposition) {
        String name;
        try {
            name = disposition == null ? null : ContentDisposition.parse(disposition).getFilename();
        } catch (IllegalArgumentException _) {
            name = null;
        }
        if (name == null || name.isBlank()) {
            return "statement";
        }
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private static Map<String, String> parameters(HttpServletRequest request) {
        Map<String, String> fields = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> fields.put(name, values[0]));
        return fields;
    }

    /// Records what the dry run showed. May be repeated: what stands there already is not recorded
    /// again.
    @PostMapping(path = "/statements/confirm", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<?> confirm(
            @PathVariable String acct,
            @RequestHeader(name = LANGUAGE, required = false) @Nullable String language,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request)
            throws IOException {
        Registers.Account account = door.account(acct, who.caller());
        if (account == null) {
            return problems.of(HttpStatus.NOT_FOUND, "not-found", language);
        }
        byte[] body = request.getInputStream().readNBytes(CommandApi.BODY_BYTES_MAX);
        return switch (json.read(body, Confirmation.class)) {
            case RequestJson.Read.Wrong wrong -> problems.of(wrong.refusal(), language);
            case RequestJson.Read.Body read -> {
                String token = ((Confirmation) read.value()).token();
                ImportResult result =
                        limit.within(
                                FILE_LIMIT,
                                () -> imports.confirm(who.caller(), account.acct(), token));
                yield result.refusal() != null
                        ? problems.of(result.refusal(), language)
                        : json.ok(ImportView.Confirmed.of(result));
            }
        };
    }

    /// Which bank line may have paid which purchase, and why; a person confirms by paying.
    @GetMapping("/matches")
    public ResponseEntity<?> matches(
            @PathVariable String acct,
            @RequestHeader(name = LANGUAGE, required = false) @Nullable String language,
            @AuthenticationPrincipal SignedIn who) {
        Registers.Account account = door.account(acct, who.caller());
        if (account == null) {
            return problems.of(HttpStatus.NOT_FOUND, "not-found", language);
        }
        return json.ok(
                limit.within(() -> matches.propose(who.caller(), account.acct())).stream()
                        .map(ImportView.Match::of)
                        .toList());
    }
}
