package org.wardledger.command;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.wardledger.command.http.AccountApi;
import org.wardledger.command.http.ApiAdvice;
import org.wardledger.command.http.ApiDocs;
import org.wardledger.command.http.CommandApi;
import org.wardledger.command.http.Problems;
import org.wardledger.command.http.RequestJson;
import org.wardledger.command.security.Policy;
import org.wardledger.command.security.SecurityRules;
import org.wardledger.command.security.SecuritySettings;
import org.wardledger.eventstore.EventStore;

/// The command side as one piece. The process that runs it gives an [EventStore]; a [Clock] only
/// where time is not that of the machine.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CommandSettings.class)
@Import({SecurityRules.class, CommandApi.class, AccountApi.class, ApiAdvice.class, ApiDocs.class})
public class CommandSide {

    @Bean
    SecuritySettings securitySettings(CommandSettings settings) {
        return new SecuritySettings(settings.people());
    }

    /// Also for the store: `SqliteEventStore.open(folder, settings, meters)`.
    @Bean
    Meters ledgerMeters(MeterRegistry registry) {
        return new Meters(registry);
    }

    @Bean
    CommandCore commandCore(
            EventStore store,
            CommandSettings settings,
            Policy policy,
            ObjectProvider<Clock> clock) {
        byte[] secret = StoreSecret.of(settings.secret(), store.head() == 0);
        return CommandCore.open(
                new CommandCore.Parts(
                        store,
                        settings.index(),
                        secret,
                        clock.getIfAvailable(Clock::systemUTC),
                        policy,
                        settings.stateCacheMib()));
    }

    @Bean
    Ledger ledger(CommandCore core, Meters meters) {
        return meters.measuring(core.ledger());
    }

    @Bean
    RequestJson requestJson() {
        return new RequestJson();
    }

    @Bean
    Problems problems() {
        return new Problems();
    }
}
