package org.wardledger.command.http;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.wardledger.command.CommandCore;
import org.wardledger.command.imports.BankMatches;
import org.wardledger.command.security.Policy;

/// The whole HTTP API and its description, over a ledger, a core, a policy and an import that the
/// process provides.
@Configuration(proxyBeanMethods = false)
@Import({
    WhoApi.class,
    CommandApi.class,
    AccountApi.class,
    ImportApi.class,
    PrivacyApi.class,
    ApiErrors.class,
    AccountDoor.class,
    ApiDocs.class,
    RequestJson.class,
    Problems.class
})
public class ApiSide {

    /// Less than any client or proxy waits.
    @Bean(destroyMethod = "close")
    TimeLimit timeLimit() {
        return new TimeLimit(Duration.ofSeconds(10));
    }

    @Bean
    BankMatches bankMatches(CommandCore core, Policy policy) {
        return new BankMatches(core, policy);
    }
}
