package org.wardledger.eventstore.codec;

import org.wardledger.events.Fact;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;
import org.wardledger.eventstore.StoredEvent;

/// Reads stored events back. Needs no secret: what is read is what was written.
public final class EntryReader {
    private EntryReader() {}

    /// Throws [UnreadableEntry] for anything the writer would not have written, also when entry,
    /// payload and place in the store speak of different events.
    public static Recorded<LedgerEvent> decode(StoredEvent stored) {
        EventPlan plan = EventPlans.find(stored.type());
        if (plan == null) {
            throw unreadable(stored, "", "unknown type");
        }
        EntryForm.Entry entry = entry(plan, stored);
        PayloadForm.Payload payload = payload(plan, stored);
        try {
            LedgerEvent event = plan.join(new Slot.Sides(entry.shown(), payload.closed()));
            Fact<LedgerEvent> fact =
                    new Fact<>(
                            entry.id(),
                            payload.env().at(),
                            entry.day(),
                            entry.by().with(payload.actor().id()),
                            payload.request().id(),
                            payload.request().digest(),
                            event);
            String tag = entry.by().tag();
            return new Recorded<>(
                    stored.position(),
                    stored.stream(),
                    stored.revision(),
                    tag == null ? "" : tag,
                    fact);
        } catch (Misfit e) {
            throw unreadable(stored, e.place(), e.reason());
        }
    }

    private static EntryForm.Entry entry(EventPlan plan, StoredEvent stored) {
        EntryForm.Entry entry;
        try {
            entry = plan.entry().read(new CanonicalReader(stored.entry()));
        } catch (Misfit e) {
            throw unreadable(stored, e.within("entry").place(), e.reason());
        }
        if (!entry.type().equals(stored.type())) {
            throw unreadable(stored, "entry.t", "another type than the store says");
        }
        if (!entry.id().equals(stored.id())) {
            throw unreadable(stored, "entry.id", "another id than the store says");
        }
        return entry;
    }

    private static PayloadForm.Payload payload(EventPlan plan, StoredEvent stored) {
        PayloadForm.Payload payload;
        try {
            payload = plan.payload().read(new CanonicalReader(stored.payload()));
        } catch (Misfit e) {
            throw unreadable(stored, e.within("payload").place(), e.reason());
        }
        PayloadForm.Env env = payload.env();
        if (env.revision() != stored.revision() || !env.stream().equals(stored.stream())) {
            throw unreadable(stored, "payload.env", "written for another place in the store");
        }
        return payload;
    }

    private static UnreadableEntry unreadable(StoredEvent stored, String place, String reason) {
        return new UnreadableEntry(stored.position(), stored.type(), place, reason);
    }
}
