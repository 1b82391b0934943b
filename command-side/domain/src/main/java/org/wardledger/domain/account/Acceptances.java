package org.wardledger.domain.account;

import static org.wardledger.domain.account.ExpenditureRefusal.ABOVE_APPROVED;
import static org.wardledger.domain.account.ExpenditureRefusal.ALREADY_ACCEPTED;
import static org.wardledger.domain.account.ExpenditureRefusal.AMOUNT_NOT_POSITIVE;
import static org.wardledger.domain.account.ExpenditureRefusal.DOCUMENT_MISSING;
import static org.wardledger.domain.account.ExpenditureRefusal.NOT_APPROVED;
import static org.wardledger.domain.account.ExpenditureRefusal.WITNESS_IS_ACCEPTOR;
import static org.wardledger.domain.account.ExpenditureRefusal.WITNESS_MISSING;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Decision;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.Refusal;
import org.wardledger.events.ActorMark;
import org.wardledger.events.Carried.Step;
import org.wardledger.events.Evidence;
import org.wardledger.events.ExpenditureEvent.ExpenditureAccepted;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyEvent;

/// The delivery or works act: the duty to pay arises when the authorised person signs it (Budget
/// Code 109(5)), and somebody else has to have seen it.
public final class Acceptances {
    private Acceptances() {}

    /// Sign for the delivery, with a witness.
    ///
    /// @param amt what the act covers, tiyn; the approved amount when `complete`
    public record AcceptExpenditure(
            Id.Account acct,
            Id.Expenditure exp,
            long amt,
            boolean complete,
            @Nullable ActorMark witness,
            LocalDate eff,
            @Nullable Evidence document,
            @Nullable String fiscalNumber)
            implements Settlements.SettlementCommand {
        @Override
        public String code() {
            return "expenditure.accept";
        }
    }

    static Decision<MoneyEvent> decide(
            AcceptExpenditure c, Envelope envelope, PeriodState state, Spend spend) {
        UUID approved = spend.open().approvedBy();
        ActorMark witness = c.witness();
        Evidence document = c.document();
        Refusal refusal = acceptable(c, envelope, spend);
        if (refusal != null || approved == null || witness == null || document == null) {
            return Decision.refuse(refusal == null ? Refusal.of(NOT_APPROVED) : refusal);
        }
        return Decision.accept(
                new ExpenditureAccepted(
                        state.known().inst(),
                        c.acct(),
                        c.exp(),
                        document.kind(),
                        c.amt(),
                        state.known().cur(),
                        c.complete(),
                        witness,
                        c.eff(),
                        approved,
                        spend.open().publication(),
                        document,
                        c.fiscalNumber()));
    }

    private static @Nullable Refusal acceptable(
            AcceptExpenditure c, Envelope envelope, Spend spend) {
        if (c.eff().isAfter(envelope.today())) {
            return Refusal.at(CommonRefusal.DATE_IN_FUTURE, "eff");
        }
        if (c.amt() <= 0) {
            return Refusal.at(AMOUNT_NOT_POSITIVE, "amt");
        }
        if (spend.open().acceptedBy() != null) {
            return Refusal.at(ALREADY_ACCEPTED, "exp");
        }
        if (spend.step() != Step.APPROVED && spend.step() != Step.PAID) {
            return Refusal.at(Settlements.notApproved(spend), "exp");
        }
        if (c.document() == null) {
            return Refusal.at(DOCUMENT_MISSING, "document");
        }
        if (c.witness() == null) {
            return Refusal.at(WITNESS_MISSING, "witness");
        }
        if (c.witness().actor().equals(envelope.by().actor())) {
            return Refusal.at(WITNESS_IS_ACCEPTOR, "witness");
        }
        boolean tooMuch = c.amt() > spend.open().amt();
        boolean partial = c.complete() && spend.open().paid() > c.amt();
        return tooMuch || partial
                ? Refusal.at(ABOVE_APPROVED, "amt").with("approved", spend.open().amt())
                : null;
    }
}
