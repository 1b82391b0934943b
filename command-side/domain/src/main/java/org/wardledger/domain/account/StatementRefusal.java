package org.wardledger.domain.account;

import org.wardledger.domain.RefusalCode;

/// Why a statement is refused.
public enum StatementRefusal implements RefusalCode {
    TOTALS_DIFFER("statement.totals-differ", Step.INPUT),
    ALREADY_IMPORTED("statement.already-imported", Step.STATE),
    UNKNOWN("statement.unknown", Step.STATE),
    UNFINISHED("statement.unfinished", Step.STATE),
    OPENING_DIFFERS("statement.opening-differs", Step.STATE),
    OVERLAP_DIFFERS("statement.overlap-differs", Step.STATE),
    COMPLETE_ALREADY("statement.complete-already", Step.STATE);

    private final String code;
    private final Step step;

    StatementRefusal(String code, Step step) {
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
