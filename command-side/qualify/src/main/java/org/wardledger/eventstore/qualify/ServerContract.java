package org.wardledger.eventstore.qualify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wardledger.eventstore.StoreUnderTest.events;

import io.kurrent.dbclient.KurrentDBClient;
import io.kurrent.dbclient.KurrentDBConnectionString;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.EventStoreContract;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.UnreadableEvent;
import org.wardledger.eventstore.kurrent.KurrentEventStore;
import org.wardledger.eventstore.kurrent.KurrentSettings;

/// The contract on a server that is running somewhere. Each test has a namespace of its own, so
/// what else is on the server is neither seen nor touched.
public abstract class ServerContract extends EventStoreContract {
    private final String namespace =
            "qualify" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    private EventStore store;

    /// `esdb://...`
    protected abstract String connection();

    @BeforeEach
    void open() {
        store = KurrentEventStore.open(settings());
    }

    private KurrentSettings settings() {
        return KurrentSettings.of(connection()).withNamespace(namespace);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    public EventStore store() {
        return store;
    }

    @Override
    public EventStore reopen() {
        store.close();
        open();
        return store;
    }

    /// Nobody can be asked to damage bytes on a server that is not ours.
    @Override
    public void damage(long position) {
        Assumptions.abort("needs stored bytes to be damaged, which a client cannot do");
    }

    @Override
    public boolean keepsTheOrderOfCalls() {
        return false;
    }

    @Test
    void a_deleted_stream_stops_its_readers() throws Exception {
        append("a", ExpectedRevision.noStream(), events(3));
        var client = KurrentDBClient.create(KurrentDBConnectionString.parseOrThrow(connection()));
        try {
            client.deleteStream(namespace + ".a").get(30, TimeUnit.SECONDS);
        } finally {
            client.shutdown().get(30, TimeUnit.SECONDS);
        }
        assertThatThrownBy(() -> store.read("a", 0, 10)).isInstanceOf(UnreadableEvent.class);
        assertThatThrownBy(() -> store.head()).isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void two_processes_see_one_order() {
        try (EventStore other = KurrentEventStore.open(settings())) {
            for (int i = 0; i < 20; i++) {
                append("s" + i % 3, ExpectedRevision.any(), events(2));
                other.append("s" + i % 3, ExpectedRevision.any(), events(1)).join();
            }
            List<UUID> here = store.readAll(0, 100).stream().map(StoredEvent::id).toList();
            assertThat(here).hasSize(60);
            assertThat(other.readAll(0, 100).stream().map(StoredEvent::id)).isEqualTo(here);
        }
    }
}
