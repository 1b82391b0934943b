package org.wardledger.launcher.reconcile;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wardledger.command.http.Problems;
import org.wardledger.command.security.SignedIn;
import org.wardledger.launcher.OperatorOnly;

/// Comparing in a running ledger, for its operator.
@RestController
@RequestMapping("/api/v1/operator/reconciliation")
public class ReconcileApi {
    private static final String LANGUAGE = HttpHeaders.ACCEPT_LANGUAGE;
    private final Reconciling reconciling;
    private final OperatorOnly operator;

    public ReconcileApi(Reconciling reconciling, Problems problems) {
        this.reconciling = reconciling;
        this.operator = new OperatorOnly(problems);
    }

    @GetMapping
    public ResponseEntity<?> standing(
            @RequestHeader(name = LANGUAGE, required = false) @Nullable String language,
            @AuthenticationPrincipal SignedIn who) {
        return operator.answer(who, language, () -> ResponseEntity.ok(reconciling.standing()));
    }

    /// 202 where one was started, 409 where one is under way.
    @PostMapping
    public ResponseEntity<?> start(
            @RequestHeader(name = LANGUAGE, required = false) @Nullable String language,
            @AuthenticationPrincipal SignedIn who) {
        return operator.answer(
                who,
                language,
                () ->
                        OperatorOnly.started(
                                reconciling.start(who.caller()), reconciling.standing()));
    }
}
