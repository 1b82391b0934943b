package org.wardledger.command.axon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.wardledger.codec.EntryCodec;
import org.wardledger.codec.EntryReader;
import org.wardledger.codec.EventIds;
import org.wardledger.command.CommandBus;
import org.wardledger.command.Feature;
import org.wardledger.command.Interceptor;
import org.wardledger.command.Knowledge;
import org.wardledger.command.Known;
import org.wardledger.command.Order;
import org.wardledger.command.Outcome;
import org.wardledger.command.StaleState;
import org.wardledger.command.axon.StreamAggregate.Verdict;
import org.wardledger.command.lookup.CommandIndex;
import org.wardledger.domain.Command;
import org.wardledger.domain.Decision;
import org.wardledger.domain.Envelope;
import org.wardledger.events.Fact;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;
import org.wardledger.eventstore.AppendResult.Appended;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.vault.VaultTrouble;

/// The command bus on Axon: one unit of work per order, one queue per stream, the answer after the
/// commit. Runs on the caller's thread and blocks only for the disk.
public final class AxonCommandBus implements CommandBus, AutoCloseable {
    private final EventStore store;
    private final CommandIndex index;
    private final EventIds ids;
    private final EntryReader reader;
    private final StateCache states;
    private final Knowledge knowledge;
    private final List<Feature<?, ?, ?>> features;
    private final Map<Feature<?, ?, ?>, StreamRepository<?, ?, ?>> repositories = new HashMap<>();
    private final EmbeddedEventStore events;
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();

    /// What the bus is made of.
    ///
    /// @param commands codes of all requests
    /// @param interceptors asked in this order before any rule
    public record Parts(
            EventStore store,
            CommandIndex index,
            EntryCodec codec,
            EntryReader reader,
            EventIds ids,
            StateCache states,
            Knowledge knowledge,
            List<Feature<?, ?, ?>> features,
            List<String> commands,
            List<Interceptor> interceptors) {}

    public AxonCommandBus(Parts parts) {
        store = parts.store();
        index = parts.index();
        ids = parts.ids();
        reader = parts.reader();
        states = parts.states();
        knowledge = parts.knowledge();
        features = List.copyOf(parts.features());
        events =
                EmbeddedEventStore.builder()
                        .storageEngine(
                                new PortEventStorageEngine(
                                        store, new EntryTranslation(parts.reader())))
                        .build();
        var locks = new StreamLocks();
        for (Feature<?, ?, ?> feature : features) {
            var repository = new StreamRepository<>(feature, events, states, parts.codec(), locks);
            repositories.put(feature, repository);
        }
        parts.interceptors().forEach(i -> bus.registerHandlerInterceptor(adapted(i)));
        parts.commands().forEach(code -> bus.subscribe(code, this::handle));
    }

    private MessageHandlerInterceptor<CommandMessage<?>> adapted(Interceptor interceptor) {
        return (unit, chain) -> {
            Order order = orderOf(unit.getMessage());
            interceptor.before(order, knowledge.of(order, this));
            return order.answer() == null ? chain.proceed() : null;
        };
    }

    private static Order orderOf(CommandMessage<?> message) {
        return (Order) message.getPayload();
    }

    @Override
    public void dispatch(Order order) {
        var message =
                new GenericCommandMessage<>(new GenericMessage<>(order), order.request().code());
        var failure = new AtomicReference<@Nullable Throwable>();
        bus.dispatch(
                message,
                (_, result) -> {
                    if (result.isExceptional()) {
                        failure.set(result.exceptionResult());
                    }
                });
        Throwable thrown = failure.get();
        if (thrown != null) {
            throw translated(thrown);
        }
    }

    /// Axon's exceptions end here: what callers see is the port's language.
    private static RuntimeException translated(Throwable thrown) {
        return switch (thrown) {
            case ConcurrencyException e -> new StaleState(e);
            case EventStoreException e when e.getCause() instanceof EventStoreUnavailable cause ->
                    cause;
            case VaultTrouble e ->
                    new EventStoreUnavailable("without its keys nothing can be recorded", e);
            case RuntimeException e -> e;
            case Error e -> throw e;
            default -> new IllegalStateException(thrown);
        };
    }

