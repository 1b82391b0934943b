package org.wardledger.launcher;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.elasticsearch.client.RestClient;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.wardledger.command.CommandCore;
import org.wardledger.command.Ledger;
import org.wardledger.command.imports.StatementImport;
import org.wardledger.command.imports.Uploads;
import org.wardledger.command.security.OidcProvider;
import org.wardledger.command.security.OidcSettings;
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
import org.wardledger.web.SignInProvider;
import org.wardledger.web.Visitors;
import org.wardledger.web.proof.ProofSource;
import org.wardledger.web.reading.Positions;
import org.wardledger.web.work.DataRequests;
import org.wardledger.web.work.StatementImports;

/// The web side of the process over a running [Product]: pages, API, sign-in, the files of the log,
/// health and metrics, as far as the process has them to show.
@SpringBootConfiguration
@EnableAutoConfiguration(
        excludeName =
                "org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchRestClientAutoConfiguration")
@Import({SecurityRules.class, RoleWeb.Everywhere.class})
public class WebSettings {

    /// What runs beside the product and is shown by the web; null where this process has none.
    public record Beside(@Nullable PublicLog log, @Nullable Reconciling reconciling) {}

    /// How people reach it, and where they can sign in.
    ///
    /// @param port 0 for any free one
    /// @param behindProxy whether a proxy tells who asks, and how
    /// @param oidc null where people sign in here only
    record Front(String address, int port, boolean behindProxy, @Nullable OidcSettings oidc) {}

    /// @param port 0 for any free one
    public static ConfigurableApplicationContext start(
            Product product, DataFolder data, String address, int port, Beside beside) {
        return start(product, data, new Front(address, port, false, null), beside);
    }

    static ConfigurableApplicationContext start(
            Product product, DataFolder data, Front front, Beside beside) {
        SpringApplication application = new SpringApplication(WebSettings.class);
        application.addPrimarySources(RoleWeb.sources(product.plan()));
        Map<String, Object> settings = new HashMap<>();
        settings.put("server.port", front.port());
        settings.put("server.address", front.address());
        // Forms with files too: the web server's own place for them outlives a killed process.
        settings.put("spring.servlet.multipart.location", data.uploads().toString());
        Uploads uploads = Uploads.emptied(data.uploads());
        settings.put("server.forward-headers-strategy", front.behindProxy() ? "native" : "none");
        application.setDefaultProperties(settings);
        application.setRegisterShutdownHook(false);
        application.addInitializers(
                context -> {
                    context.getBeanFactory().registerSingleton("uploads", uploads);
                    provider((GenericApplicationContext) context, front.oidc());
                    register((GenericApplicationContext) context, product, data, beside);
                });
        return application.run();
    }

    private static void provider(GenericApplicationContext context, @Nullable OidcSettings oidc) {
        if (oidc != null) {
            OidcProvider provider = new OidcProvider(oidc, InstantSource.system());
            context.registerBean(OidcProvider.class, () -> provider);
            context.registerBean(SignInProvider.class, () -> new VouchingProvider(provider));
        }
    }

    private static void register(
            GenericApplicationContext context, Product product, DataFolder data, Beside beside) {
        NodePlan plan = product.plan();
        lend(context, EventStore.class, product::store);
        lend(context, PrometheusRegistry.class, product.metrics()::scraped);
        lend(context, PrometheusMeterRegistry.class, product.metrics()::registry);
        context.registerBean(SecuritySettings.class, () -> security(plan, data));
        context.registerBean(ElsewhereFilter.class, () -> new ElsewhereFilter(plan));
        if (beside.log() != null) {
            log(context, product, beside.log());
        }
        if (plan.does(Role.PROJECTOR)) {
            context.registerBean(
                    "projector",
                    ProjectorHealth.class,
                    () -> new ProjectorHealth(product.projector()));
        }
        if (plan.showsPages()) {
            pages(context, product);
        }
        if (plan.does(Role.COMMAND)) {
            commands(context, product);
        }
        if (beside.reconciling() != null) {
            reconciling(context, product, beside.reconciling());
        }
    }

    private static void log(GenericApplicationContext context, Product product, PublicLog log) {
        LogMetrics.register(product.metrics().registry(), log, InstantSource.system());
        context.registerBean(ProofSource.class, log::source);
        context.registerBean("log", LogHealth.class, () -> new LogHealth(log));
    }

    private static void pages(GenericApplicationContext context, Product product) {
        lend(context, RestClient.class, product::client);
        context.registerBean(
                Positions.class, () -> new LedgerPositions(product.store(), product.searchable()));
        context.registerBean(
                Visitors.class, () -> new SignedInVisitors(context.getBean(Policy.class)));
    }

    private static void commands(GenericApplicationContext context, Product product) {
        lend(context, CommandCore.class, product::core);
        context.registerBean(Ledger.class, () -> product.core().ledger());
        context.registerBean(
                StatementImport.class, () -> product.imports(context.getBean(Policy.class)));
        context.registerBean(
                StatementImports.class,
                () ->
                        new WebImports(
                                context.getBean(StatementImport.class),
                                context.getBean(Uploads.class)));
        context.registerBean(
                DataRequests.class,
                () -> new WebDataRequests(product.core(), context.getBean(Policy.class)));
        PrivacyMetrics.register(product.metrics().registry(), product.core());
        context.registerBean(Rebuilding.class, product::rebuilding);
        context.registerBean(
                WardEvidence.class, () -> product.wardEvidence(context.getBean(Policy.class)));
    }

    private static void reconciling(
            GenericApplicationContext context, Product product, Reconciling reconciling) {
        ReconcileHealth.register(product.metrics().registry(), reconciling);
        context.registerBean(
                "reconciliation", ReconcileHealth.class, () -> new ReconcileHealth(reconciling));
        lend(context, Reconciling.class, () -> reconciling);
    }

    private static SecuritySettings security(NodePlan plan, DataFolder data) {
        SessionKey key = plan.showsPages() ? SessionKey.of(data.sessionKey()) : SessionKey.random();
        return new SecuritySettings(data.people(), key, token(data));
    }

    private static @Nullable String token(DataFolder data) {
        if (!Files.exists(data.metricsToken())) {
            return null;
        }
        try {
            String token = Files.readString(data.metricsToken()).strip();
            return token.isEmpty() ? null : token;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + data.metricsToken(), e);
        }
    }

    /// The product closes its parts itself, in the order in which they need each other; the web
    /// side would close them as soon as it ends, under those who still work.
    private static <T> void lend(
            GenericApplicationContext context, Class<T> type, Supplier<T> part) {
        context.registerBean(type, part, bean -> bean.setDestroyMethodName(""));
    }
}
