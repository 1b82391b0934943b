package org.wardledger.command.axon;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
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

/// What plain Axon with its own JDBC engine on PostgreSQL does of the same kind of work as
/// [org.wardledger.command.CommandBench]: 64 callers, 64 aggregates, an event of ten lines for each
/// command, forced to disk. Nothing is sealed, checked against policies or kept for repetitions:
/// the peer has less to do. Argument: seconds of each of two rounds.
public final class PeerBench {
    private static final int CLIENTS = 64;
    private static final long BALANCE = 1L << 50;

    private PeerBench() {}

    record Open(String id) {}

    record Propose(String id, List<Line> lines) {}

    record Opened(String id, long balance) {}

    record Proposed(String id, List<Line> lines) {}

    record Line(String ward, long amount, String item, String need) {}

    /// The aggregate, as the framework's manual has it.
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

    public static void main(String[] args) throws Exception {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 10;
        // The library turns off what makes a commit durable; here it must count.
        try (EmbeddedPostgres postgres =
                        EmbeddedPostgres.builder()
                                .setServerConfig("synchronous_commit", "on")
                                .setServerConfig("fsync", "on")
                                .start();
                HikariDataSource pool = new HikariDataSource()) {
            pool.setDataSource(postgres.getPostgresDatabase());
            pool.setMaximumPoolSize(CLIENTS);
            SimpleCommandBus bus = bus(engine(pool));
            for (int c = 0; c < CLIENTS; c++) {
                dispatch(bus, new Open("account-" + c));
            }
            for (int round = 0; round < 2; round++) {
                run(bus, seconds);
            }
        }
    }

    private static JdbcEventStorageEngine engine(HikariDataSource pool) {
        ObjectMapper json =
                new ObjectMapper()
                        .setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY);
        JacksonSerializer serializer = JacksonSerializer.builder().objectMapper(json).build();
        JdbcEventStorageEngine engine =
                JdbcEventStorageEngine.builder()
                        .connectionProvider(
                                new UnitOfWorkAwareConnectionProviderWrapper(
                                        new DataSourceConnectionProvider(pool)))
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

    private static void dispatch(SimpleCommandBus bus, Object command) {
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

    private static Propose proposal(int client, int n) {
        List<Line> lines =
                IntStream.range(0, 10)
                        .mapToObj(i -> new Line("wrd_%016d".formatted(i), 1 + n, "shoes", "WORN"))
                        .toList();
        return new Propose("account-" + (client + n) % CLIENTS, lines);
    }

    private static void run(SimpleCommandBus bus, int seconds) throws InterruptedException {
        List<Long> nanos = Collections.synchronizedList(new ArrayList<>());
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        CountDownLatch ended = new CountDownLatch(CLIENTS);
        for (int c = 0; c < CLIENTS; c++) {
            int client = c;
            Thread.ofPlatform()
                    .start(
                            () -> {
                                for (int n = 0; System.nanoTime() < end; n++) {
                                    Propose command = proposal(client, n);
                                    long from = System.nanoTime();
                                    dispatch(bus, command);
                                    nanos.add(System.nanoTime() - from);
                                }
                                ended.countDown();
                            });
        }
        ended.await();
        double took = (System.nanoTime() - start) / 1e9;
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%d commands in %.1f s: %.0f/s, p50 %.1f ms, p99 %.1f ms%n",
                sorted.length,
                took,
                sorted.length / took,
                sorted[sorted.length / 2] / 1e6,
                sorted[(int) (sorted.length * 99L / 100)] / 1e6);
    }
}
