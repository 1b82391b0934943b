package org.wardledger.domain.account;

import org.wardledger.domain.RefusalCode;

/// Why a movement of the cash box is refused.
public enum CashRefusal implements RefusalCode {
    AMOUNT_NOT_POSITIVE("cash.amount-not-positive", Step.INPUT),
    NO_BOX("cash.no-box", Step.STATE),
    BANK_LINE_UNKNOWN("cash.bank-line-unknown", Step.STATE),
    BANK_LINE_USED("cash.bank-line-used", Step.STATE),
    WARD_BLOCKED("cash.ward-blocked", Step.STATE),
    WARD_NOT_ON_ACCOUNT("cash.ward-not-on-account", Step.STATE),
    ABOVE_FLOAT("cash.above-float", Step.STATE),
    KEEPER_IS_APPROVER("cash.keeper-is-approver", Step.DUTY),
    COUNTER_IS_KEEPER("cash.counter-is-keeper", Step.DUTY),
    BANK_LINE_DIFFERS("cash.bank-line-differs", Step.SUM),
    SHORT("cash.short", Step.FUNDS),
    INSUFFICIENT_FUNDS("cash.insufficient-funds", Step.FUNDS);

    private final String code;
    private final Step step;

    CashRefusal(String code, Step step) {
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
