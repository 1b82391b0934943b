package org.wardledger.command.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.wardledger.codec.EntryReader;
import org.wardledger.codec.Opened;
import org.wardledger.command.Interceptor;
import org.wardledger.command.Known;
import org.wardledger.command.Order;
import org.wardledger.command.Outcome;
import org.wardledger.command.lookup.CommandIndex;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Refusal;
import org.wardledger.events.AttemptEvent.AttemptRefused;
import org.wardledger.events.Fact;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;
import org.wardledger.events.Trace;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.StoredEvent;

/// Answers a request whose key was used before: with the first answer where it is the same request,
/// with a refusal where it is another one. Nothing is kept for it but the events themselves.
public final class KeyInterceptor implements Interceptor {
    private static final int PAGE = 64;

    private final CommandIndex index;
    private final EventStore store;
    private final EntryReader reader;
    private final RequestDigest digests;

    public KeyInterceptor(
            CommandIndex index, EventStore store, EntryReader reader, RequestDigest digests) {
        this.reader = reader;
        this.index = index;
        this.store = store;
        this.digests = digests;
    }

    @Override
    public void before(Order order, Known known) {
        Long position = index.position(order.key());
        if (position != null) {
            order.answer(answer(order, recordedUnder(order.key(), position)));
        }
    }

    private Outcome answer(Order order, Kept kept) {
        String different = digests.firstDifference(order.request(), order.caller(), kept.digest);
        if (different != null) {
            return Outcome.refused(Refusal.at(CommonRefusal.KEY_REUSED, different));
        }
        if (!kept.facts.isEmpty() && kept.facts.getFirst().event() instanceof AttemptRefused a) {
            return refusedBefore(a);
        }
        return new Outcome.Done(List.copyOf(kept.facts), kept.last, true);
    }

    private static Outcome refusedBefore(AttemptRefused attempt) {
        Refusal before =
                new Refusal(new RecordedCode(attempt), attempt.field(), attempt.arguments());
        Map<String, String> arguments = new TreeMap<>(attempt.arguments());
        arguments.put("refusal", attempt.refusal());
        Refusal now =
                new Refusal(
                        CommonRefusal.KEY_REFUSED_BEFORE, attempt.field(), Map.copyOf(arguments));
        return new Outcome.Refused(now, before);
    }

    /// What was recorded under a key.
    ///
    /// @param digest of the request; empty where it is erased
    /// @param facts as far as they are not erased
    /// @param last position
    private record Kept(String digest, List<Fact<? extends LedgerEvent>> facts, long last) {}

    /// Events of one request were appended together, so they follow each other.
    private Kept recordedUnder(UUID key, long first) {
        List<Fact<? extends LedgerEvent>> facts = new ArrayList<>();
        String digest = "";
        long after = first - 1;
        while (true) {
            List<StoredEvent> page = store.readAll(after, PAGE);
            for (StoredEvent stored : page) {
                Opened opened = reader.read(stored);
                Recorded<LedgerEvent> event = opened.foldable();
                Trace trace = opened instanceof Opened.Gone gone ? gone.trace() : null;
                UUID under =
                        event != null ? event.fact().key() : trace == null ? null : trace.key();
                if (!key.equals(under)) {
                    return new Kept(digest, facts, after);
                }
                if (event != null) {
                    facts.add(event.fact());
                    digest = event.fact().digest();
                } else if (trace != null && trace.digest() != null) {
                    digest = trace.digest();
                }
                after = stored.position();
            }
            if (page.size() < PAGE) {
                return new Kept(digest, facts, after);
            }
        }
    }
}
