package org.wardledger.command.axon;

import org.junit.jupiter.api.AfterEach;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.kurrent.KurrentEventStore;
import org.wardledger.eventstore.kurrent.KurrentSettings;
import org.wardledger.eventstore.protocol.ProtocolServer;

/// Axon's own examination on the cluster engine. All 17 tests run here too: the engine looks ids up
/// before it writes, so also the two that want an id to be unique in the whole store. (Two
/// processes that write one id to two streams at the same instant are the exception; see the
/// decision on positions.)
class ClusterAxonEngineKitTest extends AxonEngineKitTest {
    private ProtocolServer server;

    @Override
    protected EventStore openStore() throws Exception {
        server = ProtocolServer.start();
        return KurrentEventStore.open(KurrentSettings.of(server.connection()));
    }

    @AfterEach
    @Override
    void close() throws Exception {
        super.close();
        server.close();
    }
}
