package org.wardledger.domain.account;

import org.wardledger.domain.RefusalCode;

/// Why an allocation of received money is refused.
public enum ReceiptRefusal implements RefusalCode {
    LINE_WITHOUT_WARD("receipt.line-without-ward", Step.INPUT),
    LINE_UNKNOWN("receipt.line-unknown", Step.STATE),
    LINE_USED("receipt.line-used", Step.STATE),
    LINE_IS_DEBIT("receipt.line-is-debit", Step.STATE),
    WARD_NOT_ON_ACCOUNT("receipt.ward-not-on-account", Step.STATE),
    SAME_WARD_MONTH("receipt.same-ward-month", Step.STATE),
    LEG_KNOWN("receipt.leg-known", Step.STATE),
    SUM_DIFFERS("receipt.sum-differs", Step.SUM),
    AMOUNT_NOT_POSITIVE("receipt.amount-not-positive", Step.SUM);

    private final String code;
    private final Step step;

    ReceiptRefusal(String code, Step step) {
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

    @Override
    public boolean asks() {
        return this == SAME_WARD_MONTH;
    }
}
