package org.wardledger.command.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// Two doors: the API, where each call carries its own credentials and no cookie counts, and the
/// pages, where a session does and each form carries a CSRF token. What is not listed as public
/// needs a sign-in.
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
public class SecurityRules {
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src"
                    + " 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'; manifest-src 'self'";

    private static final String[] PUBLIC = {
        "/",
        "/search/**",
        "/institutions/**",
        "/records/**",
        "/audit/**",
        "/about/**",
        "/static/**",
        "/webjars/**",
        "/favicon.ico",
        "/error",
        "/sign-in",
        "/log/**",
        "/v3/api-docs/**",
        "/actuator/health/**",
        "/api/v1/public/**"
    };

    @Bean
    People people(SecuritySettings settings) {
        return new People(settings.people());
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder();
    }

    @Bean
    Policy policy() {
        return new Policy();
    }

    @Bean
    ProviderManager authenticationManager(People people, PasswordEncoder encoder) {
        return new ProviderManager(List.of(new SignIn(people, encoder, new Attempts())));
    }

    /// The API: HTTP Basic over TLS, no session, no cookie, so nothing a foreign page could ride
    /// on.
    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, ProviderManager manager) throws Exception {
        return http.securityMatcher("/api/**", "/actuator/**")
                .authenticationManager(manager)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .httpBasic(
                        basic ->
                                basic.authenticationEntryPoint(
                                        new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .authorizeHttpRequests(
                        r ->
                                r.requestMatchers("/api/v1/public/**", "/actuator/health/**")
                                        .permitAll()
                                        .requestMatchers(SecurityRules::localScrape)
                                        .permitAll()
                                        .requestMatchers("/actuator/**")
                                        .hasAnyRole("OPERATOR", "AUDITOR")
                                        .anyRequest()
                                        .authenticated())
                .headers(h -> h.contentSecurityPolicy(p -> p.policyDirectives(CONTENT_POLICY)))
                .build();
    }

    /// Metrics hold no personal value, and a scraper on the same machine needs no password.
    private static boolean localScrape(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        boolean local = address.startsWith("127.") || address.equals("0:0:0:0:0:0:0:1");
        return local && request.getRequestURI().equals("/actuator/prometheus");
    }

    /// The pages.
    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, ProviderManager manager) throws Exception {
        return http.authenticationManager(manager)
                .authorizeHttpRequests(
                        r ->
                                r.requestMatchers(HttpMethod.GET, PUBLIC)
                                        .permitAll()
                                        .requestMatchers(HttpMethod.HEAD, PUBLIC)
                                        .permitAll()
                                        .requestMatchers(HttpMethod.POST, "/sign-in")
                                        .permitAll()
                                        .anyRequest()
                                        .authenticated())
                .formLogin(f -> f.loginPage("/sign-in").failureUrl("/sign-in?wrong"))
                .logout(l -> l.logoutUrl("/sign-out").logoutSuccessUrl("/"))
                .headers(
                        h ->
                                h.contentSecurityPolicy(p -> p.policyDirectives(CONTENT_POLICY))
                                        .referrerPolicy(p -> p.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }
}
