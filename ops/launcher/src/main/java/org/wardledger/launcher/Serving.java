package org.wardledger.launcher;

import java.time.Clock;
import java.util.Objects;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.wardledger.launcher.publiclog.LogOptions;
import org.wardledger.launcher.publiclog.PublicLog;
import org.wardledger.launcher.reconcile.Reconciling;

/// What stands beside a running product: its public log, the comparing, and the web in front. To be
/// closed before the product.
public final class Serving implements AutoCloseable {
    /// Where nobody but this machine reaches it.
    public static final String HERE = "127.0.0.1";

    private final PublicLog log;
    private final Reconciling reconciling;
    private final ConfigurableApplicationContext web;

    private Serving(PublicLog log, Reconciling reconciling, ConfigurableApplicationContext web) {
        this.log = log;
        this.reconciling = reconciling;
        this.web = web;
    }

    /// @param product projects already
    /// @param port 0 for any free one
    public static Serving start(
            Product product, DataFolder data, LogOptions options, String address, int port) {
        PublicLog log = PublicLog.start(product.store(), data, options, Clock.systemUTC());
        Reconciling reconciling = product.reconciling(data);
        try {
            WebSettings.Beside beside = new WebSettings.Beside(log, reconciling);
            return new Serving(
                    log, reconciling, WebSettings.start(product, data, address, port, beside));
        } catch (RuntimeException e) {
            reconciling.close();
            log.close();
            throw e;
        }
    }

    public PublicLog log() {
        return log;
    }

    public Reconciling reconciling() {
        return reconciling;
    }

    /// Where the web listens.
    public int port() {
        WebServerApplicationContext context = (WebServerApplicationContext) web;
        return Objects.requireNonNull(context.getWebServer()).getPort();
    }

    @Override
    public void close() {
        try (log;
                reconciling;
                web) {
            // closing is all there is to do
        }
    }
}
