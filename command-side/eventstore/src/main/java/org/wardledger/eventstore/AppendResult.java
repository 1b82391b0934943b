package org.wardledger.eventstore;

import java.util.UUID;

/// The store's answer to an append.
public sealed interface AppendResult {

    /// The events are on disk. Also the answer to a repeated append whose events all stand at the
    /// expected place already (`repeated`): the positions are those of the first time.
    record Appended(long firstPosition, long lastPosition, long lastRevision, boolean repeated)
            implements AppendResult {}

    /// The stream is not where the writer believed it to be; `actual` is -1 for no stream. Nothing
    /// was written.
    record WrongRevision(String stream, long actual) implements AppendResult {}

    /// An event id is in the store already, at another place or beside other events. Nothing was
    /// written.
    record DuplicateEventId(UUID id) implements AppendResult {}
}
