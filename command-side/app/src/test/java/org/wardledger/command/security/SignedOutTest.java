package org.wardledger.command.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;

/// A cookie that somebody copied ends when its owner signs out, though no node keeps a session.
class SignedOutTest {
    @TempDir private Path folder;
    private Instant now = Instant.parse("2026-03-02T12:00:00.250Z");
    private People people;
    private CookieSessions sessions;

    @BeforeEach
    void two_people() throws Exception {
        Path file = folder.resolve("people.json");
        Files.writeString(file, "[" + person("asel", 1) + "," + person("berik", 2) + "]");
        people = new People(file);
        sessions = new CookieSessions(people, SessionKey.random(), () -> now);
    }

    private static String person(String name, int actor) {
        return """
                {"name":"%s","actor":"act_000000000000000%d","role":"AUDITOR","password":"h%d"}"""
                .formatted(name, actor, actor);
    }

    private UsernamePasswordAuthenticationToken who(String name) {
        SignedIn signedIn = new SignedIn(people.find(name));
        return UsernamePasswordAuthenticationToken.authenticated(
                signedIn, null, signedIn.getAuthorities());
    }

    private MockHttpServletRequest signIn(String name) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        sessions.saveContext(
                new SecurityContextImpl(who(name)), new MockHttpServletRequest(), response);
        MockHttpServletRequest next = new MockHttpServletRequest();
        next.setCookies(response.getCookie(CookieSessions.COOKIE));
        return next;
    }

    @Test
    void a_copy_of_the_cookie_counts_no_more_once_its_owner_signed_out() {
        MockHttpServletRequest copy = signIn("asel");
        assertThat(sessions.containsContext(copy)).isTrue();
        now = now.plus(Duration.ofMillis(1));
        sessions.signOut(who("asel"));
        assertThat(sessions.containsContext(copy)).isFalse();
        assertThat(sessions.loadDeferredContext(copy).get().getAuthentication()).isNull();
    }

    @Test
    void signing_in_again_counts_and_others_stay_signed_in() {
        MockHttpServletRequest other = signIn("berik");
        sessions.signOut(who("asel"));
        now = now.plus(Duration.ofMillis(1));
        assertThat(sessions.containsContext(signIn("asel"))).isTrue();
        assertThat(sessions.containsContext(other)).isTrue();
    }

    @Test
    void nobody_signs_out_nobody() {
        MockHttpServletRequest other = signIn("berik");
        sessions.signOut(null);
        assertThat(sessions.containsContext(other)).isTrue();
    }
}
