package org.wardledger.command;

import java.util.List;
import java.util.stream.Stream;
import org.wardledger.domain.Command;
import org.wardledger.events.Fact;
import org.wardledger.events.LedgerEvent;

/// What streams are now, for rules of other streams. Never half an append, and never older than
/// what a client has been told.
public interface States {

    /// The state of one stream.
    <C extends Command, S, E extends LedgerEvent> S state(Feature<C, S, E> feature, String stream);

    /// The events of one stream, first to last.
    Stream<Fact<LedgerEvent>> history(String stream);

    /// The same with what the entries commit to.
    Stream<Committed> committed(String stream);

    /// @param lines digests of the wards' lines that can still be read, in their order
    record Committed(Fact<LedgerEvent> fact, List<byte[]> lines) {}
}
