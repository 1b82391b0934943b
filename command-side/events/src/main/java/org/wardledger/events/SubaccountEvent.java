package org.wardledger.events;

import org.jspecify.annotations.Nullable;
import org.wardledger.events.Visibility.KeyClass;
import org.wardledger.events.Visibility.Private;
import org.wardledger.events.Visibility.Subject;

/// A ward's place on a cash account. Nothing is public: the type carries no institution.
public sealed interface SubaccountEvent extends MoneyEvent {

    Id.Ward ward();

    @Override
    default @Nullable Id tagScope() {
        return ward();
    }

    /// A ward may hold money here. A closed one may reopen; its numbering goes on.
    @EventType("subaccount.opened.v1")
    record SubaccountOpened(
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Account acct,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Ward ward,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) long nextN)
            implements SubaccountEvent {}

    /// No new spending; receipts still come.
    @EventType("subaccount.blocked.v1")
    record SubaccountBlocked(
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Account acct,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Ward ward,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) MoneyCode.BlockReason reason)
            implements SubaccountEvent {}

    /// Spending is possible again.
    @EventType("subaccount.unblocked.v1")
    record SubaccountUnblocked(
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Account acct,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Ward ward,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) MoneyCode.BlockReason reason)
            implements SubaccountEvent {}

    /// Balance zero and final account issued.
    @EventType("subaccount.closed.v1")
    record SubaccountClosed(
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Account acct,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Ward ward)
            implements SubaccountEvent {}
}
