package org.wardledger.domain;

/// A stable reason to refuse. One enum per feature implements it; its text is the message key
/// `refusal.<code>` in the three languages.
public interface RefusalCode {

    /// `feature.reason`, never changed once published.
    String code();

    Step step();

    /// Refused once with a question; the same command with `confirmed` under a new key passes.
    default boolean asks() {
        return false;
    }

    /// Order of checks. The first step that fails gives the answer, so that answers are exact.
    enum Step {
        AUTH,
        KEY,
        INPUT,
        PERIOD,
        STATE,
        DUTY,
        DECISION,
        SUM,
        FUNDS;

        /// A money command refused here is itself put on the record.
        public boolean recorded() {
            return compareTo(PERIOD) >= 0;
        }
    }
}
