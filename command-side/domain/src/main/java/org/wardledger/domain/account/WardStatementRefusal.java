package org.wardledger.domain.account;

import org.wardledger.domain.RefusalCode;

/// Why monthly statements are not issued or not recorded as delivered.
public enum WardStatementRefusal implements RefusalCode {
    PERIOD_OPEN("wardstatement.period-open", Step.STATE),
    ALREADY_ISSUED("wardstatement.already-issued", Step.STATE),
    NOT_ISSUED("wardstatement.not-issued", Step.STATE),
    WARD_WITHOUT_STATEMENT("wardstatement.ward-without-statement", Step.STATE);

    private final String code;
    private final Step step;

    WardStatementRefusal(String code, Step step) {
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
