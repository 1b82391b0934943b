package org.wardledger.launcher;

import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.wardledger.command.security.People;
import org.wardledger.command.security.Policy;
import org.wardledger.launcher.cluster.Lease;
import org.wardledger.launcher.publiclog.Beginning;
import org.wardledger.launcher.publiclog.LogOptions;
import org.wardledger.launcher.publiclog.PublicLog;
import org.wardledger.launcher.reconcile.Reconciling;
import org.wardledger.vault.PostgresSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `ledger serve`: the whole product in one process tree, or one part of it beside other processes
/// on a cluster, until it is told to stop.
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        resourceBundle = "org.wardledger.launcher.help")
final class ServeCommand implements Callable<Integer> {
    /// The lease of whoever signs the public log.
    private static final String LOG_LEASE = "log";

    @Mixin ServeOptions options = new ServeOptions();

    @Mixin LogOptions log = new LogOptions();

    @Mixin ClusterOptions cluster = new ClusterOptions();

    @Mixin OidcOptions oidc = new OidcOptions();

    @Override
    public Integer call() throws InterruptedException {
        DataFolder data = options.folder();
        if (cluster.keys != null) {
            data = data.with(cluster.keys);
        }
        NodePlan plan = cluster.plan(data);
        if (plan.showsPages() && new People(data.people()).isEmpty()) {
            System.err.println("ledger: " + Says.in(null).text("people.nobody", options.data));
        }
        options.behindProxy = cluster.behindProxy;
        options.oidc = oidc.settings(plan);
        try (Product product =
                Product.open(
                        plan,
                        data,
                        new Policy(),
                        Installation::searchDistribution,
                        Clock.systemUTC())) {
            serve(product, data, options, log, () -> said(plan));
        }
        return 0;
    }

    /// What runs here, where not all of it does.
    private static void said(NodePlan plan) {
        if (plan.inCluster()) {
            String roles =
                    plan.roles().stream()
                            .sorted()
                            .map(r -> r.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
            System.out.println(Says.in(null).text("node.ready", roles));
        }
    }

    /// Serves until the process is told to end; then stops in order.
    static void serve(
            Product product,
            DataFolder data,
            ServeOptions options,
            LogOptions logging,
            Runnable ready)
            throws InterruptedException {
        options.requirePort();
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        NodePlan plan = product.plan();
        if (plan.does(Role.COMMAND)) {
            Beginning.of(product.store(), product.core(), data, logging, plan.inCluster());
            product.follow(data);
        }
        search(product);
        try (PublicLog log = plan.showsLog() ? log(product, data, logging) : null;
                Reconciling reconciling = reconciling(product, data);
                ConfigurableApplicationContext _ =
                        WebSettings.start(
                                product,
                                data,
                                options.front(),
                                new WebSettings.Beside(log, reconciling))) {
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(
                                    () -> {
                                        stop.countDown();
                                        awaitQuietly(stopped);
                                    }));
            System.out.println("http://" + options.address + ":" + options.port + "/");
            ready.run();
            stop.await();
        } finally {
            product.close();
            stopped.countDown();
        }
    }

    private static void search(Product product) {
        if (product.plan().does(Role.PROJECTOR)) {
            product.project(new QuietListener());
        } else {
            product.connect();
            if (product.plan().does(Role.COMMAND)) {
                product.followErasures();
            }
        }
    }

    private static PublicLog log(Product product, DataFolder data, LogOptions logging) {
        PostgresSettings shared = product.plan().shared();
        if (shared == null) {
            return PublicLog.start(product.store(), data, logging, Clock.systemUTC());
        }
        Lease turn =
                product.plan().does(Role.LOG)
                        ? product.parts().leases().orElseThrow().lease(LOG_LEASE)
                        : null;
        return PublicLog.start(
                product.store(),
                data,
                logging,
                Clock.systemUTC(),
                new PublicLog.Sharing(shared, turn));
    }

    private static @Nullable Reconciling reconciling(Product product, DataFolder data) {
        return product.plan().does(Role.COMMAND)
                ? product.reconciling(data).daily(product.parts().itsTurn())
                : null;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
