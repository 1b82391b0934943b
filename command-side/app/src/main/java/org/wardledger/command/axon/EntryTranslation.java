package org.wardledger.command.axon;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.wardledger.events.Fact;
import org.wardledger.events.LedgerEvent;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.codec.EntryReader;

/// The ledger's own form: the bytes that the codec made, and nothing of Axon beside them.
final class EntryTranslation implements EventTranslation {

    @Override
    public NewEvent toStored(EventMessage<?> message) {
        if (message.getPayload() instanceof Entry entry) {
            return entry.bytes();
        }
        throw new IllegalArgumentException("the ledger records its own events only");
    }

    @Override
    public EventMessage<?> toMessage(StoredEvent stored) {
        Fact<LedgerEvent> fact = EntryReader.decode(stored).fact();
        Entry entry =
                new Entry(
                        fact,
                        new NewEvent(
                                stored.id(),
                                stored.type(),
                                stored.recordedAt(),
                                stored.entry(),
                                stored.payload()));
        return message(stored.stream(), stored.revision(), entry);
    }

    static GenericDomainEventMessage<Entry> message(String stream, long revision, Entry entry) {
        return new GenericDomainEventMessage<>(
                "stream",
                stream,
                revision,
                entry,
                MetaData.emptyInstance(),
                entry.fact().id().toString(),
                entry.fact().at());
    }
}
