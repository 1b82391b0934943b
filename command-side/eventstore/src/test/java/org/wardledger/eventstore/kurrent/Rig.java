package org.wardledger.eventstore.kurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.wardledger.eventstore.AppendResult;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.StoreUnderTest;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.protocol.ProtocolServer;

/// A protocol server and stores on it with short waits, so that an outage that would take half a
/// minute takes seconds.
final class Rig implements AutoCloseable {
    static final KurrentLimits LIMITS =
            KurrentLimits.defaults()
                    .withWaits(
                            Duration.ofSeconds(2),
                            Duration.ofSeconds(25),
                            Duration.ofSeconds(25),
                            Duration.ofMillis(200));

    final ProtocolServer server;
    final KurrentEventStore store;

    Rig() throws Exception {
        server = ProtocolServer.start();
        store = another();
    }

    KurrentSettings settings() {
        return KurrentSettings.of(server.connection()).withLimits(LIMITS);
    }

    /// As another process would have it open.
    KurrentEventStore another() {
        return KurrentEventStore.open(settings());
    }

    AppendResult append(String stream, ExpectedRevision expected, List<NewEvent> events) {
        return append(store, stream, expected, events);
    }

    static AppendResult append(
            EventStore to, String stream, ExpectedRevision expected, List<NewEvent> events) {
        return to.append(stream, expected, events).orTimeout(60, TimeUnit.SECONDS).join();
    }

    AppendResult append(String stream, int events) {
        return append(stream, ExpectedRevision.any(), StoreUnderTest.events(events));
    }

    /// Positions 1, 2, 3 to the end, revisions one by one.
    static List<StoredEvent> whole(EventStore store, int count) {
        List<StoredEvent> all = store.readAll(0, 100_000);
        assertThat(all).hasSize(count);
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i).position()).isEqualTo(i + 1);
        }
        return all;
    }

    static void eventually(BooleanSupplier holds) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within 40 s").isLessThan(until);
            Thread.sleep(20);
        }
    }

    @Override
    public void close() throws Exception {
        server.faults().thaw();
        store.close();
        server.close();
    }
}
