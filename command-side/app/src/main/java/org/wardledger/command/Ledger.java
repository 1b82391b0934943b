package org.wardledger.command;

import java.util.UUID;

/// The one door through which everything is written: the HTTP API, the import, the clock, the
/// command line and the demo all come through here.
public interface Ledger {

    /// Decides a request and records what happens. Runs on the caller's thread and returns when
    /// the events are on disk.
    ///
    /// @param key chosen by the client; the same for every repetition of the same request
    /// @throws org.wardledger.eventstore.EventStoreUnavailable where the outcome is unknown; the
    ///     same request under the same key finds out
    Outcome execute(Request request, Caller caller, UUID key);
}
