package org.wardledger.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.ActorMark;
import org.wardledger.events.Fact;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;
import org.wardledger.events.Trace;
import org.wardledger.eventstore.StoredEvent;

/// Reads stored events back, as far as their keys exist. Throws [UnreadableEntry] for anything the
/// writer would not have written: also when entry, payload and place in the store speak of
/// different events, when a part does not open though its key exists, and when its key was never in
/// this vault.
///
/// Every reading checks that the payload is the one the entry commits to and that every part is
/// authentic. [#verify] also makes all commitments anew.
public final class EntryReader {
    private final KeyRing keys;

    public EntryReader(KeyRing keys) {
        this.keys = keys;
    }

    public Opened read(StoredEvent stored) {
        return open(stored, false);
    }

    /// Reads, and compares every commitment with what it should be.
    public Opened verify(StoredEvent stored) {
        return open(stored, true);
    }

    /// A stored event with what its entry commits to line by line.
    ///
    /// @param lines digests of the wards' lines that can still be read, in the order of the lines;
    ///     not to be changed
    public record Itemised(Opened event, List<byte[]> lines) {}

    /// Reads an event and the digests of its lines, and opens it once for both.
    public Itemised itemised(StoredEvent stored) {
        EventPlan plan = plan(stored);
        return opened(
                plan,
                stored,
                keys,
                false,
                (entry, unsealed, _) ->
                        new Itemised(event(plan, entry, stored, unsealed), digests(unsealed)));
    }

    private static List<byte[]> digests(Unsealed unsealed) {
        return unsealed.lines().stream()
                .filter(line -> line.value() != null)
                .map(OpenedLine::digest)
                .toList();
    }

    private Opened open(StoredEvent stored, boolean verify) {
        EventPlan plan = plan(stored);
        return opened(
                plan,
                stored,
                keys,
                verify,
                (entry, unsealed, tools) -> {
                    if (verify) {
                        Verification.check(plan, entry, unsealed, tools);
                    }
                    return event(plan, entry, stored, unsealed);
                });
    }

    static EventPlan plan(StoredEvent stored) {
        EventPlan plan = EventPlans.find(stored.type());
        if (plan == null) {
            throw unreadable(stored, "", "unknown type");
        }
        return plan;
    }

    /// What is done with an event that was opened. A [Misfit] thrown here makes it unreadable.
    interface Use<T> {
        T of(EntryForm.Entry entry, Unsealed unsealed, Tools tools);
    }

    /// Opens an event's two sides. Throws [UnreadableEntry].
    ///
    /// @param strict see [Opening]
    static <T> T opened(
            EventPlan plan, StoredEvent stored, KeyRing keys, boolean strict, Use<T> use) {
        EntryForm.Entry entry = entry(plan, stored);
        try {
            return Tools.with(
                    tools -> {
                        var opening = new Opening(plan, entry, stored, keys, tools, strict);
                        return use.of(entry, opening.unsealed(), tools);
                    });
        } catch (Misfit e) {
            throw unreadable(stored, e.place(), e.reason());
        }
    }

    private static Opened event(
            EventPlan plan, EntryForm.Entry entry, StoredEvent stored, Unsealed unsealed) {
        @Nullable Object[] closed = unsealed.closed();
        int size = plan.size();
        Common.Env env = (Common.Env) closed[Common.env(size)];
        Common.Request request = (Common.Request) closed[Common.key(size)];
        boolean otherPlace =
                env != null
                        && (env.revision() != stored.revision()
                                || !env.stream().equals(stored.stream()));
        if (otherPlace) {
            throw Misfit.form("written for another place in the store").within("payload.env");
        }
        EventPlan.Joined joined =
                env == null || request == null
                        ? null
                        : plan.join(new Slot.Sides(entry.shown(), closed), unsealed.erased());
        String tag = entry.by().tag() == null ? "" : entry.by().tag();
        if (joined == null || env == null || request == null) {
            return new Opened.Gone(trace(entry, stored, tag, request));
        }
        Common.Doer doer = (Common.Doer) closed[Common.actor(size)];
        ActorMark by = entry.by().with(doer == null ? Opened.ERASED : doer.id());
        Fact<LedgerEvent> fact =
                new Fact<>(
                        entry.id(),
                        env.at(),
                        entry.day(),
                        by,
                        request.id(),
                        request.digest(),
                        joined.event());
        Recorded<LedgerEvent> event =
                new Recorded<>(stored.position(), stored.stream(), stored.revision(), tag, fact);
        boolean whole = doer != null && joined.erased().isEmpty() && unsealed.erasedLines() == 0;
        return whole
                ? new Opened.Whole(event)
                : new Opened.Partly(event, joined.erased(), unsealed.erasedLines());
    }

    private static Trace trace(
            EntryForm.Entry entry,
            StoredEvent stored,
            String tag,
            Common.@Nullable Request request) {
        return new Trace(
                stored.position(),
                stored.stream(),
                stored.revision(),
                stored.id(),
                stored.type(),
                stored.recordedAt(),
                entry.day(),
                entry.by().role(),
                tag,
                request == null ? null : request.id(),
                request == null ? null : request.digest());
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

    private static UnreadableEntry unreadable(StoredEvent stored, String place, String reason) {
        return new UnreadableEntry(stored.position(), stored.type(), place, reason);
    }

    /// Throws [UnreadableEntry] where one of the last events names a key that the vault never gave:
    /// it is older than the events, or another one. Reads no content.
    public void checkKeysOf(List<StoredEvent> last) {
        for (StoredEvent stored : last) {
            List<UUID> handles = new ArrayList<>();
            try {
                Frames.of(stored.payload()).forEach(f -> handles.add(f.handle()));
            } catch (Misfit e) {
                throw unreadable(stored, "payload", e.reason());
            }
            if (!handles.stream().distinct().allMatch(keys::knows)) {
                throw unreadable(stored, "payload", Opening.UNKNOWN_KEY);
            }
        }
    }

    /// The private side of an event, as far as its keys exist.
    ///
    /// @param closed values by component, and behind them what every event has
    /// @param erased for each of them, whether its part is erased
    /// @param parts opened ones, with their keys
    /// @param lines in their order
    record Unsealed(
            @Nullable Object[] closed,
            boolean[] erased,
            List<OpenedPart> parts,
            List<OpenedLine> lines,
            byte[] event) {

        /// Key of the organisation; null where its part is erased.
        @Nullable SubjectKey owner(EventPlan plan) {
            for (OpenedPart part : parts) {
                if (part.plan().equals(plan.parts().getFirst())) {
                    return part.key();
                }
            }
            return null;
        }

        int erasedLines() {
            return (int) lines.stream().filter(l -> l.value == null).count();
        }
    }

    record OpenedPart(PartPlan plan, SubjectKey key) {}

    /// @param value null where it is erased
    record OpenedLine(byte[] digest, @Nullable Object value, @Nullable SubjectKey key) {
        boolean hasDigest(byte[] other) {
            return Arrays.equals(digest, other);
        }
    }
}
