package org.wardledger.codec;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.wardledger.events.Catalogue;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Visibility.Tier;
import org.wardledger.events.Visibility.Tiered;

/// Every event type, and each tier where the tier decides what is public.
record Case(Class<? extends LedgerEvent> type, Tier tier) {

    static Stream<Case> all() {
        return Catalogue.types().stream()
                .flatMap(type -> tiers(type).stream().map(tier -> new Case(type, tier)));
    }

    private static List<Tier> tiers(Class<?> type) {
        boolean tiered =
                Arrays.stream(type.getRecordComponents())
                        .anyMatch(c -> c.isAnnotationPresent(Tiered.class));
        return tiered ? List.of(Tier.OPEN, Tier.COARSE, Tier.SEALED) : List.of(Tier.OPEN);
    }

    /// Name of the golden file, without its ending.
    String file() {
        String suffix = tier == Tier.OPEN ? "" : "." + tier.name().toLowerCase(Locale.ROOT);
        return LedgerEvent.typeOf(type) + suffix;
    }

    @Override
    public String toString() {
        return file();
    }
}
