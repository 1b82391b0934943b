package org.wardledger.domain.ward;

import org.wardledger.domain.RefusalCode;

/// Why a record about a ward is refused.
public enum WardRefusal implements RefusalCode {
    ALREADY_ENROLLED("ward.already-enrolled", Step.STATE),
    INSTITUTION_CLOSED("ward.institution-closed", Step.STATE),
    FORM_NOT_OFFERED("ward.form-not-offered", Step.STATE),
    IIN_INVALID("ward.iin-invalid", Step.INPUT),
    IIN_TAKEN("ward.iin-taken", Step.STATE),
    BIRTHDATE_DIFFERS("ward.birthdate-differs", Step.INPUT),
    BENEFIT_OVERLAPS("ward.benefit-overlaps", Step.STATE),
    NOT_FIRST_OF_MONTH("ward.not-first-of-month", Step.INPUT),
    RULE_UNKNOWN("ward.rule-unknown", Step.STATE),
    BENEFIT_UNKNOWN("ward.benefit-unknown", Step.STATE),
    NOT_PRESENT("ward.not-present", Step.STATE),
    ABSENCE_OPEN("ward.absence-open", Step.STATE),
    NOT_ABSENT("ward.not-absent", Step.STATE),
    NOT_ENROLLED("ward.not-enrolled", Step.STATE),
    EXIT_BEFORE_START("ward.exit-before-start", Step.STATE),
    EVENT_UNKNOWN("ward.event-unknown", Step.STATE),
    /// Later records about the ward build on the one to be struck out.
    EVENT_IN_USE("ward.event-in-use", Step.STATE),
    DECEASED("ward.deceased", Step.STATE),
    ACCOUNT_CLOSED("account.closed", Step.STATE),
    SETTLED("ward.settled", Step.STATE);

    private final String code;
    private final Step step;

    WardRefusal(String code, Step step) {
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
