package org.wardledger.events;

/// What happens inside one accounting period of one cash account: everything that moves money or
/// guards it. Stream `account-{acct}-{yyyymm}`; after every event bank + cash box + in transit
/// equals the wards' balances + open suspense items, to the tiyn.
public sealed interface MoneyEvent extends LedgerEvent
        permits PeriodEvent,
                SubaccountEvent,
                StatementEvent,
                ReceiptEvent,
                ReservationEvent,
                ExpenditureEvent,
                CashEvent,
                TransferEvent,
                PayoutEvent,
                PostingEvent,
                DiscrepancyEvent,
                WardStatementEvent,
                AttemptEvent {

    /// The account whose period this is.
    Id.Account acct();
}
