package org.wardledger.command.security;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// One process with the sign-in and a page of work that says who looks.
final class OidcNode implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({SecurityRules.class, Work.class})
    static class App {
        @Bean
        AuthenticationEntryPoint nobody() {
            return (_, response, _) -> response.sendError(401);
        }

        @Bean
        AccessDeniedHandler denied() {
            return (_, response, _) -> response.sendError(403);
        }
    }

    @RestController
    static class Work {
        @GetMapping({"/work", "/work/{page}"})
        Map<String, String> work(HttpServletRequest request) {
            Object who = SecurityContextHolder.getContext().getAuthentication().getPrincipal();
            Person person = ((SignedIn) who).person();
            return Map.of(
                    "name", person.name(), "role", person.role().name(), "csrf", token(request));
        }

        /// The page that the forms get their token from.
        @GetMapping("/sign-in")
        Map<String, String> signIn(HttpServletRequest request) {
            return Map.of("csrf", token(request));
        }

        private static String token(HttpServletRequest request) {
            return ((CsrfToken) request.getAttribute(CsrfToken.class.getName())).getToken();
        }
    }

    /// @param key the same for all nodes of one ledger
    OidcNode(Path people, SessionKey key, String issuer) {
        context =
                new SpringApplicationBuilder(App.class)
                        .bannerMode(Banner.Mode.OFF)
                        .properties("server.port=0", "server.address=127.0.0.1")
                        .initializers(
                                any -> {
                                    GenericApplicationContext own = (GenericApplicationContext) any;
                                    own.registerBean(
                                            SecuritySettings.class,
                                            () -> new SecuritySettings(people, key, null));
                                    own.registerBean(
                                            OidcProvider.class,
                                            () -> new OidcProvider(settings(issuer), clock()));
                                })
                        .run();
    }

    private static OidcSettings settings(String issuer) {
        return new OidcSettings(issuer, FakeProvider.CLIENT, FakeProvider.SECRET, null);
    }

    private static InstantSource clock() {
        return InstantSource.system();
    }

    String address() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port", "");
    }

    OidcProvider provider() {
        return context.getBean(OidcProvider.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
