package org.wardledger.codec;

import java.util.ArrayList;
import java.util.List;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.vault.KeyName;

/// Facts to bytes: the public entry, and the private payload sealed under the keys of those it
/// tells of. Safe for any thread: the same fact at the same place under the same keys gives the
/// same bytes for ever. [EntryReader] reads them back.
public final class EntryCodec {
    private static final int ENTRY_SIZE = 2048;

    private final ActorTags tags;
    private final KeyRing keys;

    public EntryCodec(ActorTags tags, KeyRing keys) {
        this.tags = tags;
        this.keys = keys;
    }

    /// @param stream it will stand in
    /// @param revision it will have there, from 0
    public Encoded encode(Fact<?> fact, String stream, long revision) {
        return encode(List.of(fact), stream, revision).getFirst();
    }

    /// Facts that follow each other in one stream. Keys that none of them had yet are made at once,
    /// and are on disk when this returns; none are made where one of the facts does not fit.
    ///
    /// @return what came of each; up to the first that does not fit
    public List<Encoded> encode(List<? extends Fact<?>> facts, String stream, long revision) {
        List<Plain> plains = new ArrayList<>(facts.size());
        List<KeyName> names = new ArrayList<>();
        for (Fact<?> fact : facts) {
            try {
                Plain plain = plain(fact, stream, revision + plains.size());
                plain.draft.names(names);
                plains.add(plain);
            } catch (Misfit e) {
                return List.of(refused(fact, e));
            }
        }
        List<SubjectKey> found = keys.keys(names);
        List<Encoded> encoded = new ArrayList<>(plains.size());
        int next = 0;
        for (Plain plain : plains) {
            int count = plain.draft.parts().size() + plain.draft.lines().size();
            try {
                encoded.add(sealed(plain, found.subList(next, next + count)));
            } catch (Misfit e) {
                return List.of(refused(plain.fact, e));
            }
            next += count;
        }
        return encoded;
    }

    private record Plain(
            Fact<?> fact, EventPlan plan, EventPlan.Split split, SeenMark by, Draft draft) {}

    private Plain plain(Fact<?> fact, String stream, long revision) {
        LedgerEvent event = fact.event();
        EventPlan plan = EventPlans.of(event);
        String scope = scope(fact);
        EventPlan.Split split = plan.split(event, tags, scope);
        plan.common(split, fact, stream, revision);
        SeenMark by = SeenMark.of(fact.by(), tags, scope);
        return new Plain(fact, plan, split, by, Draft.of(plan, fact, split));
    }

    private static Encoded sealed(Plain plain, List<SubjectKey> keys) {
        Fact<?> fact = plain.fact;
        EventPlan plan = plain.plan;
        byte[] event = SubjectKey.bytes(fact.id());
        Commitments made = Commitments.of(plan, plain.draft, keys, event);
        return Tools.with(
                tools -> {
                    plan.disclose(plain.split, keys.getFirst(), tools);
                    byte[] payload =
                            Frames.seal(plan, plain.draft, keys, made.lines(), event, tools);
                    EntryForm.Entry entry =
                            new EntryForm.Entry(
                                    plain.split.sides().shown(),
                                    plain.by,
                                    fact.day(),
                                    fact.id(),
                                    plan.type(),
                                    new EntryForm.Seals(
                                            Commitments.text(tools.sha(payload)),
                                            made.root(),
                                            made.fields()));
                    return new Encoded.Ready(
                            new NewEvent(
                                    fact.id(),
                                    plan.type(),
                                    fact.at(),
                                    entry(plan, entry),
                                    payload));
                });
    }

    private static Encoded refused(Fact<?> fact, Misfit e) {
        String type = EventPlans.of(fact.event()).type();
        return e.tooLarge()
                ? new Encoded.TooLarge(type, e.place(), e.reason())
                : new Encoded.Malformed(type, e.place(), e.reason());
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
}
