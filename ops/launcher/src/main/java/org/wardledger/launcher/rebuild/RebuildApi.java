package org.wardledger.launcher.rebuild;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wardledger.command.http.Problems;
import org.wardledger.command.security.SignedIn;
import org.wardledger.launcher.OperatorOnly;

/// Rebuilding in a running ledger, for its operator: readers go on reading.
@RestController
@RequestMapping("/api/v1/operator/rebuild")
public class RebuildApi {
    private static final String LANGUAGE = HttpHeaders.ACCEPT_LANGUAGE;
    private final Rebuilding rebuilding;
    private final Problems problems;
    private final OperatorOnly operator;

    public RebuildApi(Rebuilding rebuilding, Problems problems) {
        this.rebuilding = rebuilding;
        this.problems = problems;
        this.operator = new OperatorOnly(problems);
    }

    /// Generation that readers see.
    record Shown(int generation) {}

    @GetMapping
    public ResponseEntity<?> standing(
            @RequestHeader(name = LANGUAGE, required = false) @Nullable String language,
            @AuthenticationPrincipal SignedIn who) {
        return operator.answer(who, language, () -> ResponseEntity.ok(rebuilding.standing()));
    }

    /// 202 where one was started, 409 where one is under way.
    @PostMapping
    public ResponseEntity<?> start(
            @RequestParam(defaultValue = "false") boolean force,
            @RequestHeader(name = LANGUAGE, required = false) @Nullable String language,
            @AuthenticationPrincipal SignedIn who) {
        return operator.answer(
                who,
                language,
                () ->
                        OperatorOnly.started(
                                rebuilding.start(force, who.caller()), rebuilding.standing()));
    }

    /// Shows the generation before; 404 where there is none.
    @PostMapping("/rollback")
    public ResponseEntity<?> rollback(
            @RequestHeader(name = LANGUAGE, required = false) @Nullable String language,
            @AuthenticationPrincipal SignedIn who) {
        return operator.answer(who, language, () -> rolledBack(language));
    }

    private ResponseEntity<?> rolledBack(@Nullable String language) {
        return rebuilding
                .rollback()
                .<ResponseEntity<?>>map(number -> ResponseEntity.ok(new Shown(number)))
                .orElseGet(() -> problems.of(HttpStatus.NOT_FOUND, "not-found", language));
    }
}
