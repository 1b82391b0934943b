package org.wardledger.eventstore.qualify;

import static java.util.Objects.requireNonNull;

import org.junit.jupiter.api.condition.EnabledIf;

/// The contract on a real server, where there is one: it also shows that the protocol server of
/// the other tests tells no tales.
@EnabledIf(value = "there", disabledReason = "no real server; the run has printed how to give one")
class RealServerIT extends ServerContract {

    static boolean there() {
        return RealServer.connection() != null;
    }

    @Override
    protected String connection() {
        return requireNonNull(RealServer.connection());
    }
}
