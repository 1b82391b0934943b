package org.wardledger.command.privacy;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.PayoutEvent.PayoutMade;
import org.wardledger.events.ReceiptEvent.ReceiptAllocated;
import org.wardledger.events.TransferEvent.TransferReceived;
import org.wardledger.events.TransferEvent.TransferReturned;
import org.wardledger.events.TransferEvent.TransferSent;

/// Whose money a bank line brought or took. Its text is theirs, whoever else it concerns: it is
/// hidden with the first of them and dies with the first of them.
public final class LineWards {
    private LineWards() {}

    /// Bank lines that the event ties to this ward.
    public static Set<UUID> linesOf(Id.Ward ward, LedgerEvent event) {
        Set<UUID> lines = new HashSet<>();
        of(
                event,
                (line, whose) -> {
                    if (whose.equals(ward)) {
                        lines.add(line);
                    }
                });
        return lines;
    }

    /// The kinds of events by which money of single wards comes or goes.
    ///
    /// @param each told of each bank line and ward that the event ties together
    public static void of(LedgerEvent event, BiConsumer<UUID, Id.Ward> each) {
        if (event instanceof ReceiptAllocated e) {
            e.lines().forEach(l -> each.accept(l.line(), l.ward()));
        } else if (event instanceof PayoutMade e) {
            e.uses().forEach(use -> each.accept(use.line(), e.ward()));
        } else if (event instanceof TransferSent e) {
            e.lines().forEach(l -> each.accept(e.bankLine(), l.ward()));
        } else if (event instanceof TransferReceived e) {
            e.lines().forEach(l -> each.accept(e.bankLine(), l.ward()));
        } else if (event instanceof TransferReturned e) {
            e.lines().forEach(l -> each.accept(e.bankLine(), l.ward()));
        }
    }
}
