package org.wardledger.projector;

import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.codec.Opened;

/// An event as it stands in the store, and as it is understood.
record Incoming(StoredEvent stored, Opened event) {}
