package org.wardledger.projector;

import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;
import org.wardledger.eventstore.StoredEvent;

/// An event as it stands in the store, and as it is understood.
record Incoming(StoredEvent stored, Recorded<? extends LedgerEvent> event) {}
