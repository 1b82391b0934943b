package org.wardledger.eventstore.kurrent;

import io.kurrent.dbclient.EventData;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.eventstore.AppendResult;
import org.wardledger.eventstore.AppendResult.Appended;
import org.wardledger.eventstore.AppendResult.DuplicateEventId;
import org.wardledger.eventstore.AppendResult.WrongRevision;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.UnreadableEvent;
import org.wardledger.eventstore.kurrent.EventForm.Came;
import org.wardledger.eventstore.kurrent.Ordering.Expectation;
import org.wardledger.eventstore.kurrent.PositionIndex.Row;

/// Brings one append to the server and finds out what became of it.
///
/// The server is always told an exact revision. So a try whose answer was lost is simply repeated:
/// where it had been written, the server knows the ids at that very place and says yes without
/// writing; where the stream has moved on with other events, neither try can ever be written any
/// more. An answer is given only when the events have come by in `$all`, which gives their
/// positions, and whose they are: the mark in them tells this call from an earlier one.
final class Appender {
    private static final int WAIT_FIRST_MILLIS = 20;
    private static final int WAIT_MAX_MILLIS = 1_000;

    private final Server server;
    private final PositionIndex index;
    private final Follower follower;
    private final Ordering ordering;
    private final Reader reader;
    private final StreamNames names;
    private final long patienceNanos;
    private final long callNanos;

    Appender(
            Server server,
            PositionIndex index,
            Follower follower,
            Ordering ordering,
            Reader reader,
            StreamNames names,
            KurrentLimits limits) {
        this.server = server;
        this.index = index;
        this.follower = follower;
        this.ordering = ordering;
        this.reader = reader;
        this.names = names;
        this.patienceNanos = limits.append().toNanos();
        this.callNanos = limits.call().toNanos();
    }

    /// @throws EventStoreUnavailable with an unknown outcome: repeat it with the same ids
    /// @throws UnreadableEvent where the order has stopped; nothing was written behind it knowingly
    AppendResult append(Append append) {
        UUID twice = NewEvent.twice(append.events());
        if (twice != null) {
            return new DuplicateEventId(twice);
        }
        UnreadableEvent stopped = follower.stopped();
        if (stopped != null) {
            throw stopped;
        }
        UUID first = append.first().id();
        Expectation expectation = ordering.expect(append.stream(), first);
        try {
            AppendResult known = known(append);
            return known != null ? known : new Attempt(append, expectation).run();
        } finally {
            ordering.forget(first, expectation);
        }
    }

    /// What stands in the store already under one of the ids: the answer of the first time, or a
    /// refusal. Null where no id is known.
    private @Nullable AppendResult known(Append append) {
        for (NewEvent event : append.events()) {
            if (!index.withId(event.id()).isEmpty()) {
                AppendResult again = again(append);
                return again != null ? again : new DuplicateEventId(event.id());
            }
        }
        return null;
    }

    private @Nullable AppendResult again(Append append) {
        List<NewEvent> events = append.events();
        for (Row first : index.withId(append.first().id())) {
            if (!first.stream().equals(append.stream())
                    || !append.expected().accepts(first.revision() - 1)
                    || index.lastRevision(first.stream()) < first.revision() + events.size() - 1) {
                continue;
            }
            List<Came> stand = reader.raw(first.stream(), first.revision(), events.size());
            for (int i = 0; i < events.size(); i++) {
                if (!events.get(i).isSameAs(stand.get(i).readable())) {
                    return null;
                }
            }
            Came last = stand.get(events.size() - 1);
            boolean repeated = !append.mark().equals(stand.get(0).append());
            return new Appended(
                    first.position(), last.position(), last.readable().revision(), repeated);
        }
        return null;
    }

    /// The tries of one append.
    private final class Attempt {
        private final Append append;
        private final Expectation expectation;
        private final String onServer;
        private final List<EventData> data;
        private final long until = System.nanoTime() + patienceNanos;
        private long expected;

