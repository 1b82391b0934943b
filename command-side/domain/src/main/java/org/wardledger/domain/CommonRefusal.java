package org.wardledger.domain;

/// Reasons that every feature shares.
public enum CommonRefusal implements RefusalCode {
    NOT_PERMITTED("auth.not-permitted", Step.AUTH),
    MANDATE_ENDED("auth.mandate-ended", Step.AUTH),
    KEY_REUSED("key.reused", Step.KEY),
    KEY_REFUSED_BEFORE("key.refused-before", Step.KEY),
    MALFORMED("input.malformed", Step.INPUT),
    UNKNOWN_CODE("input.unknown-code", Step.INPUT),
    DATE_IN_FUTURE("input.date-in-future", Step.INPUT),
    TOO_LARGE("input.too-large", Step.INPUT),
    PERIOD_CLOSED("period.closed", Step.PERIOD),
    PERIOD_NOT_OPEN("period.not-open", Step.PERIOD),
    APPEND_ONLY("ledger.append-only", Step.STATE);

    private final String code;
    private final Step step;

    CommonRefusal(String code, Step step) {
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
