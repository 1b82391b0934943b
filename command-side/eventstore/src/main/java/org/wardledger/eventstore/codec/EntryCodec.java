package org.wardledger.eventstore.codec;

import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.StoredEvent;

/// Facts to bytes and back. Pure and safe for any thread: the same fact at the same place gives the
/// same bytes for ever, and decoding them gives an equal fact.
public final class EntryCodec {
    private static final int ENTRY_SIZE = 1024;
    private static final int PAYLOAD_SIZE = 4096;

    private final ActorTags tags;

    public EntryCodec(ActorTags tags) {
        this.tags = tags;
    }

    /// @param stream it will stand in
    /// @param revision it will have there, from 0
    public Encoded encode(Fact<?> fact, String stream, long revision) {
        LedgerEvent event = fact.event();
        EventPlan plan = EventPlans.of(event);
        try {
            String scope = scope(fact);
            Slot.Sides sides = plan.split(event, tags, scope);
            SeenMark by = SeenMark.of(fact.by(), tags, scope);
            byte[] entry =
                    entry(
                            plan,
                            new EntryForm.Entry(
                                    sides.shown(), by, fact.day(), fact.id(), plan.type()));
            byte[] payload =
                    payload(
                            plan,
                            new PayloadForm.Payload(
                                    sides.closed(),
                                    new PayloadForm.Env(fact.at(), stream, revision),
                                    new PayloadForm.Doer(fact.by().actor()),
                                    new PayloadForm.Request(fact.key(), fact.digest())));
            return new Encoded.Ready(
                    new NewEvent(fact.id(), plan.type(), fact.at(), entry, payload));
        } catch (Misfit e) {
            return e.tooLarge()
                    ? new Encoded.TooLarge(plan.type(), e.place(), e.reason())
                    : new Encoded.Malformed(plan.type(), e.place(), e.reason());
        }
    }

    /// See [EntryReader#decode(StoredEvent)], which needs no secret.
    public Recorded<LedgerEvent> decode(StoredEvent stored) {
        return EntryReader.decode(stored);
    }

    private static String scope(Fact<?> fact) {
        Id record = fact.event().tagScope();
        return record == null ? fact.id().toString() : record.value();
    }

    private static byte[] entry(EventPlan plan, EntryForm.Entry entry) {
        try {
            CanonicalWriter out = new CanonicalWriter(ENTRY_SIZE, Encoded.ENTRY_MAX);
            plan.entry().write(entry, out);
            return out.toBytes();
        } catch (Misfit e) {
            throw e.within("entry");
        }
    }

    private static byte[] payload(EventPlan plan, PayloadForm.Payload payload) {
        try {
            CanonicalWriter out = new CanonicalWriter(PAYLOAD_SIZE, Encoded.PAYLOAD_MAX);
            plan.payload().write(payload, out);
            return out.toBytes();
        } catch (Misfit e) {
            throw e.within("payload");
        }
    }
}
