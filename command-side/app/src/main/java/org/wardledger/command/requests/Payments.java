package org.wardledger.command.requests;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Known;
import org.wardledger.events.ExpenditureEvent.ExpenditurePaid;
import org.wardledger.events.ExpenditureEvent.ExpenditureRefunded;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.MoneyEvent;

/// Payments of any month, and what came back of them. Whether any of it was reversed is for the
/// rules to say: the open month knows it of all months.
final class Payments {
    private Payments() {}

    /// Payment and refunds of a purchase. Reads month by month until the one that holds the
    /// payment.
    static List<Fact<MoneyEvent>> of(Known known, Id.Account acct, Id.Expenditure exp) {
        List<Fact<MoneyEvent>> found = new ArrayList<>();
        boolean paid = false;
        Iterator<List<Fact<LedgerEvent>>> months = Facts.months(known, acct).iterator();
        while (!paid && months.hasNext()) {
            for (Fact<LedgerEvent> fact : months.next()) {
                if (fact.event() instanceof ExpenditurePaid event && event.exp().equals(exp)) {
                    paid = true;
                    found.add(Facts.of(fact, event));
                }
                if (fact.event() instanceof ExpenditureRefunded event && event.exp().equals(exp)) {
                    found.add(Facts.of(fact, event));
                }
            }
        }
        return List.copyOf(found);
    }

    static @Nullable Fact<ExpenditurePaid> payment(List<Fact<MoneyEvent>> found, UUID id) {
        for (Fact<MoneyEvent> fact : found) {
            if (fact.id().equals(id) && fact.event() instanceof ExpenditurePaid event) {
                return Facts.of(fact, event);
            }
        }
        return null;
    }

    static List<Fact<ExpenditureRefunded>> refunds(List<Fact<MoneyEvent>> found) {
        List<Fact<ExpenditureRefunded>> refunds = new ArrayList<>();
        for (Fact<MoneyEvent> fact : found) {
            if (fact.event() instanceof ExpenditureRefunded event) {
                refunds.add(Facts.of(fact, event));
            }
        }
        return List.copyOf(refunds);
    }
}
