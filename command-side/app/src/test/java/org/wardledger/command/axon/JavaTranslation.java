package org.wardledger.command.axon;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.jspecify.annotations.Nullable;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.StoredEvent;

/// Keeps any message whole, as Axon's kit wants it: payload, metadata, type and time.
final class JavaTranslation implements EventTranslation {

    private record Kept(@Nullable String type, Object payload, Map<String, Object> metadata)
            implements Serializable {}

    @Override
    public NewEvent toStored(EventMessage<?> message) {
        String type = message instanceof DomainEventMessage<?> domain ? domain.getType() : null;
        Kept kept = new Kept(type, message.getPayload(), new HashMap<>(message.getMetaData()));
        try (var bytes = new ByteArrayOutputStream();
                var out = new ObjectOutputStream(bytes)) {
            out.writeObject(kept);
            out.flush();
            return new NewEvent(
                    UUID.fromString(message.getIdentifier()),
                    message.getPayloadType().getName(),
                    message.getTimestamp(),
                    bytes.toByteArray(),
                    new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public EventMessage<?> toMessage(StoredEvent stored) {
        try (var in = new ObjectInputStream(new ByteArrayInputStream(stored.entry()))) {
            Kept kept = (Kept) in.readObject();
            String id = stored.id().toString();
            if (kept.type() == null) {
                return new GenericEventMessage<>(
                        id, kept.payload(), kept.metadata(), stored.recordedAt());
            }
            return new GenericDomainEventMessage<>(
                    kept.type(),
                    stored.stream(),
                    stored.revision(),
                    kept.payload(),
                    kept.metadata(),
                    id,
                    stored.recordedAt());
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
