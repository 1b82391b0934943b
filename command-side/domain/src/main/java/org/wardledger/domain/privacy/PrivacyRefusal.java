package org.wardledger.domain.privacy;

import org.wardledger.domain.RefusalCode;

/// Why a case about personal data says no.
public enum PrivacyRefusal implements RefusalCode {
    IDENTITY_UNPROVEN("privacy.identity-unproven", Step.INPUT),
    ANSWER_MISSING("privacy.answer-missing", Step.INPUT),
    CASE_UNKNOWN("privacy.case-unknown", Step.STATE),
    WARD_UNKNOWN("privacy.ward-unknown", Step.STATE),
    ALREADY_ANSWERED("privacy.already-answered", Step.STATE),
    NOT_BLOCKED("privacy.not-blocked", Step.STATE),
    OTHER_RIGHT("privacy.other-right", Step.STATE),
    ALREADY_SHREDDED("privacy.already-shredded", Step.STATE),
    BALANCE_OPEN("privacy.balance-open", Step.STATE),
    PERIOD_OPEN("privacy.period-open", Step.STATE),
    RETENTION_RUNNING("privacy.retention-running", Step.STATE),
    NOT_DONE("privacy.not-done", Step.STATE),
    BREACH_KNOWN("privacy.breach-known", Step.STATE),
    SAME_PERSON("privacy.same-person", Step.DUTY);

    private final String code;
    private final Step step;

    PrivacyRefusal(String code, Step step) {
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
