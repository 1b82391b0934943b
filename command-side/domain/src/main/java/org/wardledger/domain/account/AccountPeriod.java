package org.wardledger.domain.account;

import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Decider;
import org.wardledger.domain.Decision;
import org.wardledger.domain.Envelope;
import org.wardledger.events.Fact;
import org.wardledger.events.MoneyEvent;

/// The consistency boundary of money: one accounting period of one cash account. What a feature
/// decides is in the feature's own file; here is who decides what, and the guard they all share.
public final class AccountPeriod implements Decider<MoneyCommand, PeriodState, MoneyEvent> {

    @Override
    public PeriodState initial() {
        return PeriodState.NONE;
    }

    @Override
    public Decision<MoneyEvent> decide(MoneyCommand command, Envelope envelope, PeriodState state) {
        if (command instanceof Periods.PeriodCommand c) {
            return Periods.decide(c, envelope, state);
        }
        if (command instanceof WardStatements.StatementsCommand c) {
            return WardStatements.decide(c, envelope, state);
        }
        return switch (state.phase()) {
            case NONE -> Decision.refuse(CommonRefusal.PERIOD_NOT_OPEN);
            case CLOSED -> Decision.refuse(CommonRefusal.PERIOD_CLOSED);
            case OPEN -> decideOpen(command, envelope, state);
        };
    }

    private static Decision<MoneyEvent> decideOpen(
            MoneyCommand command, Envelope envelope, PeriodState state) {
        return switch (command) {
            case Periods.PeriodCommand c -> Periods.decide(c, envelope, state);
            case Subaccounts.SubaccountCommand c -> Subaccounts.decide(c, envelope, state);
            case Statements.StatementCommand c -> Statements.decide(c, envelope, state);
            case Receipts.ReceiptCommand c -> Receipts.decide(c, envelope, state);
            case Reservations.ReservationCommand c -> Reservations.decide(c, envelope, state);
            case Expenditures.ExpenditureCommand c -> Expenditures.decide(c, envelope, state);
            case Settlements.SettlementCommand c -> Settlements.decide(c, envelope, state);
            case CashDesk.CashCommand c -> CashDesk.decide(c, envelope, state);
            case Transfers.TransferCommand c -> Transfers.decide(c, envelope, state);
            case Payouts.PayoutCommand c -> Payouts.decide(c, envelope, state);
            case Reversals.ReversalCommand c -> Reversals.decide(c, envelope, state);
            case Discrepancies.DiscrepancyCommand c -> Discrepancies.decide(c, envelope, state);
            case WardStatements.StatementsCommand c -> WardStatements.decide(c, envelope, state);
        };
    }

    @Override
    public PeriodState evolve(PeriodState state, Fact<? extends MoneyEvent> fact) {
        return Evolution.evolve(state, fact);
    }
}
