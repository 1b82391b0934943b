package org.wardledger.command.axon;

import org.axonframework.eventhandling.EventMessage;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.StoredEvent;

/// Turns Axon's messages into the bytes of the store and back. Called once per event and
/// direction: the bytes it makes are the bytes that are kept.
public interface EventTranslation {

    NewEvent toStored(EventMessage<?> message);

    /// The message as it was appended; a domain event where it was one.
    EventMessage<?> toMessage(StoredEvent stored);
}
