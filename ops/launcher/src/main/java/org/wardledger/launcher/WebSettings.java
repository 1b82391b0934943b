package org.wardledger.launcher;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.elasticsearch.client.RestClient;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.wardledger.command.CommandCore;
import org.wardledger.command.Ledger;
import org.wardledger.command.http.ApiSide;
import org.wardledger.command.imports.StatementImport;
import org.wardledger.command.security.Policy;
import org.wardledger.command.security.SecurityRules;
import org.wardledger.command.security.SecuritySettings;
import org.wardledger.command.security.SessionKey;
import org.wardledger.eventstore.EventStore;
import org.wardledger.launcher.publiclog.LogHealth;
import org.wardledger.launcher.publiclog.LogMetrics;
import org.wardledger.launcher.publiclog.PublicLog;
import org.wardledger.launcher.publiclog.WardEvidence;
import org.wardledger.launcher.rebuild.Rebuilding;
import org.wardledger.launcher.reconcile.ReconcileHealth;
import org.wardledger.launcher.reconcile.Reconciling;
import org.wardledger.web.QuerySide;
import org.wardledger.web.Visitors;
import org.wardledger.web.proof.ProofSource;
import org.wardledger.web.reading.Positions;
import org.wardledger.web.work.DataRequests;
import org.wardledger.web.work.StatementImports;

/// The web side of the process: pages, API and sign-in over a running [Product].
@SpringBootApplication(
        scanBasePackageClasses = WebSettings.class,
        excludeName =
                "org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchRestClientAutoConfiguration")
@Import({QuerySide.class, SecurityRules.class, ApiSide.class})
public class WebSettings {

    /// What runs beside the product and is shown by the web.
    public record Beside(PublicLog log, Reconciling reconciling) {}

    /// @param port 0 for any free one
    public static ConfigurableApplicationContext start(
            Product product, DataFolder data, String address, int port, Beside beside) {
        SpringApplication application = new SpringApplication(WebSettings.class);
        Map<String, Object> settings = new HashMap<>();
        settings.put("server.port", port);
        settings.put("server.address", address);
        application.setDefaultProperties(settings);
        application.setRegisterShutdownHook(false);
        application.addInitializers(
                context -> register((GenericApplicationContext) context, product, data, beside));
        return application.run();
    }

    private static void register(
            GenericApplicationContext context, Product product, DataFolder data, Beside beside) {
        PublicLog log = beside.log();
        Reconciling reconciling = beside.reconciling();
        ReconcileHealth.register(product.metrics().registry(), reconciling);
        context.registerBean(
                "reconciliation", ReconcileHealth.class, () -> new ReconcileHealth(reconciling));
        lend(context, Reconciling.class, () -> reconciling);
        LogMetrics.register(product.metrics().registry(), log, InstantSource.system());
        context.registerBean(ProofSource.class, log::source);
        context.registerBean("log", LogHealth.class, () -> new LogHealth(log));
        lend(context, EventStore.class, product::store);
        lend(context, RestClient.class, product::client);
        lend(context, CommandCore.class, product::core);
        context.registerBean(Ledger.class, () -> product.core().ledger());
        lend(context, PrometheusRegistry.class, product.metrics()::scraped);
        lend(context, PrometheusMeterRegistry.class, product.metrics()::registry);
        context.registerBean(
                SecuritySettings.class,
                () -> new SecuritySettings(data.people(), SessionKey.of(data.sessionKey()), null));
        context.registerBean(
                Positions.class, () -> new LedgerPositions(product.store(), product.projector()));
        context.registerBean(
                StatementImport.class, () -> product.imports(context.getBean(Policy.class)));
        context.registerBean(
                StatementImports.class,
                () -> new WebImports(context.getBean(StatementImport.class)));
        context.registerBean(
                DataRequests.class,
                () -> new WebDataRequests(product.core(), context.getBean(Policy.class)));
        PrivacyMetrics.register(product.metrics().registry(), product.core());
        context.registerBean(Rebuilding.class, product::rebuilding);
        context.registerBean(
                WardEvidence.class, () -> product.wardEvidence(context.getBean(Policy.class)));
        context.registerBean(
                Visitors.class, () -> new SignedInVisitors(context.getBean(Policy.class)));
    }

    /// The product closes its parts itself, in the order in which they need each other; the web
    /// side would close them as soon as it ends, under those who still work.
    private static <T> void lend(
            GenericApplicationContext context, Class<T> type, Supplier<T> part) {
        context.registerBean(type, part, bean -> bean.setDestroyMethodName(""));
    }
}
