package org.wardledger.views;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.wardledger.events.Catalogue;
import org.wardledger.events.Fact;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Publication;
import org.wardledger.events.Recorded;
import org.wardledger.events.Visibility.Tier;
import org.wardledger.events.WardEvent;

/// A history of every type of event with a canary in each private field, for those who look for
/// canaries where they must not be.
public final class CanaryLedger {
    /// Word in the texts of the ward who is to be forgotten, and in the ward's id.
    public static final String FORGOTTEN = CanaryEvents.TEXT;

    /// The same of a ward who stays.
    public static final String KEPT = "sparrw";

    private CanaryLedger() {}

    /// In an order in which each finds what it refers to.
    public static List<Recorded<LedgerEvent>> everything() {
        return List.copyOf(CanaryTest.everything(Tier.OPEN, "replaces", "open").events());
    }

    /// What is recorded about a second ward.
    public static List<Fact<LedgerEvent>> another() {
        Folding folding = new Folding(List.of());
        CanaryEvents canaries =
                new CanaryEvents(new Publication(Tier.OPEN, Ids.TIERS), new UUID(1, 1), KEPT);
        List<Fact<LedgerEvent>> facts = new ArrayList<>();
        for (Class<? extends LedgerEvent> type : Catalogue.types()) {
            if (WardEvent.class.isAssignableFrom(type)) {
                folding.happens(LocalDate.of(2026, 10, 6), canaries.make(type));
            }
        }
        for (Recorded<LedgerEvent> event : folding.events()) {
            Fact<LedgerEvent> f = event.fact();
            UUID id =
                    new UUID(
                            f.id().getMostSignificantBits() | 1L << 40,
                            f.id().getLeastSignificantBits());
            facts.add(new Fact<>(id, f.at(), f.day(), f.by(), f.key(), f.digest(), f.event()));
        }
        return facts;
    }
}
