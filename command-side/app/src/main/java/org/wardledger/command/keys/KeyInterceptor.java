package org.wardledger.command.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
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
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.codec.EntryReader;

/// Answers a request whose key was used before: with the first answer where it is the same request,
/// with a refusal where it is another one. Nothing is kept for it but the events themselves.
public final class KeyInterceptor implements Interceptor {
    private static final int PAGE = 64;

    private final CommandIndex index;
    private final EventStore store;
    private final RequestDigest digests;

    public KeyInterceptor(CommandIndex index, EventStore store, RequestDigest digests) {
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

    private Outcome answer(Order order, List<Recorded<LedgerEvent>> events) {
        String kept = events.getFirst().fact().digest();
        String different = digests.firstDifference(order.request(), order.caller(), kept);
        if (different != null) {
            return Outcome.refused(Refusal.at(CommonRefusal.KEY_REUSED, different));
        }
        if (events.getFirst().event() instanceof AttemptRefused attempt) {
            return refusedBefore(attempt);
        }
        List<Fact<? extends LedgerEvent>> facts = new ArrayList<>();
        events.forEach(e -> facts.add(e.fact()));
        return new Outcome.Done(List.copyOf(facts), events.getLast().position(), true);
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

    /// Events of one request were appended together, so they follow each other.
    private List<Recorded<LedgerEvent>> recordedUnder(UUID key, long first) {
        List<Recorded<LedgerEvent>> found = new ArrayList<>();
        long after = first - 1;
        while (true) {
            List<StoredEvent> page = store.readAll(after, PAGE);
            for (StoredEvent stored : page) {
                Recorded<LedgerEvent> event = EntryReader.decode(stored);
                if (!event.fact().key().equals(key)) {
                    return found;
                }
                found.add(event);
                after = stored.position();
            }
            if (page.size() < PAGE) {
                return found;
            }
        }
    }
}
