package org.wardledger.launcher;

import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.springframework.context.ConfigurableApplicationContext;
import org.wardledger.command.security.People;
import org.wardledger.command.security.Policy;
import org.wardledger.launcher.publiclog.Beginning;
import org.wardledger.launcher.publiclog.LogOptions;
import org.wardledger.launcher.publiclog.PublicLog;
import org.wardledger.launcher.reconcile.Reconciling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `ledger serve`: the whole product in one process tree, until it is told to stop.
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        resourceBundle = "org.wardledger.launcher.help")
final class ServeCommand implements Callable<Integer> {
    @Mixin ServeOptions options = new ServeOptions();

    @Mixin LogOptions log = new LogOptions();

    @Override
    public Integer call() throws InterruptedException {
        DataFolder data = options.folder();
        if (new People(data.people()).isEmpty()) {
            System.err.println("ledger: " + Says.in(null).text("people.nobody", options.data));
        }
        try (Product product =
                Product.open(
                        data, new Policy(), Installation.searchDistribution(), Clock.systemUTC())) {
            serve(product, data, options, log, () -> {});
        }
        return 0;
    }

    /// Serves until the process is told to end; then stops in order.
    static void serve(
            Product product,
            DataFolder data,
            ServeOptions options,
            LogOptions logging,
            Runnable ready)
            throws InterruptedException {
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Beginning.of(product.store(), product.core(), data, logging);
        product.follow(data);
        product.project(new QuietListener());
        try (PublicLog log = PublicLog.start(product.store(), data, logging, Clock.systemUTC());
                Reconciling reconciling = product.reconciling(data).daily();
                ConfigurableApplicationContext web =
                        WebSettings.start(
                                product,
                                data,
                                options.address,
                                options.port,
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

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
