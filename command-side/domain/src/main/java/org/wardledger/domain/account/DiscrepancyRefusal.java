package org.wardledger.domain.account;

import org.wardledger.domain.RefusalCode;

/// Why a step of a discrepancy is refused.
public enum DiscrepancyRefusal implements RefusalCode {
    OWNER_MISSING("discrepancy.owner-missing", Step.INPUT),
    DUE_MISSING("discrepancy.due-missing", Step.INPUT),
    REASON_MISSING("discrepancy.reason-missing", Step.INPUT),
    ALREADY_RAISED("discrepancy.already-raised", Step.STATE),
    UNKNOWN("discrepancy.unknown", Step.STATE),
    CLOSED("discrepancy.closed", Step.STATE),
    NOT_RESOLVED("discrepancy.not-resolved", Step.STATE),
    NOT_OWNER("discrepancy.not-owner", Step.DUTY),
    RESOLVER_IS_OWNER("discrepancy.resolver-is-owner", Step.DUTY),
    NO_CORRECTING_EVENT("discrepancy.no-correcting-event", Step.DECISION),
    CORRECTION_DOES_NOT_MATCH("discrepancy.correction-does-not-match", Step.DECISION);

    private final String code;
    private final Step step;

    DiscrepancyRefusal(String code, Step step) {
        this.code = code;
        this.step = step;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Step step() {
        return step;
    }
}
