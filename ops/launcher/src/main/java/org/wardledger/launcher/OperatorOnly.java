package org.wardledger.launcher;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.wardledger.command.http.Problems;
import org.wardledger.command.security.SignedIn;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Refusal;
import org.wardledger.events.Code;

/// What a running ledger does for its operator and for nobody else, whatever they may otherwise.
public final class OperatorOnly {
    private final Problems problems;

    public OperatorOnly(Problems problems) {
        this.problems = problems;
    }

    public ResponseEntity<?> answer(
            SignedIn who, @Nullable String language, Supplier<ResponseEntity<?>> what) {
        return who.caller().role() == Code.Role.OPERATOR
                ? what.get()
                : problems.of(Refusal.of(CommonRefusal.NOT_PERMITTED), language);
    }

    /// 202 where it was started, 409 where one is under way.
    public static ResponseEntity<?> started(boolean started, Underway standing) {
        return ResponseEntity.status(started ? 202 : 409).body(standing);
    }
}
