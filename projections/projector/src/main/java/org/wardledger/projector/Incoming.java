package org.wardledger.projector;

import org.wardledger.codec.Opened;
import org.wardledger.eventstore.StoredEvent;

/// An event as it stands in the store, and as it is understood.
record Incoming(StoredEvent stored, Opened event) {}
