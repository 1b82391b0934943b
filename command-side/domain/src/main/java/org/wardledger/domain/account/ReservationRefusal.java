package org.wardledger.domain.account;

import org.wardledger.domain.RefusalCode;

/// Why a standing reservation is refused.
public enum ReservationRefusal implements RefusalCode {
    ALREADY_MADE("reservation.already-made", Step.STATE),
    UNKNOWN("reservation.unknown", Step.STATE),
    STILL_RUNNING("reservation.still-running", Step.STATE),
    WARD_NOT_ON_ACCOUNT("reservation.ward-not-on-account", Step.STATE),
    WARD_BLOCKED("reservation.ward-blocked", Step.STATE),
    DECISION_UNKNOWN("reservation.decision-unknown", Step.DECISION),
    DECISION_EXPIRED("reservation.decision-expired", Step.DECISION),
    DECISION_WITHOUT_QUORUM("reservation.decision-without-quorum", Step.DECISION),
    AMOUNT_NOT_POSITIVE("reservation.amount-not-positive", Step.SUM),
    INSUFFICIENT_FUNDS("reservation.insufficient-funds", Step.FUNDS);

    private final String code;
    private final Step step;

    ReservationRefusal(String code, Step step) {
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
