package org.wardledger.codec;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Publication;
import org.wardledger.events.Revealed;
import org.wardledger.events.Visibility.Tier;
import org.wardledger.vault.KeyName;

/// How one event type stands in its two byte strings. Made once from the annotations of its record;
/// see [EventPlans].
///
/// @param parts private fields by the key they stand under; first the organisation's, with `env`
/// and `key`, then the one's who acted
/// @param commitments number of digests in `sd`
/// @param organisation index of the institution in clear, or -1
/// @param publication index of the component that says the tier, or -1
/// @param open index of the component that opens fields of earlier events, or -1
record EventPlan(
        String type,
        Shape shape,
        List<Slot> slots,
        EntryForm entry,
        List<PartPlan> parts,
        @Nullable LinePlan lines,
        int commitments,
        int organisation,
        int publication,
        int open) {
    /// Stands where a type has no tier; nothing of such a type depends on it.
    private static final Tier NO_TIER = Tier.OPEN;

    /// An event taken apart.
    ///
    /// @param organisation whose it is: an institution, or the ledger
    record Split(@Nullable Object[] values, Slot.Sides sides, String organisation) {}

    /// An event put together again.
    ///
    /// @param erased components that had to be left out
    record Joined(LedgerEvent event, Set<String> erased) {}

    int size() {
        return slots.size();
    }

    /// What of the event everybody sees, and what not.
    Split split(LedgerEvent event, ActorTags tags, String scope) {
        @Nullable Object[] values = shape.values(event);
        Tier tier = publication < 0 ? NO_TIER : tier(values[publication]);
        Slot.Sides sides = new Slot.Sides(values.length);
        for (Slot slot : slots) {
            slot.split(values[slot.index()], tier, mark -> SeenMark.of(mark, tags, scope), sides);
        }
        return new Split(values, sides, organisation(values));
    }

    /// Puts disclosures in the place of what the event opens.
    ///
    /// @param owner key of the organisation, which is that of the earlier events too
    void disclose(Split split, SubjectKey owner, Tools tools) {
        if (open >= 0 && split.sides.shown()[open] instanceof List<?> all) {
            split.sides.shown()[open] =
                    all.stream().map(r -> Disclosure.of((Revealed) r, owner, tools)).toList();
        }
    }

    /// Whose event it is, for the key of the organisation and for pseudonyms.
    String organisation(@Nullable Object[] values) {
        return organisation >= 0 && values[organisation] instanceof Id.Institution home
                ? home.value()
                : KeyName.LEDGER;
    }

    /// Where and how long a ward has one pseudonym: in one organisation, for one month.
    static String scope(String organisation, LocalDate day) {
        return organisation + day.toString().substring(0, "yyyy-mm".length());
    }

    /// Adds what every event has.
    void common(Split split, Fact<?> fact, String stream, long revision) {
        @Nullable Object[] closed = split.sides.closed();
        closed[Common.env(size())] = new Common.Env(fact.at(), stream, revision);
        closed[Common.actor(size())] = new Common.Doer(fact.by().actor());
        closed[Common.key(size())] = new Common.Request(fact.key(), fact.digest());
    }

    /// The event again, made of its two sides; null where so much is erased that nobody could tell
    /// what it is about.
    ///
    /// @param erased for each component, whether its part can no longer be read
    @Nullable Joined join(Slot.Sides sides, boolean[] erased) {
        Tier tier = publication < 0 ? NO_TIER : tier(sides.shown()[publication]);
        @Nullable Object[] values = new @Nullable Object[slots.size()];
        Set<String> missing = new TreeSet<>();
        for (Slot slot : slots) {
            int index = slot.index();
            if (erased[index] && !slot.isWhole(tier)) {
                if (slot.names()) {
                    return null;
                }
                values[index] = slot.blank(sides);
                missing.add(slot.name());
            } else {
                values[index] = slot.join(tier, sides);
            }
        }
        return new Joined((LedgerEvent) shape.make(values), missing);
    }

    private static Tier tier(@Nullable Object value) {
        if (value instanceof Publication known) {
            return known.tier();
        }
        throw Misfit.form("missing").within("pub");
    }
}
