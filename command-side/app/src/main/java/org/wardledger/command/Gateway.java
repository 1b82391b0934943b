package org.wardledger.command;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.wardledger.command.keys.RequestDigest;
import org.wardledger.command.lookup.CommandIndex;
import org.wardledger.eventstore.EventStoreUnavailable;

/// The door: gives a request its time and digest, keeps its key to itself while it is under way,
/// and asks a second time where another writer was faster.
public final class Gateway implements Ledger {
    /// Legal time of Kazakhstan, one zone since 1 March 2024.
    public static final ZoneId LEGAL_TIME = ZoneId.of("Asia/Almaty");

    private static final int ATTEMPTS = 3;

    /// Where other processes write to the same streams.
    private static final int ATTEMPTS_SHARED = 10;

    private final CommandBus bus;
    private final CommandIndex index;
    private final RequestDigest digests;
    private final Clock clock;
    private final NamedLocks keys = new NamedLocks();
    private final NodeLocks nodes;
    /// Appends of which nobody knows whether they were written.
    private final AtomicLong outages = new AtomicLong();

    private volatile long settled;

    public Gateway(
            CommandBus bus,
            CommandIndex index,
            RequestDigest digests,
            Clock clock,
            NodeLocks nodes) {
        this.nodes = nodes;
        this.bus = bus;
        this.index = index;
        this.digests = digests;
        this.clock = clock;
    }

    @Override
    public Outcome execute(Request request, Caller caller, UUID key) {
        String digest = digests.of(request, caller);
        for (int attempt = 1; ; attempt++) {
            Order order = order(request, caller, key, digest);
            try {
                order.hold(keys, key);
                readWhatIsUnknown();
                bus.dispatch(order);
                Outcome answer = order.answer();
                if (answer == null) {
                    throw new IllegalStateException(request.code() + " was not answered");
                }
                return answer;
            } catch (StaleState e) {
                index.catchUp();
                if (attempt == (nodes.shared() ? ATTEMPTS_SHARED : ATTEMPTS)) {
                    throw new EventStoreUnavailable("the stream changes too fast; repeat", e);
                }
            } catch (EventStoreUnavailable e) {
                outages.incrementAndGet();
                throw e;
            } finally {
                order.end();
            }
        }
    }

    private Order order(Request request, Caller caller, UUID key, String digest) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate today = LocalDate.ofInstant(now, LEGAL_TIME);
        return new Order(request, caller, key, digest, now, today, nodes);
    }

    /// After an outage the store may hold what nobody was told of. It is read before anything else
    /// is decided, so that a repetition finds its own events. So is always what other processes may
    /// have recorded.
    private void readWhatIsUnknown() {
        if (nodes.shared()) {
            index.catchUpToHead();
            return;
        }
        long seen = outages.get();
        if (seen != settled) {
            index.catchUp();
            settled = seen; // not one that came while it was read
        }
    }
}
