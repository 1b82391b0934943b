package org.wardledger.command.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/// Two doors: the API, where each call carries its own credentials and no cookie counts, and the
/// pages, where a signed cookie does and each form carries a CSRF token. No node keeps a session.
/// What is listed neither as public nor as a place of work is not there, for anybody: 404.
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
        "/sign-in",
        "/sign-in/left",
        "/log/**",
        "/proof/**",
        "/v3/api-docs/**",
        "/actuator/health/**",
        "/api/v1/public/**"
    };

    /// Pages of those who are signed in.
    private static final String[] WORK = {"/work", "/work/**"};

    @Bean
    People people(SecuritySettings settings) {
        return new People(settings.people());
    }

    /// Around everything else, sign-in included.
    @Bean
    FilterRegistrationBean<UndecodableFilter> undecodable() {
        var filter = new FilterRegistrationBean<>(new UndecodableFilter());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        return filter;
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new SlowHash(new BCryptPasswordEncoder());
    }

    /// Nothing is timed between the filters of a request: it costs more than it tells.
    @Bean
    SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    Policy policy() {
        return new Policy();
    }

    @Bean
    ProviderManager authenticationManager(People people, PasswordEncoder encoder) {
        return new ProviderManager(List.of(new SignIn(people, encoder, new Attempts())));
    }

    /// Whether a request is for the API, whose answers are never pages.
    public static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    /// The API: HTTP Basic over TLS, no session, no cookie, so nothing a foreign page could ride
    /// on.
    @Bean
    @Order(1)
    SecurityFilterChain api(
            HttpSecurity http,
            ProviderManager manager,
            AuthenticationEntryPoint nobody,
            AccessDeniedHandler denied,
            SecuritySettings settings)
            throws Exception {
        return http.securityMatcher("/api/**", "/actuator/**")
                .authenticationManager(manager)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .httpBasic(basic -> basic.authenticationEntryPoint(nobody))
                .exceptionHandling(
                        e -> e.authenticationEntryPoint(nobody).accessDeniedHandler(denied))
                .authorizeHttpRequests(
                        r ->
                                r.requestMatchers("/api/v1/public/**", "/actuator/health/**")
                                        .permitAll()
                                        .requestMatchers(q -> mayScrape(q, settings))
                                        .permitAll()
                                        .requestMatchers("/actuator/**")
                                        .hasAnyRole("OPERATOR", "AUDITOR")
                                        .anyRequest()
                                        .authenticated())
                .headers(h -> h.contentSecurityPolicy(p -> p.policyDirectives(CONTENT_POLICY)))
                .build();
    }

    /// Metrics hold no personal value. A scraper on the same machine needs no password, one on
    /// another a token. What a proxy on this machine passes on comes from elsewhere.
    private static boolean mayScrape(HttpServletRequest request, SecuritySettings settings) {
        if (!request.getRequestURI().equals("/actuator/prometheus")) {
            return false;
        }
        String address = request.getRemoteAddr();
        boolean passedOn =
                request.getHeader("X-Forwarded-For") != null
                        || request.getHeader("Forwarded") != null;
        boolean local =
                !passedOn && (address.startsWith("127.") || address.equals("0:0:0:0:0:0:0:1"));
        String token = settings.metricsToken();
        String shown = request.getHeader(HttpHeaders.AUTHORIZATION);
        return local
                || (token != null
                        && shown != null
                        && MessageDigest.isEqual(
                                ("Bearer " + token).getBytes(StandardCharsets.UTF_8),
                                shown.getBytes(StandardCharsets.UTF_8)));
    }

    /// The pages. The dispatch that shows an error page is no visit of its own.
    @Bean
    @Order(2)
    SecurityFilterChain pages(
            HttpSecurity http,
            ProviderManager manager,
            People people,
            SecuritySettings settings,
            ObjectProvider<OidcProvider> provider)
            throws Exception {
        CookieSessions sessions =
                new CookieSessions(people, settings.session(), InstantSource.system());
        RequestMatcher work = places(WORK);
        RequestMatcher unlisted = unlisted();
        RequestCache asked = new CookieRequestCache();
        OidcProvider oidc = provider.getIfAvailable();
        if (oidc != null) {
            OidcReturn answers = OidcReturn.of(oidc, people, settings.session(), asked);
            answers.setSecurityContextRepository(sessions);
            answers.setSessionAuthenticationStrategy(new CsrfAuthenticationStrategy(tokens()));
            http.addFilterBefore(answers.door(), UsernamePasswordAuthenticationFilter.class)
                    .addFilterBefore(answers, UsernamePasswordAuthenticationFilter.class);
        }
        return http.authenticationManager(manager)
                .authorizeHttpRequests(
                        r ->
                                r.dispatcherTypeMatchers(DispatcherType.ERROR)
                                        .permitAll()
                                        .requestMatchers(HttpMethod.GET, PUBLIC)
                                        .permitAll()
                                        .requestMatchers(HttpMethod.HEAD, PUBLIC)
                                        .permitAll()
                                        .requestMatchers(HttpMethod.POST, "/sign-in")
                                        .permitAll()
                                        .requestMatchers(work)
                                        .authenticated()
                                        .anyRequest()
                                        .denyAll())
                .securityContext(c -> c.securityContextRepository(sessions))
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.requestCache(asked))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens()))
                .addFilterAfter(sessions.renewing(), CsrfFilter.class)
                .formLogin(
                        f ->
                                f.loginPage("/sign-in")
                                        .successHandler(new ReturnAddress(asked))
                                        .failureHandler(wrong()))
                .logout(
                        l ->
                                l.logoutUrl("/sign-out")
                                        .addLogoutHandler((_, _, who) -> sessions.signOut(who))
                                        .logoutSuccessHandler(
                                                (_, response, who) ->
                                                        response.sendRedirect(
                                                                OidcDoor.after(who, oidc))))
                .exceptionHandling(
                        e ->
                                e.authenticationEntryPoint(unlessUnlisted(unlisted))
                                        .accessDeniedHandler(refusedUnlessUnlisted(unlisted)))
                .headers(
                        h ->
                                h.contentSecurityPolicy(p -> p.policyDirectives(CONTENT_POLICY))
                                        .referrerPolicy(p -> p.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    /// In a cookie, so that any node knows it.
    private static CookieCsrfTokenRepository tokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return tokens;
    }

    /// Nothing is remembered of whoever came with a wrong password.
    private static AuthenticationFailureHandler wrong() {
        return (_, response, e) ->
                response.sendRedirect(
                        switch (e) {
                            case LockedException _ -> "/sign-in?wait";
                            case AuthenticationServiceException _ -> "/sign-in?busy";
                            default -> "/sign-in?wrong";
                        });
    }

    private static RequestMatcher places(String... patterns) {
        PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
        return new OrRequestMatcher(
                Arrays.stream(patterns).map(p -> (RequestMatcher) paths.matcher(p)).toList());
    }

    /// What no page is at. A form without its token is refused as such only where there is one.
    private static RequestMatcher unlisted() {
        return new NegatedRequestMatcher(
                new OrRequestMatcher(places(PUBLIC), places(WORK), places("/sign-out")));
    }

    private static AuthenticationEntryPoint unlessUnlisted(RequestMatcher unlisted) {
        AuthenticationEntryPoint signIn = new LoginUrlAuthenticationEntryPoint("/sign-in");
        return (request, response, e) -> {
            if (unlisted.matches(request)) {
                notThere(response);
            } else {
                signIn.commence(request, response, e);
            }
        };
    }

    private static AccessDeniedHandler refusedUnlessUnlisted(RequestMatcher unlisted) {
        AccessDeniedHandler refused = new AccessDeniedHandlerImpl();
        return (request, response, e) -> {
            if (unlisted.matches(request)) {
                notThere(response);
            } else {
                refused.handle(request, response, e);
            }
        };
    }

    private static void notThere(HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.NOT_FOUND.value());
    }
}
