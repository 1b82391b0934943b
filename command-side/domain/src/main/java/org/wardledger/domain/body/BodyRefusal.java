package org.wardledger.domain.body;

import org.wardledger.domain.RefusalCode;

/// Why the register of bodies says no.
public enum BodyRefusal implements RefusalCode {
    UNKNOWN("body.unknown", Step.STATE),
    NAME_RESERVED("body.name-reserved", Step.INPUT),
    CIVIL_SHARE("body.civil-share", Step.STATE),
    RULES_BELOW_LAW("body.rules-below-law", Step.INPUT),
    INSTITUTION_UNKNOWN("institution.unknown", Step.STATE),
    TERM_LIMIT("body.term-limit", Step.STATE),
    NOT_ELIGIBLE("body.not-eligible", Step.STATE),
    SEAT_LIMIT("body.seat-limit", Step.STATE),
    SECRETARY_VOTES("body.secretary-votes", Step.INPUT),
    NOT_MEMBER("body.not-member", Step.STATE);

    private final String code;
    private final Step step;

    BodyRefusal(String code, Step step) {
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
