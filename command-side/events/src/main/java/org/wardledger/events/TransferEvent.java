package org.wardledger.events;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Visibility.Private;
import org.wardledger.events.Visibility.WardLines;

/// Money of a moved ward between two accounts. One account sends, the other receives; in between
/// it is in transit, on the sender's books. Nothing is public on either end. What the books of the
/// two accounts need is theirs; whose money it is stands in the ward's line only, `amt` is the sum
/// of the lines.
public sealed interface TransferEvent extends MoneyEvent {

    Id.Transfer transfer();

    @Override
    default @Nullable Id tagScope() {
        return transfer();
    }

    /// One ward's part of a transfer, tiyn, positive.
    record TransferLine(Id.Ward ward, long amt) {}

    /// Money left; the claim stays with the sender.
    @EventType("transfer.sent.v1")
    record TransferSent(
            @Private Id.Account acct,
            @Private Id.Transfer transfer,
            @Private Id.Account to,
            @Private long amt,
            @Private UUID bankLine,
            @WardLines List<TransferLine> lines)
            implements TransferEvent {}

    /// It arrived.
    @EventType("transfer.received.v1")
    record TransferReceived(
            @Private Id.Account acct,
            @Private Id.Transfer transfer,
            @Private Id.Account from,
            @Private long amt,
            @Private UUID bankLine,
            @WardLines List<WardLine> lines)
            implements TransferEvent {}

    /// The sender's claim ends.
    ///
    /// @param received event id on the receiver's side
    @EventType("transfer.completed.v1")
    record TransferCompleted(
            @Private Id.Account acct,
            @Private Id.Transfer transfer,
            @Private long amt,
            @Private UUID received,
            @WardLines List<WardLine> lines)
            implements TransferEvent {}

    /// It bounced; the claim is as before.
    @EventType("transfer.returned.v1")
    record TransferReturned(
            @Private Id.Account acct,
            @Private Id.Transfer transfer,
            @Private long amt,
            @Private UUID bankLine,
            @WardLines List<TransferLine> lines)
            implements TransferEvent {}
}
