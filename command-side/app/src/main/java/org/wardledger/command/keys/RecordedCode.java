package org.wardledger.command.keys;

import org.wardledger.domain.RefusalCode;
import org.wardledger.events.AttemptEvent.AttemptRefused;

/// The code of a refusal as it stands on the record.
record RecordedCode(AttemptRefused attempt) implements RefusalCode {

    @Override
    public String code() {
        return attempt.refusal();
    }

    @Override
    public Step step() {
        return switch (attempt.kind()) {
            case PERIOD -> Step.PERIOD;
            case STATE -> Step.STATE;
            case DUTY -> Step.DUTY;
            case DECISION -> Step.DECISION;
            case SUM -> Step.SUM;
            case FUNDS -> Step.FUNDS;
        };
    }
}
