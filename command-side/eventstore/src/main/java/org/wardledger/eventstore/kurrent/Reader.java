package org.wardledger.eventstore.kurrent;

import io.kurrent.dbclient.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.UnreadableEvent;
import org.wardledger.eventstore.kurrent.EventForm.Came;
import org.wardledger.eventstore.kurrent.PositionIndex.Row;

/// Reads events whose positions are known, and checks that each is the one that stood there when
/// it got its position.
final class Reader {
    private static final int ROWS_MAX = 1_000;

    private final Server server;
    private final PositionIndex index;
    private final Follower follower;
    private final StreamNames names;
    private final Recent recent;
    private final PageSize size;
    private final long bytesMax;

    Reader(
            Server server,
            PositionIndex index,
            Follower follower,
            StreamNames names,
            Recent recent,
            KurrentLimits limits) {
        this.server = server;
        this.index = index;
        this.follower = follower;
        this.names = names;
        this.recent = recent;
        this.size = new PageSize(limits);
        this.bytesMax = limits.pageBytesMax();
    }

    /// A part of the total order: what is readable, and what stopped it if something did.
    record Page(List<StoredEvent> events, @Nullable UnreadableEvent broken) {

        static Page of(List<Came> came) {
            var events = new ArrayList<StoredEvent>(came.size());
            for (Came next : came) {
                if (next.event() == null) {
                    return new Page(events, broken(next));
                }
                events.add(next.event());
            }
            return new Page(events, null);
        }

        private static UnreadableEvent broken(Came came) {
            return new UnreadableEvent(came.position(), came.stream(), came.type(), came.reason());
        }
    }

    /// At most `max` events after a position, with everything that stands on the server now.
    List<StoredEvent> after(long position, int max) {
        long from = Math.max(position, 0);
        if (max > index.count() - from) {
            follower.catchUp();
        }
        var events = new ArrayList<StoredEvent>();
        while (events.size() < max) {
            Page page = page(from + events.size(), max - events.size());
            events.addAll(page.events());
            if (page.broken() != null) {
                throw page.broken();
            }
            if (page.events().isEmpty()) {
                break;
            }
        }
        return events;
    }

    /// Some events after a position, as many as are good to have in memory at once, out of those
    /// whose positions are known. Empty at the end of these.
    Page page(long position, int max) {
        int most = Math.min(max, ROWS_MAX);
        List<Came> newest = recent.after(position, most);
        if (newest != null) {
            return Page.of(newest);
        }
        List<Row> rows = index.after(position, most);
        var came = new ArrayList<Came>();
        long bytes = 0;
        while (came.size() < rows.size() && bytes < bytesMax) {
            Row next = rows.get(came.size());
            List<RecordedEvent> raws =
                    server.all(next.place(), size, rows.size() - came.size()).events();
            bytes += PageSize.bytes(raws);
            UnreadableEvent broken = take(raws, rows, came);
            if (broken != null) {
                Page before = Page.of(came);
                return before.broken() != null ? before : new Page(before.events(), broken);
            }
        }
        return Page.of(came);
    }

    /// Adds the events of these rows that the answer holds; says where one is gone.
    private @Nullable UnreadableEvent take(
            List<RecordedEvent> raws, List<Row> rows, List<Came> came) {
        int before = came.size();
        for (RecordedEvent raw : raws) {
            if (came.size() == rows.size()) {
                break;
            }
            Row row = rows.get(came.size());
            int order = Place.of(raw.getPosition()).compareTo(row.place());
            if (order > 0 || order == 0 && !raw.getEventId().equals(row.id())) {
                return new UnreadableEvent(
                        row.position(), row.stream(), "", "it stands there no more");
            }
            if (order == 0) {
                came.add(EventForm.fromServer(row.position(), row.stream(), raw));
            }
        }
        if (came.size() == before) {
            throw new EventStoreUnavailable(
                    "the node that was asked is behind: it has no event at position "
                            + rows.get(before).position());
        }
        return null;
    }

    /// At most `max` events of a stream.
    List<StoredEvent> stream(String stream, long from, int max) {
        var events = new ArrayList<StoredEvent>();
        for (Came came : raw(stream, from, max)) {
            events.add(came.readable());
        }
        return events;
    }

    /// The same, readable or not. What the order knows of the stream has to be there.
    List<Came> raw(String stream, long from, int max) {
        String onServer = names.onServer(stream);
        var came = new ArrayList<Came>();
        long next = Math.max(from, 0);
        while (came.size() < max) {
            Server.Part part = part(stream, onServer, next, max - came.size());
            for (RecordedEvent raw : part.events()) {
                if (raw.getRevision() != next) {
                    throw missing(stream, next);
                }
                came.add(EventForm.fromServer(position(stream, raw), stream, raw));
                next++;
            }
            if (part.end()) {
                break;
            }
        }
        return came;
    }

    /// What ends before the end that is known is asked for again: the node may be behind. When it
    /// stays so, something is missing.
    private Server.Part part(String stream, String onServer, long from, int max) {
        var found = new Server.Part[1];
        boolean whole =
                server.within(
                        () -> {
                            try {
                                found[0] = server.stream(onServer, from, size, max);
                            } catch (CallFailure e) {
                                throw missing(stream, from);
                            }
                            long last = from + found[0].events().size() - 1;
                            return !found[0].end() || last >= index.lastRevision(stream);
                        });
        if (!whole) {
            throw missing(stream, from + found[0].events().size());
        }
        return found[0];
    }

    private UnreadableEvent missing(String stream, long revision) {
        return new UnreadableEvent(
                index.positionOf(stream, revision),
                stream,
                "",
                "revision %d is missing (deleted, truncated or scavenged)".formatted(revision));
    }

    private long position(String stream, RecordedEvent raw) {
        long known = known(stream, raw);
        if (known > 0) {
            return known;
        }
        follower.catchUp();
        var found = new long[1];
        if (server.within(
                () -> {
                    found[0] = known(stream, raw);
                    if (found[0] == 0) {
                        follower.ring();
                    }
                    return found[0] > 0;
                })) {
            return found[0];
        }
        throw new EventStoreUnavailable(
                "an event of stream '%s' is not in $all yet".formatted(stream));
    }

    private long known(String stream, RecordedEvent raw) {
        for (Row row : index.withId(raw.getEventId())) {
            if (row.stream().equals(stream) && row.revision() == raw.getRevision()) {
                return row.position();
            }
        }
        return 0;
    }
}
