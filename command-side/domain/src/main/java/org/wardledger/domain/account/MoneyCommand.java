package org.wardledger.domain.account;

import org.wardledger.domain.Command;
import org.wardledger.events.Id;

/// A wish about the money of one account, decided in its open period.
public sealed interface MoneyCommand extends Command
        permits Periods.PeriodCommand,
                Subaccounts.SubaccountCommand,
                Statements.StatementCommand,
                Receipts.ReceiptCommand,
                Reservations.ReservationCommand,
                Expenditures.ExpenditureCommand,
                Settlements.SettlementCommand,
                CashDesk.CashCommand,
                Transfers.TransferCommand,
                Payouts.PayoutCommand,
                Reversals.ReversalCommand,
                Discrepancies.DiscrepancyCommand,
                WardStatements.StatementsCommand {

    Id.Account acct();
}