        Attempt(Append append, Expectation expectation) {
            this.append = append;
            this.expectation = expectation;
            this.onServer = names.onServer(append.stream());
            this.data = append.toServer();
            this.expected = expected(append);
        }

        private long expected(Append of) {
            if (of.expected() instanceof ExpectedRevision.Exact exact) {
                return exact.revision();
            }
            return of.expected() instanceof ExpectedRevision.Any
                    ? index.lastRevision(of.stream())
                    : -1;
        }

        AppendResult run() {
            for (int wait = WAIT_FIRST_MILLIS; ; wait = Math.min(2 * wait, WAIT_MAX_MILLIS)) {
                try {
                    if (expectation.came() == null) {
                        follower.ring(server.append(onServer, expected, data));
                    } else {
                        follower.ring();
                    }
                    return placed();
                } catch (CallFailure e) {
                    AppendResult answer = answer(e);
                    if (answer != null) {
                        return answer;
                    }
                    if (e.kind() == CallFailure.Kind.OUTAGE) {
                        Server.sleep(wait);
                    }
                }
            }
        }

        /// Null for "try again".
        private @Nullable AppendResult answer(CallFailure failure) {
            switch (failure.kind()) {
                case CONFLICT:
                    return conflict(failure);
                case TOO_LARGE:
                    throw new IllegalArgumentException(
                            "the server refuses the size of the append (%d bytes): %s"
                                    .formatted(append.bytes(), failure.getMessage()),
                            failure);
                case TOMBSTONE:
                    throw deleted();
                case OUTAGE:
                    if (server.closed() || System.nanoTime() >= until) {
                        throw Server.unavailable("append with unknown outcome", failure);
                    }
                    return null;
                case NO_STREAM, STRANGER, DENIED, BAD_POSITION:
                    throw Server.unavailable("append refused by the server", failure);
            }
            throw new IllegalStateException(failure);
        }

        private UnreadableEvent deleted() {
            return new UnreadableEvent(
                    index.positionOf(append.stream(), 0),
                    append.stream(),
                    "",
                    "the stream was deleted");
        }

        /// The stream has moved on, perhaps by an earlier try of this very append. What the server
        /// calls the actual revision is not relied on; it is read.
        private @Nullable AppendResult conflict(CallFailure failure) {
            follower.catchUp();
            AppendResult known = known(append);
            if (known != null) {
                return known;
            }
            if (System.nanoTime() >= until) {
                throw Server.unavailable("append kept meeting others", failure);
            }
            long actual;
            try {
                actual = server.lastRevision(onServer);
            } catch (CallFailure e) {
                throw deleted();
            }
            if (append.expected() instanceof ExpectedRevision.Any) {
                expected = actual;
                return null;
            }
            return actual == expected ? null : new WrongRevision(append.stream(), actual);
        }

        /// The events stand on the server: waits for their positions, for one call's time at
        /// least, however long the write has taken.
        private AppendResult placed() {
            long last = expected + append.events().size();
            long most = Math.max(until - System.nanoTime(), callNanos);
            boolean came =
                    follower.await(
                            () ->
                                    expectation.came() != null
                                            && index.lastRevision(append.stream()) >= last,
                            System.nanoTime() + most);
            Came first = expectation.came();
            if (!came || first == null) {
                throw new EventStoreUnavailable(
                        "written, but not seen in $all in time; repeat the append");
            }
            AppendResult known = append.mark().equals(first.append()) ? mine(first) : known(append);
            if (known == null) {
                throw new IllegalStateException("events came by and are not known");
            }
            return known;
        }

        private AppendResult mine(Came first) {
            long position = first.position();
            if (append.events().size() > 1) {
                for (Row row : index.withId(append.last().id())) {
                    if (row.stream().equals(append.stream())) {
                        position = row.position();
                    }
                }
            }
            long revision = first.readable().revision() + append.events().size() - 1;
            return new Appended(first.position(), position, revision, false);
        }
    }
}
