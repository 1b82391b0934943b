package org.wardledger.domain.institution;

import org.wardledger.domain.RefusalCode;

/// Why the register of homes says no.
public enum InstitutionRefusal implements RefusalCode {
    BIN_INVALID("institution.bin-invalid", Step.INPUT),
    BIN_TAKEN("institution.bin-taken", Step.STATE),
    KATO_UNKNOWN("institution.kato-unknown", Step.INPUT),
    NAME_MISSING("institution.name-missing", Step.INPUT),
    CAPACITY_NOT_POSITIVE("institution.capacity-not-positive", Step.INPUT),
    UNKNOWN("institution.unknown", Step.STATE),
    CLOSED("institution.closed", Step.STATE),
    NOTHING_CHANGED("institution.nothing-changed", Step.STATE),
    LICENCE_DATES("institution.licence-dates", Step.INPUT),
    EXTERNAL_ID_TAKEN("institution.external-id-taken", Step.STATE),
    HEAD_OVERLAPS("institution.head-overlaps", Step.STATE),
    MONTH_REPORTED("institution.month-reported", Step.STATE),
    ACCOUNTS_OPEN("institution.accounts-open", Step.STATE),
    WARDS_PRESENT("institution.wards-present", Step.STATE);

    private final String code;
    private final Step step;

    InstitutionRefusal(String code, Step step) {
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
