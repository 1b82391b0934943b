package org.wardledger.command.axon;

import java.util.concurrent.Callable;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.LockingRepository;
import org.wardledger.codec.EntryCodec;
import org.wardledger.command.Feature;
import org.wardledger.domain.Command;
import org.wardledger.events.Fact;
import org.wardledger.events.LedgerEvent;

/// The streams of one feature. Commands about the same stream wait for each other here, until the
/// events of the one before are on disk. A stream without events is a stream too: there is nothing
/// to create.
final class StreamRepository<C extends Command, S, E extends LedgerEvent>
        extends LockingRepository<Folded<S>, StreamAggregate<C, S, E>> {
    private final Feature<C, S, E> feature;
    private final EventStore events;
    private final StateCache states;
    private final EntryCodec codec;

    StreamRepository(
            Feature<C, S, E> feature,
            EventStore events,
            StateCache states,
            EntryCodec codec,
            LockFactory locks) {
        super(new Parts<S>(locks));
        this.feature = feature;
        this.events = events;
        this.states = states;
        this.codec = codec;
    }

    private static final class Parts<S> extends LockingRepository.Builder<Folded<S>> {
        @SuppressWarnings("unchecked")
        Parts(LockFactory locks) {
            super((Class<Folded<S>>) (Class<?>) Folded.class);
            lockFactory(locks);
        }
    }

    /// The state from the cache, or folded from the whole stream.
    Folded<S> folded(String stream) {
        Folded<S> known = states.find(stream);
        if (known != null) {
            return known;
        }
        long age = states.age(stream);
        Folded<S> folded = fold(stream);
        if (folded.revision() >= 0) {
            states.put(stream, folded, age);
        }
        return folded;
    }

    private Folded<S> fold(String stream) {
        DomainEventStream history = events.readEvents(stream);
        S state = feature.decider().initial();
        long revision = -1;
        long bytes = 0;
        while (history.hasNext()) {
            DomainEventMessage<?> message = history.next();
            Entry entry = (Entry) message.getPayload();
            Fact<? extends LedgerEvent> fact = entry.fact();
            if (fact != null) {
                state = feature.decider().evolve(state, typed(fact));
            }
            revision = message.getSequenceNumber();
            bytes += entry.size();
        }
        return Folded.of(state, revision, bytes);
    }

    @SuppressWarnings("unchecked")
    private Fact<E> typed(Fact<? extends LedgerEvent> fact) {
        var _ = feature.events().cast(fact.event());
        return (Fact<E>) fact;
    }

    @Override
    protected StreamAggregate<C, S, E> doLoadWithLock(String stream, Long expectedVersion) {
        long age = states.age(stream);
        return new StreamAggregate<>(feature, stream, folded(stream), age, events, codec);
    }

    /// The events are in the unit of work already; nothing else is kept.
    @Override
    protected void doSaveWithLock(StreamAggregate<C, S, E> aggregate) {}

    @Override
    protected StreamAggregate<C, S, E> doCreateNewForLock(Callable<Folded<S>> factoryMethod) {
        throw new UnsupportedOperationException("streams are never created, only written to");
    }

    @Override
    protected void doDeleteWithLock(StreamAggregate<C, S, E> aggregate) {
        throw new UnsupportedOperationException("nothing is deleted from the ledger");
    }
}
