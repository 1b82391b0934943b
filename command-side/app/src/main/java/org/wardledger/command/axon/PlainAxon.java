package org.wardledger.command.axon;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.jdbc.DataSourceConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.Repository;
import org.axonframework.serialization.json.JacksonSerializer;
import org.jspecify.annotations.Nullable;

/// The peer of the command side in benchmarks: the framework as its manual has it, with its own
/// JDBC engine on PostgreSQL. The same kind of work, an event of ten lines for each command, but
/// nothing is sealed, checked against policies or kept for repetitions: the peer has less to do.
public final class PlainAxon {
    private static final long BALANCE = 1L << 50;

    private final SimpleCommandBus bus;
    private final String run;
    private final int accounts;

    private PlainAxon(SimpleCommandBus bus, String run, int accounts) {
        this.bus = bus;
        this.run = run;
        this.accounts = accounts;
    }

    record Open(String id) {}

    record Propose(String id, List<Line> lines) {}

    record Opened(String id, long balance) {}

    record Proposed(String id, List<Line> lines) {}

    record Line(String ward, long amount, String item, String need) {}

    /// The aggregate.
    static final class Account {
        @AggregateIdentifier private String id = "";
        private long balance;

        Account() {
            // For the framework.
        }

        Account(String id) {
            this.id = id;
            AggregateLifecycle.apply(new Opened(id, BALANCE));
        }

        void propose(Propose command) {
            long sum = command.lines.stream().mapToLong(Line::amount).sum();
            if (sum > balance) {
                throw new IllegalStateException("not enough");
            }
            AggregateLifecycle.apply(new Proposed(id, command.lines));
        }

        @EventSourcingHandler
        void on(Opened event) {
            id = event.id;
            balance = event.balance;
        }

        @EventSourcingHandler
        void on(Proposed event) {
            balance -= event.lines.stream().mapToLong(Line::amount).sum();
        }
    }

    /// Makes the tables of the engine where there are none, and opens accounts of their own.
    ///
    /// @param database that nobody else uses; what is written stays there
    public static PlainAxon open(DataSource database, int accounts) {
        String run = "account-" + UUID.randomUUID() + "-";
        PlainAxon axon = new PlainAxon(bus(engine(database)), run, accounts);
        for (int number = 0; number < accounts; number++) {
            axon.dispatch(new Open(run + number));
        }
        return axon;
    }

    /// The next purchase of one client, on one of the accounts.
    public void propose(int client, int n) {
        List<Line> lines =
                IntStream.range(0, 10)
                        .mapToObj(i -> new Line("wrd_%016d".formatted(i), 1 + n, "shoes", "WORN"))
                        .toList();
        dispatch(new Propose(run + (client + n) % accounts, lines));
    }

    private static JdbcEventStorageEngine engine(DataSource database) {
        ObjectMapper json =
                new ObjectMapper()
                        .setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY);
        JacksonSerializer serializer = JacksonSerializer.builder().objectMapper(json).build();
        JdbcEventStorageEngine engine =
                JdbcEventStorageEngine.builder()
                        .connectionProvider(
                                new UnitOfWorkAwareConnectionProviderWrapper(
                                        new DataSourceConnectionProvider(database)))
                        .transactionManager(NoTransactionManager.instance())
                        .eventSerializer(serializer)
                        .snapshotSerializer(serializer)
                        .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        return engine;
    }

    private static SimpleCommandBus bus(JdbcEventStorageEngine engine) {
        Repository<Account> accounts =
                EventSourcingRepository.builder(Account.class)
                        .eventStore(EmbeddedEventStore.builder().storageEngine(engine).build())
                        .build();
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        bus.subscribe(
                Open.class.getName(),
                m -> accounts.newInstance(() -> new Account(((Open) m.getPayload()).id)));
        bus.subscribe(
                Propose.class.getName(),
                m -> {
                    Propose command = (Propose) m.getPayload();
                    accounts.load(command.id).execute(account -> account.propose(command));
                    return null;
                });
        return bus;
    }

    private void dispatch(Object command) {
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        bus.dispatch(
                new GenericCommandMessage<>(
                        new GenericMessage<>(command), command.getClass().getName()),
                (_, result) -> {
                    if (result.isExceptional()) {
                        failure.set(result.exceptionResult());
                    }
                });
        if (failure.get() != null) {
            throw new IllegalStateException(failure.get());
        }
    }
}
