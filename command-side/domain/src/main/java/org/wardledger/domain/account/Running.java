package org.wardledger.domain.account;

import java.util.HashMap;
import java.util.Map;
import org.wardledger.events.Id;
import org.wardledger.events.WardLine;

/// Numbers and balances of the lines one command writes, when a ward has more than one of them.
/// Lives for one decision only.
final class Running {
    private final PeriodState state;
    private final Map<Id.Ward, WardLine> last = new HashMap<>();

    Running(PeriodState state) {
        this.state = state;
    }

    WardLine credit(Id.Ward ward, long amt) {
        return line(ward, amt, amt);
    }

    WardLine debit(Id.Ward ward, long amt) {
        return line(ward, amt, -amt);
    }

    private WardLine line(Id.Ward ward, long amt, long delta) {
        WardLine before = last.get(ward);
        Sub sub = state.books().subs().get(ward);
        if (sub == null) {
            throw new IllegalStateException("no sub-account for a checked line");
        }
        long n = before == null ? sub.nextN() : before.n() + 1;
        long bal = Math.addExact(before == null ? sub.balance() : before.bal(), delta);
        WardLine line = new WardLine(ward, n, amt, bal);
        last.put(ward, line);
        return line;
    }
}
