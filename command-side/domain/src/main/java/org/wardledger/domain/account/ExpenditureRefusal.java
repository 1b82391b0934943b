package org.wardledger.domain.account;

import org.wardledger.domain.RefusalCode;

/// Why an expenditure's step is refused. In the order of checks.
public enum ExpenditureRefusal implements RefusalCode {
    LINE_WITHOUT_WARD("expenditure.line-without-ward", Step.INPUT),
    AMOUNT_NOT_POSITIVE("expenditure.amount-not-positive", Step.INPUT),
    ALREADY_PROPOSED("expenditure.already-proposed", Step.STATE),
    UNKNOWN("expenditure.unknown", Step.STATE),
    ITEM_UNKNOWN("expenditure.item-unknown", Step.STATE),
    SUPPLIER_UNKNOWN("expenditure.supplier-unknown", Step.STATE),
    CATEGORY_NOT_PERMITTED("expenditure.category-not-permitted", Step.STATE),
    WARD_NOT_ON_ACCOUNT("expenditure.ward-not-on-account", Step.STATE),
    WARD_BLOCKED("expenditure.ward-blocked", Step.STATE),
    WARD_ABSENT("expenditure.ward-absent", Step.STATE),
    NOT_PROPOSED("expenditure.not-proposed", Step.STATE),
    NOT_APPROVED("expenditure.not-approved", Step.STATE),
    ALREADY_ACCEPTED("expenditure.already-accepted", Step.STATE),
    ALREADY_PAID("expenditure.already-paid", Step.STATE),
    NOT_PAID("expenditure.not-paid", Step.STATE),
    CLOSED("expenditure.closed", Step.STATE),
    EVIDENCE_KNOWN("expenditure.evidence-known", Step.STATE),
    ACCEPTANCE_MISSING("expenditure.acceptance-missing", Step.STATE),
    BANK_LINE_UNKNOWN("expenditure.bank-line-unknown", Step.STATE),
    BANK_LINE_USED("expenditure.bank-line-used", Step.STATE),
    DOCUMENT_MISSING("expenditure.document-missing", Step.STATE),
    NOT_EXPIRED("expenditure.not-expired", Step.STATE),
    WITNESS_MISSING("expenditure.witness-missing", Step.DUTY),
    WITNESS_IS_ACCEPTOR("expenditure.witness-is-acceptor", Step.DUTY),
    CASH_WITNESS_MISSING("expenditure.cash-witness-missing", Step.DUTY),
    APPROVER_IS_ENTERER("expenditure.approver-is-enterer", Step.DUTY),
    APPROVER_CONFLICTED("expenditure.approver-conflicted", Step.DUTY),
    PAYER_IS_APPROVER("expenditure.payer-is-approver", Step.DUTY),
    DECISION_MISSING("expenditure.decision-missing", Step.DECISION),
    DECISION_WITHOUT_QUORUM("expenditure.decision-without-quorum", Step.DECISION),
    DECISION_EXPIRED("expenditure.decision-expired", Step.DECISION),
    OUTSIDE_DECISION("expenditure.outside-decision", Step.DECISION),
    ABOVE_RESERVATION("expenditure.above-reservation", Step.DECISION),
    SUM_DIFFERS("expenditure.sum-differs", Step.SUM),
    BANK_LINE_DIFFERS("expenditure.bank-line-differs", Step.SUM),
    ABOVE_APPROVED("expenditure.above-approved", Step.SUM),
    ABOVE_ACCEPTED("expenditure.above-accepted", Step.SUM),
    REFUND_ABOVE_PAID("expenditure.refund-above-paid", Step.SUM),
    INSUFFICIENT_FUNDS("expenditure.insufficient-funds", Step.FUNDS),
    CASH_SHORT("expenditure.cash-short", Step.FUNDS);

    private final String code;
    private final Step step;

    ExpenditureRefusal(String code, Step step) {
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

    @Override
    public boolean asks() {
        return this == WARD_ABSENT;
    }
}
