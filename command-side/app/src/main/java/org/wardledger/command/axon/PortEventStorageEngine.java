package org.wardledger.command.axon;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.wardledger.eventstore.AppendResult;
import org.wardledger.eventstore.AppendResult.Appended;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.StoredEvent;

/// Axon's storage engine on the event store port. An aggregate identifier is a stream name, a
/// sequence number is a revision, and since positions have no gaps a token is one number.
///
/// An append is one stream or nothing: a list over several streams is refused before anything is
/// written, because not every engine behind the port can write two streams at once. Snapshots are
/// kept in memory only; losing them costs one replay of a stream.
public final class PortEventStorageEngine implements EventStorageEngine {
    /// Where messages go that belong to no aggregate.
    static final String WITHOUT_AGGREGATE = "events-without-aggregate";

    /// Resource of the unit of work under which the answer of the store is found after commit.
    static final String APPENDED = "ledger.appended";

    private static final int SNAPSHOTS_MAX = 1_000;

    private final EventStore store;
    private final EventTranslation translation;
    private final Cache<String, DomainEventMessage<?>> snapshots =
            Caffeine.newBuilder().maximumSize(SNAPSHOTS_MAX).build();

    public PortEventStorageEngine(EventStore store, EventTranslation translation) {
        this.store = store;
        this.translation = translation;
    }

    /// Returns when the events are on disk.
    ///
    /// @throws AggregateStreamCreationException where the first event of a stream is there already
    /// @throws ConcurrencyException where a later one is
    /// @throws EventStoreException for everything else; the outcome is then unknown
    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (events.isEmpty()) {
            return;
        }
        boolean domain = events.getFirst() instanceof DomainEventMessage<?>;
        long first = domain ? sequenceOf(events.getFirst()) : 0;
        String stream = domain ? oneStream(events, first) : withoutAggregate(events);
        ExpectedRevision expected =
                domain ? ExpectedRevision.after(first - 1) : ExpectedRevision.any();
        List<NewEvent> bytes = new ArrayList<>(events.size());
        for (EventMessage<?> event : events) {
            bytes.add(translation.toStored(event));
        }
        answer(append(stream, expected, bytes), domain && first == 0);
    }

    private AppendResult append(String stream, ExpectedRevision expected, List<NewEvent> bytes) {
        try {
            return store.append(stream, expected, bytes).join();
        } catch (CompletionException e) {
            throw new EventStoreException("the store did not confirm the append", e.getCause());
        }
    }

    private static void answer(AppendResult result, boolean creates) {
        switch (result) {
            case Appended appended ->
                    CurrentUnitOfWork.ifStarted(
                            unit -> unit.root().resources().put(APPENDED, appended));
            case AppendResult.WrongRevision wrong ->
                    throw conflict(creates, "stream is at revision " + wrong.actual());
            case AppendResult.DuplicateEventId duplicate ->
                    throw conflict(creates, "event " + duplicate.id() + " is there already");
        }
    }

    private static RuntimeException conflict(boolean creates, String why) {
        return creates ? new AggregateStreamCreationException(why) : new ConcurrencyException(why);
    }

    private static long sequenceOf(EventMessage<?> event) {
        return ((DomainEventMessage<?>) event).getSequenceNumber();
    }

    private static String oneStream(List<? extends EventMessage<?>> events, long first) {
        String stream = ((DomainEventMessage<?>) events.getFirst()).getAggregateIdentifier();
        for (int i = 0; i < events.size(); i++) {
            if (!(events.get(i) instanceof DomainEventMessage<?> event)
                    || !event.getAggregateIdentifier().equals(stream)) {
                throw new EventStoreException("an append may not span several streams");
            }
            if (event.getSequenceNumber() != first + i) {
                throw new EventStoreException("sequence numbers of an append must follow up");
            }
        }
        if (stream.equals(WITHOUT_AGGREGATE)) {
            throw new EventStoreException("this stream name is reserved");
        }
        return stream;
    }

    private static String withoutAggregate(List<? extends EventMessage<?>> events) {
        if (events.stream().anyMatch(DomainEventMessage.class::isInstance)) {
            throw new EventStoreException("an append may not span several streams");
        }
        return WITHOUT_AGGREGATE;
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        if (aggregateIdentifier.equals(WITHOUT_AGGREGATE)) {
            return DomainEventStream.empty();
        }
        Stream<StoredEvent> events =
                Pages.of(
                        firstSequenceNumber,
                        (from, max) -> store.read(aggregateIdentifier, from, max),
                        event -> event.revision() + 1);
        return DomainEventStream.of(
                events.map(event -> (DomainEventMessage<?>) translation.toMessage(event)));
    }

    /// Never blocks: whoever follows the store does so by the port's own subscription.
    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(
            @Nullable TrackingToken trackingToken, boolean mayBlock) {
        return Pages.of(positionOf(trackingToken), store::readAll, StoredEvent::position)
                .map(this::tracked);
    }

    private TrackedEventMessage<?> tracked(StoredEvent event) {
        TrackingToken token = new GlobalSequenceTrackingToken(event.position());
        EventMessage<?> message = translation.toMessage(event);
        return message instanceof DomainEventMessage<?> domain
                ? new GenericTrackedDomainEventMessage<>(token, domain)
                : new GenericTrackedEventMessage<>(token, message);
    }

    /// A token of another kind is a bug; reading everything again instead would hide it.
    private static long positionOf(@Nullable TrackingToken token) {
        if (token == null) {
            return 0;
        }
        if (token instanceof GlobalSequenceTrackingToken sequence) {
            return sequence.getGlobalIndex();
        }
        throw new IllegalArgumentException("not a token of this store: " + token.getClass());
    }

    /// Replaces an earlier snapshot, never one of a later revision.
    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        snapshots
                .asMap()
                .merge(
                        snapshot.getAggregateIdentifier(),
                        snapshot,
                        (old, next) ->
                                old.getSequenceNumber() > next.getSequenceNumber() ? old : next);
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return Optional.ofNullable(snapshots.getIfPresent(aggregateIdentifier));
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return readEvents(aggregateIdentifier, 0)
                .asStream()
                .reduce((_, last) -> last)
                .map(DomainEventMessage::getSequenceNumber);
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(store.head());
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return new GlobalSequenceTrackingToken(store.positionAt(dateTime));
    }
}
