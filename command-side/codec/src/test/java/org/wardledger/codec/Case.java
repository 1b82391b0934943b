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
///
/// @param grown with the components that the type, or a record in it, got after its first bytes
///     were locked
record Case(Class<? extends LedgerEvent> type, Tier tier, boolean grown) {

    static Stream<Case> all() {
        return Catalogue.types().stream()
                .flatMap(type -> tiers(type).stream())
                .flatMap(c -> Sample.hasGrown(c.type()) ? Stream.of(c, c.later()) : Stream.of(c));
    }

    private Case later() {
        return new Case(type, tier, true);
    }

    private static List<Case> tiers(Class<? extends LedgerEvent> type) {
        boolean tiered =
                Arrays.stream(type.getRecordComponents())
                        .anyMatch(c -> c.isAnnotationPresent(Tiered.class));
        List<Tier> tiers =
                tiered ? List.of(Tier.OPEN, Tier.COARSE, Tier.SEALED) : List.of(Tier.OPEN);
        return tiers.stream().map(tier -> new Case(type, tier, false)).toList();
    }

    /// Name of the golden file, without its ending.
    String file() {
        String suffix = tier == Tier.OPEN ? "" : "." + tier.name().toLowerCase(Locale.ROOT);
        return LedgerEvent.typeOf(type) + suffix + (grown ? ".grown" : "");
    }

    @Override
    public String toString() {
        return file();
    }
}
