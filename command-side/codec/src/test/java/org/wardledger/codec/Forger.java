package org.wardledger.codec;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.wardledger.events.Fact;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.vault.FixedVault;
import org.wardledger.vault.KeyName;

/// One who holds the keys and writes what the codec would not: to see that the reader minds.
final class Forger {
    final FixedVault vault = new FixedVault();
    final KeyRing keys = new KeyRing(vault);
    final EntryCodec codec = new EntryCodec(new ActorTags(new byte[32]), keys);
    final EntryReader reader = new EntryReader(keys);

    NewEvent honest(Fact<?> fact) {
        return codec.encode(fact, Sample.STREAM, Sample.REVISION).event();
    }

    /// Seals the parts after changing their text. The entry has the digest of this payload, and the
    /// commitments to the honest one.
    StoredEvent sealed(Fact<?> fact, UnaryOperator<String> change) {
        NewEvent honest = honest(fact);
        EventPlan plan = EventPlans.of(fact.event());
        EventPlan.Split split =
                plan.split(fact.event(), new ActorTags(new byte[32]), fact.id().toString());
        plan.common(split, fact, Sample.STREAM, Sample.REVISION);
        Draft draft = changed(Draft.of(plan, fact, split), change);
        List<KeyName> names = new ArrayList<>();
        draft.names(names);
        byte[] event = SubjectKey.bytes(fact.id());
        List<byte[]> digests =
                Frames.of(honest.payload()).stream()
                        .filter(Frames.Frame::isLine)
                        .map(f -> f.digest(honest.payload()))
                        .toList();
        byte[] payload =
                Tools.with(t -> Frames.seal(plan, draft, keys.keys(names), digests, event, t));
        return stored(honest, fitting(honest.entry(), payload), payload);
    }

    private static Draft changed(Draft draft, UnaryOperator<String> change) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        List<Draft.Part> parts = new ArrayList<>();
        for (Draft.Part p : draft.parts()) {
            int from = text.size();
            text.writeBytes(changed(draft, p.from(), p.to(), change));
            parts.add(new Draft.Part(p.slot(), p.plan(), p.key(), from, text.size(), p.fields()));
        }
        List<Draft.Line> lines = new ArrayList<>();
        for (Draft.Line l : draft.lines()) {
            int from = text.size();
            text.writeBytes(changed(draft, l.from(), l.to(), change));
            lines.add(new Draft.Line(l.key(), l.value(), from, text.size()));
        }
        return new Draft(parts, lines, text.toByteArray(), draft.scope());
    }

    private static byte[] changed(Draft draft, int from, int to, UnaryOperator<String> change) {
        String text = new String(draft.text(), from, to - from, StandardCharsets.UTF_8);
        return change.apply(text).getBytes(StandardCharsets.UTF_8);
    }

    /// The entry with the digest of another payload.
    static byte[] fitting(byte[] entry, byte[] payload) {
        String digest = Commitments.text(Tools.with(t -> t.sha(payload)));
        return new String(entry, StandardCharsets.UTF_8)
                .replaceFirst("\"ctd\":\"[^\"]*\"", "\"ctd\":\"" + digest + "\"")
                .getBytes(StandardCharsets.UTF_8);
    }

    static StoredEvent stored(NewEvent event, byte[] entry, byte[] payload) {
        return new StoredEvent(
                17,
                Sample.STREAM,
                Sample.REVISION,
                event.id(),
                event.type(),
                event.recordedAt(),
                entry,
                payload);
    }
}
