package org.wardledger.command.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.web.filter.OncePerRequestFilter;

/// Sends people to the provider, and remembers with their browser what was asked. A link leads
/// here and no form: a form that ends at another address would need a wider content policy.
final class OidcDoor extends OncePerRequestFilter {
    static final String PATH = "/sign-in/oidc";
    static final String COOKIE = "sign-in";
    private static final Logger LOG = LoggerFactory.getLogger(OidcDoor.class);

    private final OidcProvider provider;
    private final SessionKey key;
    private final InstantSource clock;

    OidcDoor(OidcProvider provider, SessionKey key, InstantSource clock) {
        this.provider = provider;
        this.key = key;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("GET") || !request.getRequestURI().equals(PATH);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        quiet(response);
        try {
            OidcProvider.Known known = provider.known();
            OAuth2AuthorizationRequest asked =
                    new DefaultOAuth2AuthorizationRequestResolver(_ -> known.registration())
                            .resolve(request, OidcProvider.ID);
            if (asked == null) {
                throw new IllegalStateException("no request for a sign-in was made");
            }
            String text = Handshake.of(asked, clock.instant()).text(key);
            response.addHeader(
                    HttpHeaders.SET_COOKIE, cookie(text, Handshake.LONGEST, request).toString());
            response.sendRedirect(asked.getAuthorizationRequestUri());
        } catch (OidcRefused e) {
            refuse(response, e);
        }
    }

    /// What this browser asked; it is taken away, whatever it is worth.
    Optional<Handshake> taken(HttpServletRequest request, HttpServletResponse response) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(COOKIE)) {
                    response.addHeader(
                            HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO, request).toString());
                    return Handshake.read(cookie.getValue(), key, clock.instant());
                }
            }
        }
        return Optional.empty();
    }

    /// Lax: the answer comes from another site, as a page that is opened.
    private static ResponseCookie cookie(String text, Duration age, HttpServletRequest request) {
        return ResponseCookie.from(COOKIE, text)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .path("/sign-in")
                .maxAge(age)
                .build();
    }

    /// Where signing out ends: whoever the provider vouched for is told how to leave it too.
    static String after(@Nullable Authentication who, @Nullable OidcProvider provider) {
        boolean vouchedFor =
                who != null
                        && who.getPrincipal() instanceof SignedIn person
                        && person.person().credential() instanceof Credential.Subject;
        return vouchedFor && provider != null ? "/sign-in/left" : "/";
    }

    /// No address of the handshake is told to the page that follows.
    static void quiet(HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
    }

    /// To the page that says why, in an address that says nothing else.
    static void refuse(HttpServletResponse response, AuthenticationException e) throws IOException {
        OidcTrouble trouble =
                e instanceof OidcRefused refused ? refused.trouble() : OidcTrouble.NOT_VOUCHED;
        String reason = e instanceof OidcRefused ? e.getMessage() : e.getClass().getSimpleName();
        LOG.warn("nobody was signed in by the provider: {} ({})", trouble.code(), reason);
        response.sendRedirect("/sign-in?why=" + trouble.code());
    }
}
