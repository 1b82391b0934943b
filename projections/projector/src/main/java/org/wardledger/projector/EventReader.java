package org.wardledger.projector;

import org.wardledger.codec.Opened;
import org.wardledger.events.ActorMark;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;
import org.wardledger.eventstore.StoredEvent;

/// What the projector needs to understand the bytes of the store.
public interface EventReader {

    /// The fact in a stored event, as far as it is not erased. Whatever is thrown stops the
    /// projector at this event; it is never skipped.
    Opened read(StoredEvent event);

    /// Public tag of a person named inside an event.
    String tag(ActorMark person, Recorded<? extends LedgerEvent> event);
}
