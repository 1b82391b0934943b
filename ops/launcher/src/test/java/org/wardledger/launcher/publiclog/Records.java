package org.wardledger.launcher.publiclog;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.sqlite.SqliteEventStore;
import org.wardledger.launcher.DataFolder;

/// A real store with synthetic records.
final class Records {
    static final String TYPE = "synthetic.v1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Records() {}

    static EventStore store(DataFolder data) {
        return SqliteEventStore.open(data.store());
    }

    static String entry(int layout, long number) {
        return "{\"d\":{\"n\":\"%d\"},\"day\":\"2026-10-01\",\"f\":%d,\"id\":\"%s\",\"t\":\"%s\"}"
                .formatted(number, layout, id(number), TYPE);
    }

    static void sealed(EventStore store, int count) {
        for (int i = 0; i < count; i++) {
            add(store, entry(1, store.head()));
        }
    }

    static void add(EventStore store, String entry) {
        NewEvent event =
                new NewEvent(
                        id(store.head()),
                        TYPE,
                        Instant.parse("2026-10-01T09:00:00Z"),
                        entry.getBytes(StandardCharsets.UTF_8),
                        new byte[] {1});
        store.append("stream", ExpectedRevision.any(), List.of(event)).join();
    }

    static UUID id(long number) {
        return new UUID(0, number + 1);
    }

    static StoredEvent stored(String entry) {
        return new StoredEvent(
                1,
                "stream",
                0,
                id(0),
                TYPE,
                Instant.EPOCH,
                entry.getBytes(StandardCharsets.UTF_8),
                new byte[0]);
    }

    static Path folder(DataFolder data, String name) {
        return data.root().resolve(name);
    }

    /// Waits for something that another thread does.
    static void await(BooleanSupplier done) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not come to it");
            }
            Thread.sleep(20);
        }
    }
}
