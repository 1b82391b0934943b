package org.wardledger.domain.register;

import org.wardledger.domain.RefusalCode;

/// Why the register of accounts says no.
public enum AccountRefusal implements RefusalCode {
    IBAN_INVALID("account.iban-invalid", Step.INPUT),
    IBAN_TAKEN("account.iban-taken", Step.STATE),
    CURRENCY_UNSUPPORTED("account.currency-unsupported", Step.INPUT),
    /// Charity accounts hold funds without wards, which the ledger does not keep yet.
    KIND_UNSUPPORTED("account.kind-unsupported", Step.INPUT),
    INSTITUTION_UNKNOWN("institution.unknown", Step.STATE),
    UNKNOWN("account.unknown", Step.STATE),
    CLOSED("account.closed", Step.STATE),
    NOTHING_CHANGED("account.nothing-changed", Step.STATE),
    BALANCE_NOT_ZERO("account.balance-not-zero", Step.STATE),
    PERIOD_OPEN("account.period-open", Step.STATE);

    private final String code;
    private final Step step;

    AccountRefusal(String code, Step step) {
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
