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
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.filter.OncePerRequestFilter;

/// Who is signed in at the pages, in a cookie that carries a [SessionTicket]; nothing is kept on
/// any node but who signed out there: signing out takes the cookie away, and ends every other
/// cookie of this person on the node where it was done ([SignedOut]).
final class CookieSessions implements SecurityContextRepository {
    static final String COOKIE = "session";
    private static final Duration WRITTEN_AGAIN = Duration.ofMinutes(1);

    private final People people;
    private final SessionKey key;
    private final InstantSource clock;
    private final SignedOut signedOut = new SignedOut();

    CookieSessions(People people, SessionKey key, InstantSource clock) {
        this.people = people;
        this.key = key;
        this.clock = clock;
    }

    private Optional<SessionTicket> ticket(HttpServletRequest request) {
        return value(request)
                .flatMap(text -> SessionTicket.read(text, key, people::find, clock.instant()))
                .filter(ticket -> !signedOut.since(ticket));
    }

    /// Whoever signs out; the cookie itself is taken away when the context is saved.
    void signOut(@Nullable Authentication authentication) {
        SignedIn who = signedIn(authentication);
        if (who != null) {
            signedOut.now(who.getUsername(), clock.instant());
        }
    }

    private static Optional<String> value(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(COOKIE)) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    private SecurityContext context(HttpServletRequest request) {
        SecurityContext context = new SecurityContextImpl();
        Person person = ticket(request).map(t -> people.find(t.name())).orElse(null);
        if (person != null) {
            SignedIn who = new SignedIn(person);
            context.setAuthentication(
                    UsernamePasswordAuthenticationToken.authenticated(
                            who, null, who.getAuthorities()));
        }
        return context;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new DeferredSecurityContext() {
            private @Nullable SecurityContext loaded;

            @Override
            public SecurityContext get() {
                SecurityContext known = loaded;
                if (known == null) {
                    known = context(request);
                    loaded = known;
                }
                return known;
            }

            @Override
            public boolean isGenerated() {
                return get().getAuthentication() == null;
            }
        };
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return context(holder.getRequest());
    }

    @Override
    public void saveContext(
            SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        SignedIn who = signedIn(context.getAuthentication());
        if (who != null) {
            write(SessionTicket.of(who.getUsername(), clock.instant()), who, request, response);
        } else if (value(request).isPresent()) {
            response.addHeader(
                    HttpHeaders.SET_COOKIE, cookie("", request).maxAge(0).build().toString());
        }
    }

    private void write(
            SessionTicket ticket,
            SignedIn who,
            HttpServletRequest request,
            HttpServletResponse response) {
        String text = ticket.text(key, who.person().bond());
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(text, request).build().toString());
    }

    /// For this browser window's life; how long it counts stands in it.
    private static ResponseCookie.ResponseCookieBuilder cookie(
            String text, HttpServletRequest request) {
        return ResponseCookie.from(COOKIE, text)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .path("/");
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return ticket(request).isPresent();
    }

    private static @Nullable SignedIn signedIn(@Nullable Authentication who) {
        return who != null && who.getPrincipal() instanceof SignedIn person ? person : null;
    }

    /// Keeps whoever goes on working signed in, and gives the forms their token before the page has
    /// begun to leave.
    OncePerRequestFilter renewing() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(
                    HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                renew(request, response);
                chain.doFilter(request, response);
            }

            @Override
            protected boolean shouldNotFilter(HttpServletRequest request) {
                String path = request.getRequestURI();
                return path.startsWith("/static/")
                        || path.startsWith("/webjars/")
                        || path.startsWith("/log/");
            }
        };
    }

    private void renew(HttpServletRequest request, HttpServletResponse response) {
        SignedIn who = signedIn(SecurityContextHolder.getContext().getAuthentication());
        Optional<SessionTicket> ticket = ticket(request);
        if (who != null && ticket.isPresent()) {
            boolean old = clock.instant().isAfter(ticket.get().seen().plus(WRITTEN_AGAIN));
            if (old) {
                write(ticket.get().seenAgain(clock.instant()), who, request, response);
            }
        }
        boolean form = who != null || request.getRequestURI().equals("/sign-in");
        if (form && request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            var _ = token.getToken();
        }
    }
}
