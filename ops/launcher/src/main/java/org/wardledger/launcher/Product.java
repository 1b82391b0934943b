package org.wardledger.launcher;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.elasticsearch.client.RestClient;
import org.jspecify.annotations.Nullable;
import org.wardledger.codec.ActorTags;
import org.wardledger.command.Caller;
import org.wardledger.command.CommandCore;
import org.wardledger.command.clock.LedgerClock;
import org.wardledger.command.imports.StatementImport;
import org.wardledger.command.security.Policy;
import org.wardledger.eventstore.EventStore;
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
import org.wardledger.views.Views;
import org.wardledger.web.reading.Documents;

/// The running parts below the web, as far as this process has them: store, rules, search server,
/// projector. Opened in the order in which they need each other and closed the other way round.
public final class Product implements AutoCloseable {
    private final NodePlan plan;
    private final ProcessMetrics metrics;
    private final NodeParts parts;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Rebuilding rebuilding;
    private final @Nullable SearchSide search;
    private final AfterErasure afterErasure;
    private LongSupplier searchable = () -> 0L;
    private @Nullable Projector projector;
    private @Nullable AutoCloseable clockwork;

    private Product(
            NodePlan plan,
            ProcessMetrics metrics,
            NodeParts parts,
            AfterErasure afterErasure,
            @Nullable SearchSide search) {
        this.plan = plan;
        this.metrics = metrics;
        this.parts = parts;
        this.afterErasure = afterErasure;
        this.search = search;
        this.rebuilding = new Rebuilding(() -> source(true), settings(), this::recorded);
    }

    /// Opens store and rules, and starts the search server beside them; it needs some seconds.
    public static Product open(DataFolder data, Policy policy, Path distribution, Clock clock) {
        return open(NodePlan.alone(), data, policy, () -> distribution, clock);
    }

    /// What a plan wants of it.
    ///
    /// @param distribution asked for only where a search server is started
    static Product open(
            NodePlan plan,
            DataFolder data,
            Policy policy,
            Supplier<Path> distribution,
            Clock clock) {
        ProcessMetrics metrics = new ProcessMetrics();
        AfterErasure afterErasure = new AfterErasure(new Erasing(data.erasing()));
        NodeParts parts = NodeParts.open(plan, data, policy, clock, metrics, afterErasure::begin);
        try {
            return new Product(
                    plan, metrics, parts, afterErasure, search(plan, data, distribution));
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private static @Nullable SearchSide search(
            NodePlan plan, DataFolder data, Supplier<Path> distribution) {
        SearchPlace elsewhere = plan.search();
        if (!plan.searches()) {
            return null;
        }
        return elsewhere == null
                ? SearchSide.beside(data.search(), distribution.get())
                : SearchSide.of(elsewhere);
    }

    NodePlan plan() {
        return plan;
    }

    NodeParts parts() {
        return parts;
    }

    /// Lets what follows from events follow: accounts of new wards, the next month, terms that end.
    public void follow(DataFolder data) {
        clockwork =
                parts.whileItsTurn(
                        () -> LedgerClock.start(store(), core(), data.clock(), Clock.systemUTC()));
    }

    /// Waits for the search server.
    public void connect() {
        if (search != null) {
            search.connect();
            searchable = new SearchableElsewhere(client());
        }
    }

    /// From now on the documents are made anew after somebody was forgotten here.
    void followErasures() {
        afterErasure.follow(rebuilding);
    }

    /// Waits for the search server and starts to project into it.
    public void project(ProjectorListener listener) {
        connect();
        Projector started =
                metrics.following(
                        Projector.start(source(), settings(), metrics.projecting(listener)));
        projector = started;
        LongSupplier elsewhere = new SearchableElsewhere(client());
        searchable =
                () ->
                        started.status().isRunning()
                                ? started.status().searchable()
                                : elsewhere.getAsLong();
        if (plan.does(Role.COMMAND)) {
            followErasures();
        }
    }

    /// What is projected, and into what.
    public Projector.Source source() {
        return source(false);
    }

    /// @param verify whether every commitment is made anew and compared
    private Projector.Source source(boolean verify) {
        Ground ground = parts.ground();
        return new Projector.Source(
                Views.ALL,
                store(),
                new CodecReader(new ActorTags(ground.secret()), ground.reader(), verify),
                client(),
                IndexSettings.single(AnalysisSettings.json()),
                Clock.systemUTC());
    }

    private ProjectorSettings settings() {
        return ProjectorSettings.defaults(parts.name()).withSplit(plan.split());
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
                        store(), core(), data.log(), new Documents(client()), searchable()),
                Clock.systemUTC());
    }

    /// Last position that searches see, whoever projects.
    LongSupplier searchable() {
        return () -> searchable.getAsLong();
    }

    /// Lines of single wards, to be handed to their side.
    public WardEvidence wardEvidence(Policy policy) {
        return new WardEvidence(store(), parts.ground().ring(), core(), policy);
    }

    public ProcessMetrics metrics() {
        return metrics;
    }

    public EventStore store() {
        return parts.ground().store();
    }

    /// Taking bank statements in.
    public StatementImport imports(Policy policy) {
        return new StatementImport(
                core(), store(), policy, Clock.systemUTC(), metrics.commandSide()::imported);
    }

    public CommandCore core() {
        return parts.core();
    }

    public RestClient client() {
        return started(search).client();
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
        try (parts) {
            afterErasure.close();
            closeQuietly(projector);
            closeQuietly(search);
            closeQuietly(clockwork);
        }
    }

    static void closeQuietly(@Nullable AutoCloseable part) {
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
