package org.wardledger.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Visibility.KeyClass;
import org.wardledger.events.Visibility.Private;
import org.wardledger.events.Visibility.Subject;

/// Money of a moved ward between two accounts. One account sends, the other receives; in between
/// it is in transit, on the sender's books. Nothing is public on either end.
public sealed interface TransferEvent extends MoneyEvent {

    Id.Transfer transfer();

    @Override
    default @Nullable Id tagScope() {
        return transfer();
    }

    /// Money left; the claim stays with the sender.
    @EventType("transfer.sent.v1")
    record TransferSent(
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Account acct,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Transfer transfer,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Account to,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Ward ward,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) long amt,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) UUID bankLine)
            implements TransferEvent {}

    /// It arrived.
    @EventType("transfer.received.v1")
    record TransferReceived(
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Account acct,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Transfer transfer,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Account from,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) WardLine line,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) UUID bankLine)
            implements TransferEvent {}

    /// The sender's claim ends.
    @EventType("transfer.completed.v1")
    record TransferCompleted(
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Account acct,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Transfer transfer,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) WardLine line,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) UUID received)
            implements TransferEvent {}

    /// It bounced; the claim is as before.
    @EventType("transfer.returned.v1")
    record TransferReturned(
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Account acct,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Transfer transfer,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Ward ward,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) long amt,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) UUID bankLine)
            implements TransferEvent {}
}
