package org.wardledger.eventstore.kurrent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kurrent.dbclient.RecordedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.wardledger.eventstore.Micros;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.UnreadableEvent;
import org.wardledger.eventstore.kurrent.EventForm.Came;
import org.wardledger.eventstore.kurrent.PositionIndex.Row;

/// Turns pages of `$all` into positions: the ledger's events are counted 1, 2, 3 in the order in
/// which they stand there. Everything else is passed over: events of other streams, system events,
/// settings of streams.
///
/// The count is right only while nothing of the ledger is missing. So it stops, and says where, at
/// the first sign that something was taken away: a stream whose revisions do not go on one by one,
/// a deleted stream, a stream whose beginning was cut off. An event that is there but cannot be
/// read keeps its number; whoever reads it hears of it.
final class Ordering {
    private static final List<String> CUTTING = List.of("\"$tb\"", "\"$maxAge\"", "\"$maxCount\"");

    private final Server server;
    private final PositionIndex index;
    private final StreamNames names;
    private final Recent recent;
    private final Map<UUID, Expectation> expected = new ConcurrentHashMap<>();

    /// An event that a writer of this process waits for.
    static final class Expectation {
        private final String stream;
        private volatile @Nullable Came came;

        private Expectation(String stream) {
            this.stream = stream;
        }

        @Nullable Came came() {
            return came;
        }
    }

    Ordering(Server server, PositionIndex index, StreamNames names, Recent recent) {
        this.server = server;
        this.index = index;
        this.names = names;
        this.recent = recent;
    }

    /// Remembers the event when it comes by. Two writers of one id share the memory.
    Expectation expect(String stream, UUID id) {
        return expected.compute(
                id,
                (same, old) ->
                        old != null && old.stream.equals(stream) ? old : new Expectation(stream));
    }

    void forget(UUID id, Expectation expectation) {
        expected.remove(id, expectation);
    }

    private static final class Page {
        private final List<Row> rows = new ArrayList<>();
        private final List<Came> events = new ArrayList<>();
        private final Map<String, Long> last = new HashMap<>();
        private long position;
        private Place end;

        Page(long position, Place end) {
            this.position = position;
            this.end = end;
        }
    }

    /// Takes what stands behind the last place known; what was taken before is passed over.
    ///
    /// @throws UnreadableEvent at the place where the order ends; everything before it is taken
    void take(List<RecordedEvent> raws) {
        var page = new Page(index.count(), index.resume());
        UnreadableEvent stop = gone(raws);
        for (RecordedEvent raw : raws) {
            if (stop != null) {
                break;
            }
            Place place = Place.of(raw.getPosition());
            if (place.compareTo(page.end) > 0) {
                stop = take(page, raw, place);
            }
        }
        if (!page.end.equals(index.resume())) {
            index.add(page.rows, page.end);
            recent.add(page.events);
            page.events.forEach(this::tell);
        }
        if (stop != null) {
            throw stop;
        }
    }

    private @Nullable UnreadableEvent take(Page page, RecordedEvent raw, Place place) {
        String stream = raw.getStreamId();
        UnreadableEvent stop = null;
        if (names.ours(stream)) {
            stop = takeOurs(page, raw, place);
        } else if (names.settingsOfOurs(stream)) {
            stop = cutOff(page, raw);
        }
        if (stop == null) {
            page.end = place;
        }
        return stop;
    }

    private @Nullable UnreadableEvent takeOurs(Page page, RecordedEvent raw, Place place) {
        String name = names.inLedger(raw.getStreamId());
        Long known = page.last.get(name);
        long due = (known == null ? index.lastRevision(name) : known) + 1;
        long next = page.position + 1;
        if (raw.getEventType().startsWith("$")) {
            return new UnreadableEvent(
                    next, name, raw.getEventType(), "the stream was deleted or holds a link");
        }
        if (raw.getRevision() != due) {
            return new UnreadableEvent(
                    next,
                    name,
                    raw.getEventType(),
                    "revision %d comes where %d is due: events are missing (deleted, truncated or scavenged)"
                            .formatted(raw.getRevision(), due));
        }
        Came came = EventForm.fromServer(next, name, raw);
        StoredEvent event = came.event();
        long micros = event == null ? Long.MIN_VALUE : Micros.of(event.recordedAt());
        page.rows.add(new Row(next, place, raw.getEventId(), name, due, micros));
        page.events.add(came);
        page.last.put(name, due);
        page.position = next;
        return null;
    }

    /// Settings that let the server drop a stream's beginning are no harm until it has: so the
    /// beginning is looked at. After they are taken back the order goes on.
    private @Nullable UnreadableEvent cutOff(Page page, RecordedEvent raw) {
        String settings = new String(raw.getEventData(), UTF_8);
        if (CUTTING.stream().noneMatch(settings::contains)) {
            return null;
        }
        String name = names.ownerOfSettings(raw.getStreamId());
        try {
            List<RecordedEvent> first =
                    server.stream(names.onServer(name), 0, PageSize.one(), 1).events();
            if (!first.isEmpty() && first.get(0).getRevision() == 0) {
                return null;
            }
        } catch (CallFailure e) {
            return new UnreadableEvent(page.position + 1, name, "", "the stream was deleted");
        }
        return new UnreadableEvent(
                page.position + 1, name, "", "the stream's beginning was deleted or truncated");
    }

    /// The event read last has to stand where it stood.
    private @Nullable UnreadableEvent gone(List<RecordedEvent> raws) {
        Row last = index.last();
        if (last == null || raws.isEmpty() || !last.place().equals(index.resume())) {
            return null;
        }
        RecordedEvent first = raws.get(0);
        boolean there =
                Place.of(first.getPosition()).equals(last.place())
                        && first.getEventId().equals(last.id());
        return there
                ? null
                : new UnreadableEvent(
                        last.position(), last.stream(), "", "it stands there no more");
    }

    private void tell(Came came) {
        StoredEvent event = came.event();
        Expectation waiting = event == null ? null : expected.get(event.id());
        if (waiting != null && waiting.stream.equals(came.stream())) {
            waiting.came = came;
        }
    }
}
