package org.wardledger.eventstore.codec;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Publication;
import org.wardledger.events.Visibility.Tier;

/// How one event type stands in its two byte strings. Made once from the annotations of its record;
/// see [EventPlans].
final class EventPlan {
    /// Stands where a type has no tier; nothing of such a type depends on it.
    private static final Tier NO_TIER = Tier.OPEN;

    private final String type;
    private final Shape shape;
    private final List<Slot> slots;
    private final EntryForm entry;
    private final PayloadForm payload;
    private final int publication;

    /// @param publication index of the component that says the tier, or -1
    EventPlan(
            String type,
            Shape shape,
            List<Slot> slots,
            EntryForm entry,
            PayloadForm payload,
            int publication) {
        this.type = type;
        this.shape = shape;
        this.slots = List.copyOf(slots);
        this.entry = entry;
        this.payload = payload;
        this.publication = publication;
    }

    String type() {
        return type;
    }

    EntryForm entry() {
        return entry;
    }

    PayloadForm payload() {
        return payload;
    }

    /// What of the event everybody sees, and what not.
    Slot.Sides split(LedgerEvent event, ActorTags tags, String scope) {
        @Nullable Object[] values = shape.values(event);
        Tier tier = publication < 0 ? NO_TIER : tier(values[publication]);
        Slot.Sides sides = new Slot.Sides(values.length);
        for (Slot slot : slots) {
            slot.split(values[slot.index()], tier, mark -> SeenMark.of(mark, tags, scope), sides);
        }
        return sides;
    }

    /// The event again, made of its two sides.
    LedgerEvent join(Slot.Sides sides) {
        Tier tier = publication < 0 ? NO_TIER : tier(sides.shown()[publication]);
        @Nullable Object[] values = new @Nullable Object[slots.size()];
        for (Slot slot : slots) {
            values[slot.index()] = slot.join(tier, sides);
        }
        return (LedgerEvent) shape.make(values);
    }

    private static Tier tier(@Nullable Object value) {
        if (value instanceof Publication known) {
            return known.tier();
        }
        throw Misfit.form("missing").within("pub");
    }
}
