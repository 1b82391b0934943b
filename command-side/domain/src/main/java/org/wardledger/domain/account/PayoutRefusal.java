package org.wardledger.domain.account;

import org.wardledger.domain.RefusalCode;

/// Why a final account or pay-out is refused.
public enum PayoutRefusal implements RefusalCode {
    PAYEE_UNPROVEN("payout.payee-unproven", Step.INPUT),
    AMOUNT_NOT_POSITIVE("payout.amount-not-positive", Step.INPUT),
    WARD_PRESENT("payout.ward-present", Step.STATE),
    EXPENDITURE_OPEN("payout.expenditure-open", Step.STATE),
    ALREADY_ISSUED("payout.already-issued", Step.STATE),
    NOT_ISSUED("payout.not-issued", Step.STATE),
    WARD_NOT_ON_ACCOUNT("payout.ward-not-on-account", Step.STATE),
    SUSPENDED("payout.suspended", Step.STATE),
    NOT_SUSPENDED("payout.not-suspended", Step.STATE),
    BANK_LINE_UNKNOWN("payout.bank-line-unknown", Step.STATE),
    BANK_LINE_USED("payout.bank-line-used", Step.STATE),
    APPROVER_IS_ENTERER("payout.approver-is-enterer", Step.DUTY),
    BANK_LINE_DIFFERS("payout.bank-line-differs", Step.SUM),
    ABOVE_BALANCE("payout.above-balance", Step.FUNDS),
    CASH_SHORT("payout.cash-short", Step.FUNDS);

    private final String code;
    private final Step step;

    PayoutRefusal(String code, Step step) {
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
