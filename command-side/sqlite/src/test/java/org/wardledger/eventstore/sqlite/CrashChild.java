package org.wardledger.eventstore.sqlite;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.wardledger.eventstore.StoreMeter.none;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.wardledger.eventstore.AppendResult;
import org.wardledger.eventstore.AppendResult.Appended;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.StoredEvent;

/// The process that is killed. It says WAITING, waits for a line, opens the store, tells
/// everything that stands after a position, says READY and appends without end, telling each
/// acknowledgement. All of it goes down the pipe as records of one size, which survive the
/// process.
///
/// Every event says in its entry which append it belongs to and how many belong together.
final class CrashChild {
    static final int RECORD_BYTES = 1 + 8 + 8 + 16 + 8 + 4 + 4;
    static final int GO_BYTES = 48;
    static final byte WAITING = 'W';
    static final byte STANDS = 'S';
    static final byte READY = 'R';
    static final byte ACKNOWLEDGED = 'A';

    private static final int THREADS = 6;
    private static final int IN_FLIGHT = 8;

    /// A tiny log and a tiny cache, so that kills meet checkpoints and spilled pages as well.
    private static final SqliteSettings LIMITS =
            SqliteSettings.defaults().withCheckpointPages(40).withWriterCacheKib(400);

    /// @param group the append it belongs to, `index` in it and `size` of it
    record Line(byte kind, long position, long revision, UUID id, long group, int index, int size) {

        static Line of(StoredEvent event) {
            ByteBuffer entry = ByteBuffer.wrap(event.entry());
            return new Line(
                    STANDS,
                    event.position(),
                    event.revision(),
                    event.id(),
                    entry.getLong(),
                    entry.getInt(),
                    entry.getInt());
        }

        static Line read(ByteBuffer in) {
            return new Line(
                    in.get(),
                    in.getLong(),
                    in.getLong(),
                    new UUID(in.getLong(), in.getLong()),
                    in.getLong(),
                    in.getInt(),
                    in.getInt());
        }

        void write(ByteBuffer out) {
            out.put(kind)
                    .putLong(position)
                    .putLong(revision)
                    .putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits())
                    .putLong(group)
                    .putInt(index)
                    .putInt(size);
        }
    }

    private static final FileOutputStream PIPE = new FileOutputStream(FileDescriptor.out);

    private final EventStore store;

    private CrashChild(EventStore store) {
        this.store = store;
    }

    /// Arguments on the line: position, seed.
    public static void main(String[] args) throws Exception {
        tell(List.of(mark(WAITING, 0)));
        String line = new String(System.in.readNBytes(GO_BYTES), US_ASCII).strip();
        int blank = line.indexOf(' ');
        long position = Long.parseLong(line.substring(0, blank));
        long seed = Long.parseLong(line.substring(blank + 1));
        var child = new CrashChild(SqliteEventStore.open(Path.of(args[0]), LIMITS, none()));
        child.tellWhatStands(position);
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            var random = new SplittableRandom(seed * THREADS + thread);
            Thread.ofPlatform().start(() -> child.appendForEver(number, random));
        }
    }

    private void tellWhatStands(long after) throws IOException {
        long position = after;
        while (true) {
            List<StoredEvent> page = store.readAll(position, 1_000);
            tell(page.stream().map(Line::of).toList());
            if (page.isEmpty()) {
                break;
            }
            position = page.getLast().position();
        }
        tell(List.of(mark(READY, position)));
    }

    private static Line mark(byte kind, long position) {
        return new Line(kind, position, 0, new UUID(0, 0), 0, 0, 0);
    }

    private static void tell(List<Line> lines) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(RECORD_BYTES * lines.size());
        lines.forEach(line -> line.write(out));
        synchronized (PIPE) {
            PIPE.write(out.array());
        }
    }

    private record InFlight(
            long group, List<NewEvent> events, CompletableFuture<AppendResult> answer) {}

    private void appendForEver(int thread, SplittableRandom random) {
        var inFlight = new ArrayDeque<InFlight>();
        while (true) {
            inFlight.add(append(thread, random));
            if (inFlight.size() >= IN_FLIGHT) {
                acknowledge(inFlight.remove());
            }
        }
    }

    /// Streams of its own and ones it shares; one in ten repeats a wrong revision on purpose.
    private InFlight append(int thread, SplittableRandom random) {
        long group = random.nextLong();
        boolean large = random.nextInt(200) == 0;
        int size = !large && random.nextInt(8) == 0 ? 1 + random.nextInt(40) : 1;
        var events = new ArrayList<NewEvent>();
        for (int index = 0; index < size; index++) {
            byte[] entry =
                    ByteBuffer.allocate(16).putLong(group).putInt(index).putInt(size).array();
            byte[] payload = new byte[large ? 300_000 : random.nextInt(400)];
            random.nextBytes(payload);
            var id = new UUID(random.nextLong(), random.nextLong());
            events.add(new NewEvent(id, "crash.tried.v1", Instant.EPOCH, entry, payload));
        }
        String stream = random.nextBoolean() ? "own-" + thread : "shared-" + random.nextInt(50);
        ExpectedRevision expected =
                random.nextInt(10) == 0
                        ? ExpectedRevision.after(1_000_000)
                        : ExpectedRevision.any();
        return new InFlight(group, events, store.append(stream, expected, events));
    }

    private void acknowledge(InFlight append) {
        switch (append.answer().join()) {
            case Appended appended -> tellAcknowledged(append, appended);
            case AppendResult.WrongRevision _ -> {}
            case AppendResult.DuplicateEventId duplicate ->
                    throw new AssertionError("fresh id refused: " + duplicate);
        }
    }

    private void tellAcknowledged(InFlight append, Appended appended) {
        var lines = new ArrayList<Line>();
        int size = append.events().size();
        for (int index = 0; index < size; index++) {
            lines.add(
                    new Line(
                            ACKNOWLEDGED,
                            appended.firstPosition() + index,
                            appended.lastRevision() - size + 1 + index,
                            append.events().get(index).id(),
                            append.group(),
                            index,
                            size));
        }
        try {
            tell(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
