package org.wardledger.launcher;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.message.BasicHeader;
import org.elasticsearch.client.RestClient;
import org.jspecify.annotations.Nullable;
import org.wardledger.codec.ActorTags;
import org.wardledger.command.Caller;
import org.wardledger.command.CommandCore;
import org.wardledger.command.clock.LedgerClock;
import org.wardledger.command.imports.StatementImport;
import org.wardledger.command.security.Policy;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.sqlite.SqliteEventStore;
import org.wardledger.eventstore.sqlite.SqliteSettings;
import org.wardledger.launcher.metrics.ProcessMetrics;
import org.wardledger.launcher.publiclog.WardEvidence;
import org.wardledger.launcher.rebuild.RebuildRecord;
import org.wardledger.launcher.rebuild.Rebuilding;
import org.wardledger.launcher.reconcile.Reconciling;
import org.wardledger.projector.CodecReader;
import org.wardledger.projector.IndexSettings;
import org.wardledger.projector.Projector;
import org.wardledger.projector.ProjectorListener;
import org.wardledger.projector.ProjectorSettings;
import org.wardledger.projector.RebuildReport;
import org.wardledger.searchserver.AnalysisSettings;
import org.wardledger.searchserver.SearchServer;
import org.wardledger.searchserver.SearchServerKeeper;
import org.wardledger.searchserver.SearchServerSettings;
import org.wardledger.views.Views;
import org.wardledger.web.reading.Documents;

/// The running parts below the web: store, rules, search server, projector. Opened in the order in
/// which they need each other and closed the other way round.
public final class Product implements AutoCloseable {
    private static final int CACHE_MIB = 128;
    private final ProcessMetrics metrics;
    private final OpenLedger ledger;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Rebuilding rebuilding =
            new Rebuilding(() -> source(true), settings(), this::recorded);
    private final CompletableFuture<SearchServer> searching;
    private final AfterErasure afterErasure;
    private @Nullable SearchServerKeeper keeper;
    private @Nullable RestClient client;
    private @Nullable Projector projector;
    private @Nullable LedgerClock clockwork;

    private Product(
            ProcessMetrics metrics,
            OpenLedger ledger,
            AfterErasure afterErasure,
            CompletableFuture<SearchServer> searching) {
        this.metrics = metrics;
        this.ledger = ledger;
        this.afterErasure = afterErasure;
        this.searching = searching;
    }

    /// Opens store and rules, and starts the search server beside them; it needs some seconds.
    public static Product open(DataFolder data, Policy policy, Path distribution, Clock clock) {
        ProcessMetrics metrics = new ProcessMetrics();
        EventStore store =
                SqliteEventStore.open(
                        data.store(), SqliteSettings.defaults(), metrics.commandSide());
        metrics.commandSide().opened(store.head());
        AfterErasure afterErasure = new AfterErasure(new Erasing(data.erasing()));
        OpenLedger ledger =
                OpenLedger.on(
                        store,
                        data,
                        new OpenLedger.Rules(
                                clock,
                                policy,
                                CACHE_MIB,
                                afterErasure::begin,
                                metrics.commandSide()::measuring));
        CompletableFuture<SearchServer> searching =
                CompletableFuture.supplyAsync(
                        () ->
                                SearchServer.start(
                                        SearchServerSettings.defaults(
                                                data.search(), distribution)));
        return new Product(metrics, ledger, afterErasure, searching);
    }

    /// Lets what follows from events follow: accounts of new wards, the next month, terms that end.
    public void follow(DataFolder data) {
        clockwork = LedgerClock.start(store(), core(), data.clock(), Clock.systemUTC());
    }

    /// Waits for the search server.
    public void connect() {
        SearchServer server = searching.join();
        keeper = SearchServerKeeper.keep(server);
        client = client(server);
    }

    /// Waits for the search server and starts to project into it.
    public void project(ProjectorListener listener) {
        connect();
        projector =
                metrics.following(
                        Projector.start(source(), settings(), metrics.projecting(listener)));
        afterErasure.follow(rebuilding);
    }

    private static RestClient client(SearchServer server) {
        Header[] headers = {new BasicHeader("Authorization", server.credentials().authorization())};
        return RestClient.builder(
                        new HttpHost(server.uri().getHost(), server.uri().getPort(), "http"))
                .setDefaultHeaders(headers)
                .build();
    }

    /// What is projected, and into what.
    public Projector.Source source() {
        return source(false);
    }

    /// @param verify whether every commitment is made anew and compared
    private Projector.Source source(boolean verify) {
        return new Projector.Source(
                Views.ALL,
                store(),
                new CodecReader(new ActorTags(ledger.secret()), core().reader(), verify),
                client(),
                IndexSettings.single(AnalysisSettings.json()),
                Clock.systemUTC());
    }

    private static ProjectorSettings settings() {
        return ProjectorSettings.defaults("ward-ledger");
    }

    /// Rebuilding what is projected.
    public Rebuilding rebuilding() {
        return rebuilding;
    }

    private void recorded(RebuildReport report, Caller who) {
        new RebuildRecord(core()).accept(report, who);
    }

    /// Comparing log, store and documents. To be closed before this.
    public Reconciling reconciling(DataFolder data) {
        return new Reconciling(
                new Reconciling.Parts(
                        store(),
                        core(),
                        data.log(),
                        new Documents(client()),
                        () -> projector().status().searchable()),
                Clock.systemUTC());
    }

    /// Lines of single wards, to be handed to their side.
    public WardEvidence wardEvidence(Policy policy) {
        return new WardEvidence(store(), ledger.keys().ring(), core(), policy);
    }

    public ProcessMetrics metrics() {
        return metrics;
    }

    public EventStore store() {
        return ledger.store();
    }

    /// Taking bank statements in.
    public StatementImport imports(Policy policy) {
        return new StatementImport(
                core(), store(), policy, Clock.systemUTC(), metrics.commandSide()::imported);
    }

    public CommandCore core() {
        return ledger.core();
    }

    public RestClient client() {
        return started(client);
    }

    public Projector projector() {
        return started(projector);
    }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("the search side is not started");
        }
        return part;
    }

    /// Waits until searches see everything that is in the store now.
    public boolean awaitSearchable(Duration patience) throws InterruptedException {
        return projector().awaitSearchable(patience);
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        try (ledger) {
            afterErasure.close();
            closeQuietly(projector);
            closeQuietly(client);
            closeQuietly(keeper);
            if (!searching.isCompletedExceptionally()) {
                closeQuietly(() -> searching.join().close());
            }
            closeQuietly(clockwork);
        }
    }

    private static void closeQuietly(@Nullable AutoCloseable part) {
        if (part != null) {
            try {
                part.close();
            } catch (Exception e) {
                System.getLogger(Product.class.getName())
                        .log(System.Logger.Level.WARNING, "a part did not close in order", e);
            }
        }
    }
}
