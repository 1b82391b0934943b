package org.wardledger.domain.account;

import org.wardledger.domain.RefusalCode;

/// Why a correction is refused.
public enum PostingRefusal implements RefusalCode {
    REASON_MISSING("posting.reason-missing", Step.INPUT),
    EVIDENCE_MISSING("posting.evidence-missing", Step.INPUT),
    UNKNOWN("posting.unknown", Step.STATE),
    NOT_A_POSTING("posting.not-a-posting", Step.STATE),
    ALREADY_REVERSED("posting.already-reversed", Step.STATE),
    REFUND_STANDING("posting.refund-standing", Step.STATE),
    LINE_USED("posting.line-used", Step.STATE),
    ITEM_UNKNOWN("posting.item-unknown", Step.STATE),
    SECOND_PERSON_MISSING("posting.second-person-missing", Step.DUTY),
    ITEMS_DIFFER("posting.items-differ", Step.SUM),
    WOULD_GO_NEGATIVE("posting.would-go-negative", Step.FUNDS);

    private final String code;
    private final Step step;

    PostingRefusal(String code, Step step) {
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
