package org.wardledger.command.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What travels with a browser through the provider and back, and where people go afterwards.
class HandshakeTest {
    private static final Instant NOON = Instant.parse("2026-11-01T07:00:00Z");
    private static final SessionKey KEY = SessionKey.random();
    private static final Handshake ASKED =
            new Handshake(
                    "state", "nonce", "verifier", "https://example.org/", NOON.plusSeconds(600));

    @Test
    void it_comes_back_as_it_was_until_its_time_is_over() {
        String text = ASKED.text(KEY);
        assertThat(text).isNotEqualTo(ASKED.text(KEY));
        assertThat(Handshake.read(text, KEY, NOON)).hasValue(ASKED);
        assertThat(Handshake.read(text, KEY, NOON.plusSeconds(600))).isEmpty();
    }

    @Test
    void another_key_a_cut_and_a_changed_byte_are_nothing() {
        String text = ASKED.text(KEY);
        assertThat(Handshake.read(text, SessionKey.random(), NOON)).isEmpty();
        for (int i = 0; i < text.length(); i++) {
            assertThat(Handshake.read(text.substring(0, i), KEY, NOON)).isEmpty();
            char other = text.charAt(i) == 'a' ? 'b' : 'a';
            String changed = text.substring(0, i) + other + text.substring(i + 1);
            assertThat(Handshake.read(changed, KEY, NOON).filter(read -> !read.equals(ASKED)))
                    .isEmpty();
        }
        assertThat(Handshake.read("not base64!", KEY, NOON)).isEmpty();
    }

    @Test
    void a_session_is_no_handshake_and_a_handshake_no_session() {
        Person person =
                new Person(
                        "asel",
                        new org.wardledger.events.Id.Actor("act_0000000000000001"),
                        org.wardledger.events.Code.Role.AUDITOR,
                        null,
                        "hash");
        String session = SessionTicket.of("asel", NOON).text(KEY, person.bond());
        assertThat(Handshake.read(session, KEY, NOON)).isEmpty();
        assertThat(SessionTicket.read(ASKED.text(KEY), KEY, _ -> person, NOON)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.org/",
                "https://evil.example.org",
                "javascript:alert(1)",
                "/workshop",
                "/work/../sign-out",
                "/work//evil.example.org/..",
                "/work\\evil",
                "/search",
                ""
            })
    void nobody_is_sent_anywhere_but_to_their_work(String remembered) {
        assertThat(ReturnAddress.of(remembered)).isEqualTo("/");
    }

    @Test
    void of_what_is_remembered_only_the_page_counts_not_the_host() {
        assertThat(ReturnAddress.of("https://evil.example.org/work/a?b=c"))
                .isEqualTo("/work/a?b=c");
        assertThat(ReturnAddress.of("//evil.example.org/work")).isEqualTo("/work");
        assertThat(ReturnAddress.of("http://127.0.0.1:8080/work")).isEqualTo("/work");
        assertThat(ReturnAddress.of(null)).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.example.org/realm",
                "https://id.example.org/realm?x=y",
                "https://user@id.example.org/realm",
                "https://id.example.org/#a",
                "http://127.0.0.1.example.org/",
                "ftp://127.0.0.1/",
                "id.example.org",
                ""
            })
    void an_issuer_in_clear_or_with_more_than_its_place_is_none(String issuer) {
        assertThat(OidcSettings.isIssuer(issuer)).isFalse();
        assertThatThrownBy(() -> new OidcSettings(issuer, "c", "s", null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://id.example.org/realms/a", "http://127.0.0.1:8/", "http://[::1]/a"})
    void an_issuer_over_tls_or_on_this_machine_is_one(String issuer) {
        assertThat(OidcSettings.isIssuer(issuer)).isTrue();
    }

    @Test
    void nothing_secret_is_in_a_text_about_it() {
        assertThat(ASKED.toString()).doesNotContain("verifier", "nonce", "state");
        assertThat(new OidcSettings("https://id.example.org", "c", "s3cret", null).toString())
                .doesNotContain("s3cret");
        assertThat(new Credential.Subject("https://id.example.org", "number-1").toString())
                .doesNotContain("number-1");
    }
}
