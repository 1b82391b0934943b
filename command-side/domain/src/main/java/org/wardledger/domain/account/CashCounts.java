package org.wardledger.domain.account;

import static org.wardledger.domain.account.CashRefusal.AMOUNT_NOT_POSITIVE;
import static org.wardledger.domain.account.CashRefusal.COUNTER_IS_KEEPER;
import static org.wardledger.domain.account.CashRefusal.NO_BOX;

import java.util.ArrayList;
import java.util.List;
import org.wardledger.domain.Decision;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.account.CashDesk.CountCash;
import org.wardledger.events.ActorMark;
import org.wardledger.events.Carried.CashBox;
import org.wardledger.events.CashEvent.CashCounted;
import org.wardledger.events.Code;
import org.wardledger.events.DiscrepancyEvent.DiscrepancyRaised;
import org.wardledger.events.MoneyCode.CountResult;
import org.wardledger.events.MoneyCode.DiscrepancyKind;
import org.wardledger.events.MoneyEvent;

/// Counting the notes: somebody else than the keeper, and a difference gets an owner at once.
final class CashCounts {
    private CashCounts() {}

    static Decision<MoneyEvent> decide(CountCash c, Envelope envelope, PeriodState state) {
        CashBox box = state.box();
        if (box == null) {
            return Decision.refuse(NO_BOX);
        }
        if (c.counted() < 0) {
            return Decision.refuse(AMOUNT_NOT_POSITIVE, "counted");
        }
        if (box.keeper().equals(envelope.by().actor())) {
            return Decision.refuse(COUNTER_IS_KEEPER);
        }
        long expected = state.books().cash();
        long difference = Math.subtractExact(c.counted(), expected);
        List<MoneyEvent> events = new ArrayList<>();
        events.add(
                new CashCounted(
                        state.known().inst(),
                        c.acct(),
                        c.kind(),
                        envelope.by(),
                        result(difference),
                        difference,
                        state.known().cur(),
                        CashDesk.tier(c.facts(), state),
                        c.counted(),
                        expected,
                        c.sheet()));
        if (difference != 0) {
            events.add(raised(c, envelope, state, box, difference));
        }
        return Decision.accept(events);
    }

    private static CountResult result(long difference) {
        return difference == 0
                ? CountResult.EVEN
                : difference < 0 ? CountResult.SHORT : CountResult.OVER;
    }

    private static DiscrepancyRaised raised(
            CountCash c, Envelope envelope, PeriodState state, CashBox box, long difference) {
        DiscrepancyKind kind =
                difference < 0 ? DiscrepancyKind.CASH_SHORT : DiscrepancyKind.CASH_OVER;
        return new DiscrepancyRaised(
                state.known().inst(),
                c.acct(),
                c.disc(),
                kind,
                c.due(),
                new ActorMark(Code.Role.STOREKEEPER, box.keeper()),
                envelope.eventId(0),
                Math.abs(difference),
                kind,
                envelope.eventId(0),
                "");
    }
}
