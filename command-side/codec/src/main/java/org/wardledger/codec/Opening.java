package org.wardledger.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.codec.EntryReader.OpenedLine;
import org.wardledger.codec.EntryReader.OpenedPart;
import org.wardledger.codec.EntryReader.Unsealed;
import org.wardledger.eventstore.StoredEvent;

/// The opening of one payload.
final class Opening {
    static final String UNKNOWN_KEY =
            "its key was never in this key vault; the vault is older than the events or another"
                    + " one, restore its latest backup";

    private final EventPlan plan;
    private final EntryForm.Entry entry;
    private final byte[] payload;
    private final KeyRing keys;
    private final Tools tools;
    private final boolean strict;
    private final byte[] event;
    private final @Nullable Object[] closed;
    private final boolean[] erased;
    private final List<OpenedPart> parts = new ArrayList<>();
    private final List<OpenedLine> lines = new ArrayList<>();

    /// @param strict whether to ask of each part that its nonce is that of its text. Only one who
    /// has the key can have written another, and the text is authentic all the same.
    Opening(
            EventPlan plan,
            EntryForm.Entry entry,
            StoredEvent stored,
            KeyRing keys,
            Tools tools,
            boolean strict) {
        this.plan = plan;
        this.entry = entry;
        this.payload = stored.payload();
        this.keys = keys;
        this.tools = tools;
        this.strict = strict;
        this.event = SubjectKey.bytes(stored.id());
        this.closed = new @Nullable Object[plan.size() + Common.STORED];
        this.erased = new boolean[closed.length];
    }

    Unsealed unsealed() {
        try {
            if (!Commitments.text(tools.sha(payload)).equals(entry.seals().payload())) {
                throw Misfit.form("not the bytes that the entry commits to");
            }
            for (Frames.Frame frame : Frames.of(payload)) {
                if (frame.isLine()) {
                    line(frame);
                } else {
                    part(frame);
                }
            }
            LinePlan line = plan.lines();
            if (line != null) {
                List<Object> values = new ArrayList<>(lines.size());
                for (OpenedLine each : lines) {
                    if (each.value() != null) {
                        values.add(each.value());
                    }
                }
                closed[line.index()] = List.copyOf(values);
            }
            complete();
        } catch (Misfit e) {
            throw e.within("payload");
        }
        return new Unsealed(closed, erased, parts, lines, event);
    }

    private void part(Frames.Frame frame) {
        if (frame.slot() >= plan.parts().size()) {
            throw Misfit.form("unknown part");
        }
        PartPlan part = plan.parts().get(frame.slot());
        try {
            switch (key(frame)) {
                case FoundKey.Destroyed _ -> part.members().forEach(m -> erased[m.index()] = true);
                case SubjectKey key -> {
                    part.read(closed, text(frame, key, part.bound()));
                    parts.add(new OpenedPart(part, key));
                }
            }
        } catch (Misfit e) {
            throw e.within(part.place());
        }
    }

    private void line(Frames.Frame frame) {
        LinePlan line = plan.lines();
        if (line == null) {
            throw Misfit.form("a line in a type without lines");
        }
        byte[] digest = frame.digest(payload);
        try {
            switch (key(frame)) {
                case FoundKey.Destroyed _ -> lines.add(new OpenedLine(digest, null, null));
                case SubjectKey key -> {
                    CanonicalReader in = new CanonicalReader(text(frame, key, line.bound()));
                    Object value = line.form().read(in);
                    in.end();
                    lines.add(new OpenedLine(digest, value, key));
                }
            }
        } catch (Misfit e) {
            throw e.within(lines.size()).within("w.lines");
        }
    }

    private FoundKey key(Frames.Frame frame) {
        FoundKey key = keys.find(frame.handle());
        if (key == null) {
            throw Misfit.form(UNKNOWN_KEY);
        }
        return key;
    }

    private byte[] text(Frames.Frame frame, SubjectKey key, byte[] kind) {
        byte[] bound = Frames.bound(event, key, kind);
        byte[] text = tools.open(key, payload, frame.nonceAt(), frame.from(), frame.to(), bound);
        if (strict && !isNonce(frame, tools.nonce(key.nonces, bound, text, 0, text.length))) {
            throw Misfit.form("not the nonce of this text");
        }
        return text;
    }

    private boolean isNonce(Frames.Frame frame, byte[] nonce) {
        int at = frame.nonceAt();
        return Arrays.equals(payload, at, at + Tools.NONCE, nonce, 0, Tools.NONCE);
    }

    /// What every event has is there, or its part is erased.
    private void complete() {
        for (int i = plan.size(); i < closed.length; i++) {
            if (closed[i] == null && !erased[i]) {
                throw Misfit.form("a part that every event has is missing");
            }
        }
    }
}
