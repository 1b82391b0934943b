package org.wardledger.domain.account;

import org.wardledger.domain.RefusalCode;

/// Why a sub-account does not change.
public enum SubaccountRefusal implements RefusalCode {
    OPEN("subaccount.open", Step.STATE),
    NOT_OPEN("subaccount.not-open", Step.STATE),
    NOT_BLOCKED("subaccount.not-blocked", Step.STATE),
    FINAL_ACCOUNT_MISSING("subaccount.final-account-missing", Step.STATE),
    BALANCE_NOT_ZERO("subaccount.balance-not-zero", Step.SUM);

    private final String code;
    private final Step step;

    SubaccountRefusal(String code, Step step) {
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
