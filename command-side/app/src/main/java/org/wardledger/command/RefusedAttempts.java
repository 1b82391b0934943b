package org.wardledger.command;

import org.wardledger.domain.Refusal;
import org.wardledger.domain.account.CashDesk;
import org.wardledger.domain.account.MoneyCommand;
import org.wardledger.domain.account.Payouts.PayoutCommand;
import org.wardledger.domain.account.PeriodState;
import org.wardledger.domain.account.Subaccounts.SubaccountCommand;
import org.wardledger.domain.account.Transfers.TransferCommand;
import org.wardledger.events.AttemptEvent.AttemptRefused;
import org.wardledger.events.MoneyCode.AttemptKind;

/// What a refused money command leaves on the record: who tried what, and which kind of rule said
/// no. Its key stays refused.
final class RefusedAttempts {
    private RefusedAttempts() {}

    static AttemptRefused of(MoneyCommand command, Refusal refusal, PeriodState state) {
        boolean shown = wouldShowTheHome(command);
        return new AttemptRefused(
                command.code(),
                kind(refusal),
                shown ? state.known().inst() : null,
                shown ? command.acct() : null,
                command.acct(),
                refusal.code().code(),
                refusal.field(),
                refusal.arguments());
    }

    /// An attempt tells no more of the home than the event it was meant to become.
    private static boolean wouldShowTheHome(MoneyCommand command) {
        return !(command instanceof SubaccountCommand
                || command instanceof TransferCommand
                || command instanceof PayoutCommand
                || command instanceof CashDesk.RequestCash);
    }

    private static AttemptKind kind(Refusal refusal) {
        return switch (refusal.code().step()) {
            case PERIOD -> AttemptKind.PERIOD;
            case STATE -> AttemptKind.STATE;
            case DUTY -> AttemptKind.DUTY;
            case DECISION -> AttemptKind.DECISION;
            case SUM -> AttemptKind.SUM;
            case FUNDS -> AttemptKind.FUNDS;
            case AUTH, KEY, INPUT ->
                    throw new IllegalArgumentException(refusal.code().code() + " is not recorded");
        };
    }
}
