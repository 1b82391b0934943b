package org.wardledger.eventstore.kurrent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.wardledger.eventstore.AppendResult;
import org.wardledger.eventstore.AppendResult.Appended;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.NewEvent;

/// The process that is killed: appends without end and tells each acknowledgement in a line,
/// `A firstPosition lastPosition lastRevision stream group`. The events of one append say in their
/// entries which group they belong to and how many belong together.
///
/// Arguments: connection, positions file, seed.
final class CrashWriter {
    private static final int THREADS = 4;
    private static final int IN_FLIGHT = 6;

    private CrashWriter() {}

    public static void main(String[] args) {
        KurrentSettings settings =
                KurrentSettings.of(args[0])
                        .withPositions(Path.of(args[1]))
                        .withLimits(
                                KurrentLimits.defaults()
                                        .withWaits(
                                                Duration.ofSeconds(3),
                                                Duration.ofSeconds(60),
                                                Duration.ofSeconds(60),
                                                Duration.ofMillis(200)));
        long seed = Long.parseLong(args[2]);
        EventStore store = KurrentEventStore.open(settings);
        System.out.println("READY");
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            new Thread(() -> appendForEver(store, number, seed)).start();
        }
    }

    private record InFlight(String stream, long group, CompletableFuture<AppendResult> answer) {}

    private static void appendForEver(EventStore store, int thread, long seed) {
        var random = new SplittableRandom(seed * THREADS + thread);
        var inFlight = new ArrayDeque<InFlight>();
        while (true) {
            inFlight.add(append(store, thread, random));
            if (inFlight.size() >= IN_FLIGHT) {
                acknowledge(inFlight.remove());
            }
        }
    }

    private static InFlight append(EventStore store, int thread, SplittableRandom random) {
        long group = random.nextLong();
        int size = random.nextInt(6) == 0 ? 1 + random.nextInt(20) : 1;
        List<NewEvent> events = new ArrayList<>();
        for (int index = 0; index < size; index++) {
            byte[] entry =
                    "{\"g\":\"%d\",\"i\":%d,\"n\":%d}"
                            .formatted(group, index, size)
                            .getBytes(UTF_8);
            byte[] payload = new byte[random.nextInt(400)];
            random.nextBytes(payload);
            var id = new UUID(random.nextLong(), random.nextLong());
            events.add(new NewEvent(id, "crash.tried.v1", Instant.EPOCH, entry, payload));
        }
        String stream = random.nextBoolean() ? "own-" + thread : "shared-" + random.nextInt(20);
        return new InFlight(stream, group, store.append(stream, ExpectedRevision.any(), events));
    }

    private static void acknowledge(InFlight append) {
        AppendResult result;
        try {
            result = append.answer().join();
        } catch (CompletionException e) {
            System.err.println("not acknowledged: " + e.getMessage());
            return;
        }
        if (result instanceof Appended done) {
            String line =
                    "A %d %d %d %s %d\n"
                            .formatted(
                                    done.firstPosition(),
                                    done.lastPosition(),
                                    done.lastRevision(),
                                    append.stream(),
                                    append.group());
            System.out.print(line);
            System.out.flush();
        } else if (!(result instanceof AppendResult.WrongRevision)) {
            throw new AssertionError("fresh id refused: " + result);
        }
    }
}
