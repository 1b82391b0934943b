package org.wardledger.eventstore.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wardledger.eventstore.protocol.Entry.Proposed;

/// The log behind the protocol server and its rules: expected revisions, what counts as a repeat,
/// deletion, truncation, scavenging. Between the writers' events stand others, as on a real
/// server: system events and events of other applications.
final class ServerLog implements AutoCloseable {
    static final long ANY = -2;
    static final long NO_STREAM = -1;
    static final long STREAM_EXISTS = -4;

    private static final long TICKS_1970 = 621_355_968_000_000_000L;
    private static final Pattern TRUNCATE_BEFORE = Pattern.compile("\"\\$tb\"\\s*:\\s*(\\d+)");
    private static final int NOISE_EVERY = 5;

    /// The answer to an append.
    ///
    /// @param written false for a wrong revision; then `revision` is the actual one
    record Answer(boolean written, boolean repeated, long revision, long position) {}

    private final TotalOrder all = new TotalOrder();
    private final Map<String, List<Entry>> streams = new HashMap<>();
    private final Set<String> tombstones = new HashSet<>();
    private final @Nullable LogFile file;
    private final boolean noisy;
    private int appends;

    /// @param file where entries are kept and forced to disk before they are answered; null for
    ///     memory only
    ServerLog(@Nullable LogFile file, boolean noisy) throws IOException {
        this.file = file;
        this.noisy = noisy;
        if (file != null) {
            file.read(this::put);
        }
        if (all.isEmpty()) {
            write("$epoch-information", "$epoch", "{\"node\":\"started\"}");
        }
    }

    private void put(Entry entry) {
        all.add(entry);
        streams.computeIfAbsent(entry.stream(), name -> new ArrayList<>()).add(entry);
        if (entry.type().equals("$streamDeleted")) {
            tombstones.add(entry.stream());
        }
    }

    /// An event of the server's own or of another application, at the end of its stream.
    synchronized void write(String stream, String type, String json) {
        var proposed =
                new Proposed(
                        UUID.randomUUID(),
                        type,
                        "application/json",
                        json.getBytes(UTF_8),
                        new byte[0]);
        store(stream, List.of(proposed));
    }

    synchronized Answer append(String stream, long expected, List<Proposed> events) {
        if (tombstones.contains(stream)) {
            throw new IllegalStateException("tombstone");
        }
        long current = lastRevision(stream);
        if (expected == ANY || expected == STREAM_EXISTS) {
            if (expected == STREAM_EXISTS && current < 0) {
                return new Answer(false, false, current, -1);
            }
        } else if (expected < current && !(expected == NO_STREAM && truncated(stream) > current)) {
            return repeated(stream, expected, events, current);
        } else if (expected > current) {
            return new Answer(false, false, current, -1);
        }
        store(stream, events);
        if (noisy && ++appends % NOISE_EVERY == 0) {
            write("$stats-server", "$statsCollected", "{\"n\":" + appends + "}");
            write("other-application-" + appends % 3, "otherHappened", "{}");
        }
        List<Entry> written = streams.getOrDefault(stream, List.of());
        Entry last = written.get(written.size() - 1);
        return new Answer(true, false, last.revision(), last.position());
    }

    /// All ids at the very place: the answer of the first time. None or some: a wrong revision.
    private Answer repeated(String stream, long expected, List<Proposed> events, long current) {
        List<Entry> stand = streams.getOrDefault(stream, List.of());
        Entry last = null;
        long first = stand.isEmpty() ? 0 : stand.get(0).revision();
        for (int i = 0; i < events.size(); i++) {
            long at = expected + 1 + i - first;
            if (at < 0 || at >= stand.size()) {
                return new Answer(false, false, current, -1);
            }
            last = stand.get((int) at);
            if (!last.id().equals(events.get(i).id())) {
                return new Answer(false, false, current, -1);
            }
        }
        return last == null
                ? new Answer(false, false, current, -1)
                : new Answer(true, true, last.revision(), last.position());
    }

