package org.wardledger.command.axon;

import org.jspecify.annotations.Nullable;
import org.wardledger.events.Fact;
import org.wardledger.events.LedgerEvent;
import org.wardledger.eventstore.NewEvent;

/// Payload of every message: the fact, and the bytes it is kept as. They are made once, when the
/// rule has decided, so that what is too large is refused before anything is written.
///
/// @param fact null where the event is erased altogether: it only keeps its place
record Entry(@Nullable Fact<? extends LedgerEvent> fact, NewEvent bytes) {

    long size() {
        return (long) bytes.entry().length + bytes.payload().length;
    }
}
