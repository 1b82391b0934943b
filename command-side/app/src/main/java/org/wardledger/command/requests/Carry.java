package org.wardledger.command.requests;

import java.util.List;
import java.util.UUID;
import org.wardledger.command.Known;
import org.wardledger.command.requests.PeriodRequests.CarryPeriod;
import org.wardledger.domain.Command;
import org.wardledger.domain.Streams;
import org.wardledger.domain.account.Periods;
import org.wardledger.events.Fact;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.PeriodEvent.PeriodClosed;

/// The first event of a month out of the last one of the month before.
final class Carry {
    private Carry() {}

    static Command over(Known known, CarryPeriod request) {
        String before = Streams.of(request.acct(), request.period().minusMonths(1));
        PeriodClosed closed = closed(known.history(before).toList(), request.closed());
        return new Periods.OpenPeriod(
                request.acct(),
                closed.inst(),
                request.period(),
                request.closed(),
                closed.carried(),
                closed.lines(),
                null,
                false);
    }

    /// Asked for by the ledger itself, so that there is always such an event.
    private static PeriodClosed closed(List<Fact<LedgerEvent>> events, UUID id) {
        for (Fact<LedgerEvent> fact : events) {
            if (fact.id().equals(id) && fact.event() instanceof PeriodClosed closed) {
                return closed;
            }
        }
        throw new IllegalArgumentException("the month before was not closed by event " + id);
    }
}
