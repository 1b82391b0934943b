package org.wardledger.command;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.wardledger.command.clock.LedgerClock;
import org.wardledger.command.http.ApiSide;
import org.wardledger.command.imports.StatementImport;
import org.wardledger.command.security.Policy;
import org.wardledger.command.security.SecurityRules;
import org.wardledger.command.security.SecuritySettings;
import org.wardledger.eventstore.EventStore;

/// The command side as one piece. The process that runs it gives an [EventStore]; a [Clock] only
/// where time is not that of the machine.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CommandSettings.class)
@Import({SecurityRules.class, ApiSide.class})
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
    StatementImport statementImport(
            CommandCore core, EventStore store, Policy policy, ObjectProvider<Clock> clock) {
        return new StatementImport(core, store, policy, clock.getIfAvailable(Clock::systemUTC));
    }

    /// Lets follow what follows from events. Closed before the core that it asks.
    @Bean(destroyMethod = "close")
    LedgerClock ledgerClock(
            CommandCore core,
            EventStore store,
            CommandSettings settings,
            ObjectProvider<Clock> clock) {
        return LedgerClock.start(
                store, core, settings.clock(), clock.getIfAvailable(Clock::systemUTC));
    }
}
