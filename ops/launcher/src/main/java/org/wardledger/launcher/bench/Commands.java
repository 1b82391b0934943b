package org.wardledger.launcher.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.wardledger.command.Ledger;
import org.wardledger.command.Outcome;
import org.wardledger.command.axon.PlainAxon;
import org.wardledger.events.Id;
import org.wardledger.eventstore.AppendResult;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.sqlite.SqliteEventStore;
import org.wardledger.launcher.Folders;
import org.wardledger.vault.PostgresSettings;

/// Purchases proposed in the process: policy, keys, rules, codec and forced write. Beside it the
/// bare store with events of the same sizes, one to a write, as many clients and streams.
final class Commands implements Measure {
    static final int CLIENTS = 64;
    static final YearMonth MONTH = YearMonth.of(2026, 10);
    private static final int SAMPLES = 1_000;
    private static final String AXON = "plain Axon on PostgreSQL";
    private static final String AXON_LEFT_OUT =
            AXON + " is left out: name an empty database with --peer-postgres";

    @Override
    public Row measure(BenchContext context) throws IOException {
        List<StoredEvent> written;
        Clients.Times ours;
        try (Scratch scratch = context.scratch("commands", MONTH.atDay(20))) {
            Ledger ledger = scratch.core().ledger();
            Founding founding = new Founding(ledger, MONTH);
            founding.rules();
            List<Id.Account> accounts = founding.found(CLIENTS);
            propose(ledger, accounts, warmUp(context));
            ours = propose(ledger, accounts, context.time());
            written = scratch.store().readAll(scratch.store().head() - SAMPLES, SAMPLES);
        }
        Clients.Times peer = appends(context.folder().resolve("appends"), written, context);
        long bytes = written.stream().mapToLong(e -> e.entry().length + e.payload().length).sum();
        List<Figure> peers = new ArrayList<>(peer.figures("appends"));
        peers.addAll(axon(context));
        return new Row(
                "commands",
                ours.figures("proposals of 10 lines"),
                "bare store, same sizes",
                peers,
                List.of(
                        context.peer() == null ? AXON_LEFT_OUT : AXON + " has nothing to seal",
                        CLIENTS + " clients, " + CLIENTS + " accounts, forced to disk",
                        "mean event "
                                + bytes / written.size()
                                + " bytes, after a warm-up of "
                                + warmUp(context).toSeconds()
                                + " s",
                        "p99 is bounded by that of the bare store on the same disk"));
    }

    /// The framework with its own engine, where there is a database for it.
    private static List<Figure> axon(BenchContext context) {
        PostgresSettings settings = context.peer();
        if (settings == null) {
            return List.of();
        }
        try (HikariDataSource pool = settings.pool("peer", CLIENTS)) {
            PlainAxon axon = PlainAxon.open(pool, CLIENTS);
            Clients.run(CLIENTS, warmUp(context), axon::propose);
            return Clients.run(CLIENTS, context.time(), axon::propose).figures(AXON);
        }
    }

    static Duration warmUp(BenchContext context) {
        return context.time().dividedBy(2);
    }

    private static Clients.Times propose(Ledger ledger, List<Id.Account> accounts, Duration time) {
        return Clients.run(
                CLIENTS,
                time,
                (client, n) -> {
                    Id.Account acct = accounts.get((client + n) % accounts.size());
                    Outcome outcome =
                            ledger.execute(
                                    Founding.proposal(acct, MONTH, n),
                                    Founding.ACCOUNTANT,
                                    UUID.randomUUID());
                    if (!(outcome instanceof Outcome.Done)) {
                        throw new IllegalStateException("refused: " + outcome);
                    }
                });
    }

    private static Clients.Times appends(Path folder, List<StoredEvent> like, BenchContext context)
            throws IOException {
        Folders.delete(folder);
        try (EventStore store = SqliteEventStore.open(folder)) {
            Clients.run(CLIENTS, warmUp(context), (c, n) -> append(store, "w" + c, n, like));
            return Clients.run(CLIENTS, context.time(), (c, n) -> append(store, "s" + c, n, like));
        } finally {
            Folders.delete(folder);
        }
    }

    private static void append(EventStore store, String stream, int n, List<StoredEvent> like) {
        StoredEvent sample = like.get(n % like.size());
        NewEvent event =
                new NewEvent(
                        UUID.randomUUID(),
                        sample.type(),
                        Instant.now(),
                        sample.entry(),
                        sample.payload());
        AppendResult result =
                store.append(stream, ExpectedRevision.after(n - 1), List.of(event)).join();
        if (!(result instanceof AppendResult.Appended)) {
            throw new IllegalStateException("unexpected " + result);
        }
    }
}
