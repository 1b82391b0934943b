package org.wardledger.eventstore.kurrent;

import net.jqwik.api.lifecycle.AfterProperty;
import org.jspecify.annotations.Nullable;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.EventStoreProperties;
import org.wardledger.eventstore.protocol.ProtocolServer;

/// The random appends on the cluster engine. One server, a namespace for each try.
class KurrentEventStorePropertiesTest extends EventStoreProperties {
    private @Nullable ProtocolServer server;
    private int tries;

    @Override
    protected EventStore fresh() throws Exception {
        if (server == null) {
            server = ProtocolServer.start();
        }
        tries++;
        return open();
    }

    @Override
    protected EventStore reopen(EventStore store) {
        store.close();
        return open();
    }

    private EventStore open() {
        if (server == null) {
            throw new IllegalStateException("nothing was started");
        }
        return KurrentEventStore.open(
                KurrentSettings.of(server.connection()).withNamespace("try" + tries));
    }

    @Override
    protected boolean keepsTheOrderOfCalls() {
        return false;
    }

    @AfterProperty
    void stop() throws Exception {
        if (server != null) {
            server.close();
            server = null;
        }
    }
}
