package org.wardledger.domain.account;

import org.wardledger.domain.RefusalCode;

/// Why a period is not opened, checked or closed.
public enum PeriodRefusal implements RefusalCode {
    OPENING_ACT_MISSING("period.opening-act-missing", Step.INPUT),
    ALREADY_OPEN("period.already-open", Step.PERIOD),
    PREDECESSOR_OPEN("period.predecessor-open", Step.PERIOD),
    NOT_OVER("period.not-over", Step.PERIOD),
    STATEMENT_GAP("period.statement-gap", Step.STATE),
    SUSPENSE_UNOWNED("period.suspense-unowned", Step.STATE),
    CASH_UNCOUNTED("period.cash-uncounted", Step.STATE),
    CLOSER_IS_ENTERER("period.closer-is-enterer", Step.DUTY),
    OPENING_DIFFERS("period.opening-differs", Step.SUM),
    IDENTITY_BROKEN("period.identity-broken", Step.SUM);

    private final String code;
    private final Step step;

    PeriodRefusal(String code, Step step) {
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
