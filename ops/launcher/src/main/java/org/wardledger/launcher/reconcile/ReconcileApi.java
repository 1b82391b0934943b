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
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Refusal;
import org.wardledger.events.Code;

/// Comparing in a running ledger, for its operator.
@RestController
@RequestMapping("/api/v1/operator/reconciliation")
public class ReconcileApi {
    private static final String LANGUAGE = HttpHeaders.ACCEPT_LANGUAGE;
    private final Reconciling reconciling;
    private final Problems problems;

    public ReconcileApi(Reconciling reconciling, Problems problems) {
        this.reconciling = reconciling;
        this.problems = problems;
    }

    @GetMapping
    public ResponseEntity<?> standing(
            @RequestHeader(name = LANGUAGE, required = false) @Nullable String language,
            @AuthenticationPrincipal SignedIn who) {
        return isOperator(who) ? ResponseEntity.ok(reconciling.standing()) : forbidden(language);
    }

    /// 202 where one was started, 409 where one is under way.
    @PostMapping
    public ResponseEntity<?> start(
            @RequestHeader(name = LANGUAGE, required = false) @Nullable String language,
            @AuthenticationPrincipal SignedIn who) {
        if (!isOperator(who)) {
            return forbidden(language);
        }
        boolean started = reconciling.start(who.caller());
        return ResponseEntity.status(started ? 202 : 409).body(reconciling.standing());
    }

    private static boolean isOperator(SignedIn who) {
        return who.caller().role() == Code.Role.OPERATOR;
    }

    private ResponseEntity<?> forbidden(@Nullable String language) {
        return problems.of(Refusal.of(CommonRefusal.NOT_PERMITTED), language);
    }
}
