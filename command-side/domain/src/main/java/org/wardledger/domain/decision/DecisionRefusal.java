package org.wardledger.domain.decision;

import org.wardledger.domain.RefusalCode;

/// Why a decision does not come about.
public enum DecisionRefusal implements RefusalCode {
    UNKNOWN("decision.unknown", Step.STATE),
    /// Oversight bodies oversee; only the home's own commission decides on its wards' money.
    NOT_COMPETENT("decision.not-competent", Step.DUTY),
    CONFLICTED_VOTE("decision.conflicted-vote", Step.DUTY),
    NO_QUORUM("decision.no-quorum", Step.DECISION),
    MAJORITY_MISSED("decision.majority-missed", Step.DECISION),
    EXECUTED("decision.executed", Step.STATE);

    private final String code;
    private final Step step;

    DecisionRefusal(String code, Step step) {
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
