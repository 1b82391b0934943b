package org.wardledger.launcher;

import java.util.HashMap;
import java.util.Map;
import org.elasticsearch.client.RestClient;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.wardledger.command.CommandCore;
import org.wardledger.command.Ledger;
import org.wardledger.command.http.AccountApi;
import org.wardledger.command.http.ApiAdvice;
import org.wardledger.command.http.ApiDocs;
import org.wardledger.command.http.CommandApi;
import org.wardledger.command.http.Problems;
import org.wardledger.command.http.RequestJson;
import org.wardledger.command.imports.StatementImport;
import org.wardledger.command.security.Policy;
import org.wardledger.command.security.SecurityRules;
import org.wardledger.command.security.SecuritySettings;
import org.wardledger.eventstore.EventStore;
import org.wardledger.launcher.metrics.ProcessMetrics;
import org.wardledger.web.QuerySide;
import org.wardledger.web.Visitors;
import org.wardledger.web.reading.Positions;
import org.wardledger.web.work.StatementImports;

/// The web side of the process: pages, API and sign-in over a running [Product].
@SpringBootApplication(
        scanBasePackageClasses = WebSettings.class,
        excludeName =
                "org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchRestClientAutoConfiguration")
@Import({
    QuerySide.class,
    SecurityRules.class,
    RequestJson.class,
    Problems.class,
    CommandApi.class,
    AccountApi.class,
    ApiAdvice.class,
    ApiDocs.class
})
public class WebSettings {

    static ConfigurableApplicationContext start(
            Product product, DataFolder data, ServeOptions options) {
        SpringApplication application = new SpringApplication(WebSettings.class);
        Map<String, Object> settings = new HashMap<>();
        settings.put("server.port", options.port);
        settings.put("server.address", options.address);
        application.setDefaultProperties(settings);
        application.setRegisterShutdownHook(false);
        application.addInitializers(
                context -> register((GenericApplicationContext) context, product, data));
        return application.run();
    }

    private static void register(
            GenericApplicationContext context, Product product, DataFolder data) {
        context.registerBean(EventStore.class, product::store);
        context.registerBean(RestClient.class, product::client);
        context.registerBean(CommandCore.class, product::core);
        context.registerBean(
                Ledger.class, () -> product.metrics().measuring(product.core().ledger()));
        context.registerBean(ProcessMetrics.class, product::metrics);
        context.registerBean(SecuritySettings.class, () -> new SecuritySettings(data.people()));
        context.registerBean(
                Positions.class, () -> new LedgerPositions(product.store(), product.projector()));
        context.registerBean(
                StatementImport.class, () -> product.imports(context.getBean(Policy.class)));
        context.registerBean(
                StatementImports.class,
                () -> new WebImports(context.getBean(StatementImport.class), product.metrics()));
        context.registerBean(
                Visitors.class, () -> new SignedInVisitors(context.getBean(Policy.class)));
    }
}