    private @Nullable Object handle(CommandMessage<?> message) {
        Order order = orderOf(message);
        Known known = knowledge.of(order, this);
        Command command = order.request().toCommand(known);
        for (Feature<?, ?, ?> feature : features) {
            if (feature.decides(command)) {
                decide(feature, command, order, known);
                return null;
            }
        }
        throw new IllegalStateException("no rules for " + command.code());
    }

    private <C extends Command, S, E extends LedgerEvent> void decide(
            Feature<C, S, E> feature, Command command, Order order, Known known) {
        C wish = feature.commands().cast(command);
        String stream = feature.stream().apply(wish, known);
        StreamAggregate<C, S, E> aggregate = repository(feature).load(stream).getWrappedAggregate();
        Verdict verdict = aggregate.decide(wish, envelope(order, stream));
        UnitOfWork<?> unit = CurrentUnitOfWork.get();
        unit.afterCommit(u -> committed(stream, aggregate, verdict, order, u));
        unit.onRollback(_ -> states.forget(stream));
    }

    private Envelope envelope(Order order, String stream) {
        return new Envelope(
                order.caller().mark(),
                order.now(),
                order.today(),
                order.key(),
                order.digest(),
                i -> ids.of(stream, order.key(), i));
    }

    /// On disk. Still inside the queue of the stream, so that the next order finds all of it known.
    private void committed(
            String stream,
            StreamAggregate<?, ?, ?> aggregate,
            Verdict verdict,
            Order order,
            UnitOfWork<?> unit) {
        Appended appended = unit.root().getResource(PortEventStorageEngine.APPENDED);
        if (appended != null) {
            states.put(stream, aggregate.folded(), aggregate.age());
            index.recorded(recorded(stream, verdict.facts(), appended));
        }
        order.answer(
                switch (verdict.decision()) {
                    case Decision.Accepted<?> _ ->
                            new Outcome.Done(
                                    verdict.facts(),
                                    appended == null ? store.head() : appended.lastPosition(),
                                    false);
                    case Decision.Refused<?> refused -> Outcome.refused(refused.refusal());
                });
    }

    private static List<Recorded<LedgerEvent>> recorded(
            String stream, List<Fact<? extends LedgerEvent>> facts, Appended appended) {
        List<Recorded<LedgerEvent>> recorded = new ArrayList<>(facts.size());
        long revision = appended.lastRevision() - facts.size() + 1;
        for (int i = 0; i < facts.size(); i++) {
            recorded.add(
                    new Recorded<>(
                            appended.firstPosition() + i,
                            stream,
                            revision + i,
                            "",
                            plain(facts.get(i))));
        }
        return recorded;
    }

    /// A fact about one kind of event is a fact about an event: records only give.
    @SuppressWarnings("unchecked")
    private static Fact<LedgerEvent> plain(Fact<? extends LedgerEvent> fact) {
        return (Fact<LedgerEvent>) fact;
    }

    @Override
    public <C extends Command, S, E extends LedgerEvent> S state(
            Feature<C, S, E> feature, String stream) {
        return repository(feature).folded(stream).state();
    }

    @Override
    public Stream<Fact<LedgerEvent>> history(String stream) {
        return stored(stream)
                .mapMulti(
                        (stored, facts) -> {
                            Recorded<LedgerEvent> event = reader.read(stored).foldable();
                            if (event != null) {
                                facts.accept(event.fact());
                            }
                        });
    }

    @Override
    public Stream<Committed> committed(String stream) {
        return stored(stream)
                .mapMulti(
                        (stored, facts) -> {
                            EntryReader.Itemised read = reader.itemised(stored);
                            Recorded<LedgerEvent> event = read.event().foldable();
                            if (event != null) {
                                facts.accept(new Committed(event.fact(), read.lines()));
                            }
                        });
    }

    private Stream<StoredEvent> stored(String stream) {
        return Pages.of(0, (from, max) -> store.read(stream, from, max), e -> e.revision() + 1);
    }

    @SuppressWarnings("unchecked")
    private <C extends Command, S, E extends LedgerEvent> StreamRepository<C, S, E> repository(
            Feature<C, S, E> feature) {
        StreamRepository<?, ?, ?> found = repositories.get(feature);
        if (found == null) {
            throw new IllegalStateException("unknown feature " + feature.name());
        }
        return (StreamRepository<C, S, E>) found;
    }

    @Override
    public void close() {
        events.shutDown();
    }
}
