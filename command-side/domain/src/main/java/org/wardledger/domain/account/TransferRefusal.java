package org.wardledger.domain.account;

import org.wardledger.domain.RefusalCode;

/// Why a transfer step is refused.
public enum TransferRefusal implements RefusalCode {
    SAME_ACCOUNT("transfer.same-account", Step.STATE),
    UNKNOWN("transfer.unknown", Step.STATE),
    ALREADY_SENT("transfer.already-sent", Step.STATE),
    ALREADY_RECEIVED("transfer.already-received", Step.STATE),
    NOT_IN_TRANSIT("transfer.not-in-transit", Step.STATE),
    WARD_NOT_ON_ACCOUNT("transfer.ward-not-on-account", Step.STATE),
    BANK_LINE_UNKNOWN("transfer.bank-line-unknown", Step.STATE),
    BANK_LINE_USED("transfer.bank-line-used", Step.STATE),
    AMOUNT_DIFFERS("transfer.amount-differs", Step.SUM),
    BANK_LINE_DIFFERS("transfer.bank-line-differs", Step.SUM),
    BALANCE_RESERVED("transfer.balance-reserved", Step.FUNDS),
    ABOVE_BALANCE("transfer.above-balance", Step.FUNDS);

    private final String code;
    private final Step step;

    TransferRefusal(String code, Step step) {
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
