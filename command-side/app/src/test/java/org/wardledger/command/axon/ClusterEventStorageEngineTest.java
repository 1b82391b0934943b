package org.wardledger.command.axon;

import org.junit.jupiter.api.AfterEach;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.kurrent.KurrentEventStore;
import org.wardledger.eventstore.kurrent.KurrentSettings;
import org.wardledger.eventstore.protocol.ProtocolServer;

/// What callers of an Axon engine rely on, on the cluster engine.
class ClusterEventStorageEngineTest extends PortEventStorageEngineTest {
    private ProtocolServer server;

    @Override
    protected EventStore openStore() throws Exception {
        if (server == null) {
            server = ProtocolServer.start();
        }
        return KurrentEventStore.open(KurrentSettings.of(server.connection()));
    }

    @AfterEach
    @Override
    void close() throws Exception {
        super.close();
        server.close();
    }
}
