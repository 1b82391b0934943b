package org.wardledger.eventstore.kurrent;

import io.kurrent.dbclient.AppendToStreamOptions;
import io.kurrent.dbclient.EventData;
import io.kurrent.dbclient.NodePreference;
import io.kurrent.dbclient.Position;
import io.kurrent.dbclient.ReadAllOptions;
import io.kurrent.dbclient.ReadResult;
import io.kurrent.dbclient.ReadStreamOptions;
import io.kurrent.dbclient.RecordedEvent;
import io.kurrent.dbclient.ResolvedEvent;
import io.kurrent.dbclient.StreamState;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.kurrent.CallFailure.Kind;

/// What is asked of the cluster: every call with a deadline, every read with a size. Reads are
/// tried again through a change of leader or a lost connection; writes are the caller's to repeat,
/// who knows what that means.
final class Server implements AutoCloseable {
    private static final int WAIT_FIRST_MILLIS = 20;
    private static final int WAIT_MAX_MILLIS = 500;

    private final Clients writes;
    private final Clients reads;
    private final long patienceNanos;
    private volatile boolean closed;

    Server(KurrentSettings settings) {
        writes = new Clients(settings, NodePreference.LEADER);
        reads =
                settings.reads() == KurrentSettings.Reads.LEADER
                        ? writes
                        : new Clients(settings, NodePreference.FOLLOWER);
        patienceNanos = 2 * settings.limits().call().toNanos();
    }

    Clients reads() {
        return reads;
    }

    /// Where this store was closed there is nothing to wait for.
    boolean closed() {
        return closed;
    }

    /// One answer to a read.
    ///
    /// @param end whether the server had no more than this
    record Part(List<RecordedEvent> events, boolean end) {}

    /// Events of `$all`, ours and others, from a place on (inclusive), as many as `size` finds
    /// right and no more than `max`.
    Part all(Place from, PageSize size, int max) {
        try {
            return patiently(
                    size, max, count -> reads.call(client -> client.readAll(all(from, count))));
        } catch (CallFailure e) {
            throw unavailable("$all cannot be read", e);
        }
    }

    private ReadAllOptions all(Place from, int count) {
        ReadAllOptions options =
                ReadAllOptions.get().forwards().maxCount(count).deadline(reads.deadlineMillis());
        return from.equals(Place.START)
                ? options.fromStart()
                : options.fromPosition(from.onServer());
    }

    /// Events of a stream from a revision on; none where there is no stream or no such revision.
    ///
    /// @throws CallFailure of kind TOMBSTONE only
    Part stream(String name, long from, PageSize size, int max) throws CallFailure {
        return stream(
                name,
                () -> ReadStreamOptions.get().forwards().fromRevision(from),
                size,
                max,
                reads);
    }

    /// Last revision as the leader knows it, -1 for no stream.
    ///
    /// @throws CallFailure of kind TOMBSTONE only
    long lastRevision(String name) throws CallFailure {
        Part last =
                stream(
                        name,
                        () -> ReadStreamOptions.get().backwards().fromEnd(),
                        PageSize.one(),
                        1,
                        writes);
        return last.events().isEmpty() ? -1 : last.events().get(0).getRevision();
    }

    private Part stream(
            String name,
            Supplier<ReadStreamOptions> options,
            PageSize size,
            int max,
            Clients clients)
            throws CallFailure {
        try {
            return patiently(
                    size,
                    max,
                    count -> {
                        ReadStreamOptions asked =
                                options.get().maxCount(count).deadline(clients.deadlineMillis());
                        return clients.call(client -> client.readStream(name, asked));
                    });
        } catch (CallFailure e) {
            return switch (e.kind()) {
                case NO_STREAM -> new Part(List.of(), true);
                case TOMBSTONE -> throw e;
                case OUTAGE, CONFLICT, TOO_LARGE, STRANGER, DENIED, BAD_POSITION ->
                        throw unavailable("a stream cannot be read", e);
            };
        }
    }

    /// One try to write all events behind the expected revision (-1: as the first of the stream).
    /// They are on disk on a majority of the nodes when this returns.
    ///
    /// @return where they stand in `$all`; null where the server does not say
    @Nullable Place append(String name, long expected, List<EventData> events) throws CallFailure {
        StreamState state =
                expected < 0 ? StreamState.noStream() : StreamState.streamRevision(expected);
        AppendToStreamOptions options =
                AppendToStreamOptions.get().streamState(state).deadline(writes.deadlineMillis());
        Position position =
                writes.call(client -> client.appendToStream(name, options, events.iterator()))
                        .getLogPosition();
        return position == null ? null : Place.of(position);
    }

    private interface Read {
        ReadResult of(int count) throws CallFailure;
    }

    /// A read that fails is asked for fewer events: it may have been the size that took too long.
    private Part patiently(PageSize size, int max, Read read) throws CallFailure {
        long until = System.nanoTime() + patienceNanos;
        for (int wait = WAIT_FIRST_MILLIS; ; wait = Math.min(2 * wait, WAIT_MAX_MILLIS)) {
            int count = Math.min(size.events(), max);
            try {
                List<RecordedEvent> events =
                        read.of(count).getEvents().stream()
                                .map(ResolvedEvent::getOriginalEvent)
                                .toList();
                size.learn(events);
                return new Part(events, events.size() < count);
            } catch (CallFailure e) {
                if (e.kind() != Kind.OUTAGE || closed || System.nanoTime() >= until) {
                    throw e;
                }
                size.failed();
            }
            sleep(wait);
        }
    }

    /// Asks again and again until the answer is yes, at most as long as one call may take.
    boolean within(BooleanSupplier question) {
        long until = System.nanoTime() + patienceNanos;
        for (int wait = WAIT_FIRST_MILLIS; ; wait = Math.min(2 * wait, WAIT_MAX_MILLIS)) {
            if (question.getAsBoolean()) {
                return true;
            }
            if (closed || System.nanoTime() >= until) {
                return false;
            }
            sleep(wait);
        }
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventStoreUnavailable("interrupted while waiting for the server", e);
        }
    }

    static EventStoreUnavailable unavailable(String what, CallFailure why) {
        String hint =
                switch (why.kind()) {
                    case STRANGER ->
                            " (the server does not accept the user's name and password; check both,"
                                    + " or give them where none were given)";
                    case DENIED ->
                            " (the account needs to read $all and to write the ledger's streams)";
                    case OUTAGE, CONFLICT, NO_STREAM, TOMBSTONE, TOO_LARGE, BAD_POSITION -> "";
                };
        return new EventStoreUnavailable(what + hint + ": " + why.getMessage(), why);
    }

    @Override
    public void close() {
        closed = true;
        writes.close();
        reads.close();
    }
}
