package org.wardledger.eventstore.kurrent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.EventStoreContract;
import org.wardledger.eventstore.protocol.ProtocolServer;

/// The contract on the cluster engine, over the wire.
class KurrentEventStoreTest extends EventStoreContract {
    private ProtocolServer server;
    private EventStore store;

    @BeforeEach
    void open() throws Exception {
        server = ProtocolServer.start();
        store = KurrentEventStore.open(KurrentSettings.of(server.connection()));
    }

    @AfterEach
    void close() throws Exception {
        store.close();
        server.close();
    }

    @Override
    public EventStore store() {
        return store;
    }

    @Override
    public EventStore reopen() {
        store.close();
        store = KurrentEventStore.open(KurrentSettings.of(server.connection()));
        return store;
    }

    @Override
    public void damage(long position) {
        store.close();
        server.damage(stream -> stream.startsWith("ledger."), (int) position);
        reopen();
    }

    @Override
    public boolean keepsTheOrderOfCalls() {
        return false;
    }
}
