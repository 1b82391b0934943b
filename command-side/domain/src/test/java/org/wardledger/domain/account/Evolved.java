package org.wardledger.domain.account;

import java.util.List;
import java.util.UUID;
import org.wardledger.events.Carried.OpenExpenditure;
import org.wardledger.events.Carried.Step;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.Publication;
import org.wardledger.events.Visibility.Tier;

/// States that no history leads to, for wishes about what does not exist.
final class Evolved {
    private Evolved() {}

    static Spend unknown() {
        OpenExpenditure open =
                new OpenExpenditure(
                        Money.exp(999_999),
                        Step.PROPOSED,
                        new Publication(Tier.SEALED, Money.CATEGORIES),
                        MoneyCode.Group.PERSONAL,
                        MoneyCode.Group.GOODS,
                        MoneyCode.Method.BANK,
                        false,
                        1,
                        0,
                        0,
                        0,
                        null,
                        null,
                        null,
                        new UUID(8, 8),
                        null,
                        null,
                        null,
                        List.of());
        return new Spend(open, WardAmounts.NONE, null);
    }
}