    private void store(String stream, List<Proposed> events) {
        var entries = new ArrayList<Entry>();
        long revision = lastRevision(stream);
        long position = all.end();
        for (Proposed event : events) {
            var entry =
                    new Entry(
                            position,
                            stream,
                            ++revision,
                            event.id(),
                            event.type(),
                            event.contentType(),
                            TICKS_1970 + Instant.now().toEpochMilli() * 10_000,
                            event.data(),
                            event.metadata());
            entries.add(entry);
            position += entry.size();
        }
        if (file != null) {
            try {
                file.write(entries);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        entries.forEach(this::put);
        notifyAll();
    }

    synchronized long lastRevision(String stream) {
        List<Entry> entries = streams.get(stream);
        return entries == null || entries.isEmpty()
                ? -1
                : entries.get(entries.size() - 1).revision();
    }

    /// Revisions below this one are hidden from reads of the stream.
    private long truncated(String stream) {
        List<Entry> settings = streams.getOrDefault("$$" + stream, List.of());
        if (settings.isEmpty()) {
            return 0;
        }
        String last = new String(settings.get(settings.size() - 1).data(), UTF_8);
        Matcher found = TRUNCATE_BEFORE.matcher(last);
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    /// The visible events of a stream; null where there is none.
    ///
    /// @throws IllegalStateException after a tombstone
    synchronized @Nullable List<Entry> stream(String name) {
        if (tombstones.contains(name)) {
            throw new IllegalStateException("tombstone");
        }
        List<Entry> entries = streams.get(name);
        long from = truncated(name);
        if (entries == null || lastRevision(name) < from) {
            return null;
        }
        if (from == 0) {
            return new ArrayList<>(entries);
        }
        return entries.stream().filter(entry -> entry.revision() >= from).toList();
    }

    /// A part of a stream forwards, without copying all of it; null where there is none.
    synchronized @Nullable List<Entry> stream(String name, long from, long max) {
        List<Entry> visible = streams.get(name);
        if (visible == null || tombstones.contains(name) || truncated(name) > 0) {
            visible = stream(name);
        }
        if (visible == null) {
            return null;
        }
        var found = new ArrayList<Entry>();
        int start = visible.isEmpty() ? 0 : (int) (from - visible.get(0).revision());
        for (int i = Math.max(0, start); i < visible.size() && found.size() < max; i++) {
            if (visible.get(i).revision() >= from) {
                found.add(visible.get(i));
            }
        }
        return found;
    }

    /// Events of `$all` from a place on. -1 is the beginning.
    ///
    /// @throws IllegalArgumentException for a place at which no event begins
    synchronized List<Entry> from(long position, boolean inclusive, long max) {
        return all.from(position, inclusive, max);
    }

    synchronized List<Entry> backwards(long max) {
        return all.backwards(max);
    }

    synchronized long lastPosition() {
        return all.lastPosition();
    }

    /// Waits for an entry behind a position, at most so long.
    synchronized void awaitBehind(long position, long millis) throws InterruptedException {
        if (lastPosition() <= position) {
            wait(millis);
        }
    }

    /// As `DELETE` of a stream: hides everything until events come again.
    synchronized void delete(String stream) {
        write("$$" + stream, "$metadata", "{\"$tb\":9223372036854775807}");
    }

    synchronized void tombstone(String stream) {
        write(stream, "$streamDeleted", "{}");
        tombstones.add(stream);
    }

    /// Removes for good what is hidden.
    synchronized void scavenge() {
        for (String stream : List.copyOf(streams.keySet())) {
            long from = tombstones.contains(stream) ? Long.MAX_VALUE : truncated(stream);
            List<Entry> entries = streams.get(stream);
            if (from > 0 && entries != null) {
                Predicate<Entry> hidden =
                        entry -> entry.revision() < from && !entry.type().equals("$streamDeleted");
                entries.removeIf(hidden);
                all.removeIf(entry -> entry.stream().equals(stream) && hidden.test(entry));
            }
        }
    }

    /// Changes a stored event behind the rules' back: the n-th of the events that are meant.
    synchronized void damage(Predicate<Entry> which, int n) {
        Entry entry = all.find(which, n);
        byte[] bytes = entry.metadata().clone();
        bytes[bytes.length - 4] ^= 1;
        Entry damaged = entry.with(bytes);
        all.replace(entry, damaged);
        List<Entry> stream = streams.getOrDefault(entry.stream(), List.of());
        stream.set(stream.indexOf(entry), damaged);
    }

    @Override
    public synchronized void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
