package org.wardledger.command.axon;

import java.time.Instant;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.wardledger.codec.EntryReader;
import org.wardledger.codec.Opened;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.StoredEvent;

/// The ledger's own form: the bytes that the codec made, and nothing of Axon beside them.
final class EntryTranslation implements EventTranslation {
    private final EntryReader reader;

    EntryTranslation(EntryReader reader) {
        this.reader = reader;
    }

    @Override
    public NewEvent toStored(EventMessage<?> message) {
        if (message.getPayload() instanceof Entry entry) {
            return entry.bytes();
        }
        throw new IllegalArgumentException("the ledger records its own events only");
    }

    @Override
    public EventMessage<?> toMessage(StoredEvent stored) {
        NewEvent bytes =
                new NewEvent(
                        stored.id(),
                        stored.type(),
                        stored.recordedAt(),
                        stored.entry(),
                        stored.payload());
        Entry entry =
                switch (reader.read(stored)) {
                    case Opened.Whole whole -> new Entry(whole.event().fact(), bytes);
                    case Opened.Partly partly -> new Entry(partly.event().fact(), bytes);
                    case Opened.Gone _ -> new Entry(null, bytes);
                };
        return message(stored.stream(), stored.revision(), entry);
    }

    static GenericDomainEventMessage<Entry> message(String stream, long revision, Entry entry) {
        Instant at = entry.fact() == null ? entry.bytes().recordedAt() : entry.fact().at();
        return new GenericDomainEventMessage<>(
                "stream",
                stream,
                revision,
                entry,
                MetaData.emptyInstance(),
                entry.bytes().id().toString(),
                at);
    }
}
