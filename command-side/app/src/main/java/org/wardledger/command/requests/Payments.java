package org.wardledger.command.requests;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Known;
import org.wardledger.domain.account.Settlements.Charge;
import org.wardledger.events.ExpenditureEvent.ExpenditurePaid;
import org.wardledger.events.ExpenditureEvent.ExpenditureRefunded;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.WardLine;

/// Payments of any month, and what came back of them.
final class Payments {
    private Payments() {}

    /// @param refunded by ward, one entry for each refund
    record Payment(@Nullable Fact<ExpenditurePaid> paid, List<Charge> refunded) {}

    /// Reads month by month until the one that holds the payment.
    static Payment find(Known known, Id.Account acct, Id.Expenditure exp, UUID id) {
        List<Charge> refunded = new ArrayList<>();
        Fact<ExpenditurePaid> paid = null;
        Iterator<List<Fact<LedgerEvent>>> months = Facts.months(known, acct).iterator();
        while (paid == null && months.hasNext()) {
            for (Fact<LedgerEvent> fact : months.next()) {
                if (fact.event() instanceof ExpenditurePaid event
                        && fact.id().equals(id)
                        && event.exp().equals(exp)) {
                    paid = Facts.of(fact, event);
                }
                if (fact.event() instanceof ExpenditureRefunded refund
                        && refund.paid().equals(id)) {
                    refund.lines().forEach(line -> refunded.add(charge(line)));
                }
            }
        }
        return new Payment(paid, List.copyOf(refunded));
    }

    private static Charge charge(WardLine line) {
        return new Charge(line.ward(), line.amt());
    }
}
