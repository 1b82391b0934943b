package org.wardledger.command.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.command.security.OidcBrowser.location;

import com.nimbusds.jwt.PlainJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.wardledger.command.security.Credential.Subject;
import org.wardledger.events.Code;
import org.wardledger.events.Id;

/// A provider says who somebody is; the ledger says what they may do, and believes nothing that
/// does not hold.
@ExtendWith(OutputCaptureExtension.class)
class OidcSignInIT {
    @TempDir static Path folder;
    private static FakeProvider provider;
    private static People people;
    private static OidcNode one;
    private static OidcNode two;

    private final OidcBrowser browser = new OidcBrowser();

    @BeforeAll
    static void start() throws IOException {
        provider = new FakeProvider(0);
        SessionKey key = SessionKey.random();
        Path file = folder.resolve("people.json");
        people = new People(file);
        one = new OidcNode(file, key, provider.issuer());
        two = new OidcNode(file, key, provider.issuer());
    }

    @BeforeEach
    void honest() {
        provider.subject = "subject-of-asel";
        provider.claims = claims -> claims;
        provider.signed = claims -> FakeProvider.rs256(claims, FakeProvider.published());
        people.put(List.of(asel("act_0000000000000001")));
    }

    private static Person asel(String actor) {
        return new Person(
                "asel",
                new Id.Actor(actor),
                Code.Role.AUDITOR,
                null,
                new Subject(provider.issuer(), "subject-of-asel"));
    }

    private URI asked() throws Exception {
        return URI.create(location(browser.get(one.address() + "/sign-in/oidc")));
    }

    private static String answer(URI asked, String code) {
        return "/sign-in/oidc/answer?code="
                + code
                + "&state="
                + FakeProvider.pairs(asked.getRawQuery()).get("state");
    }

    private HttpResponse<String> signIn() throws Exception {
        URI asked = asked();
        return browser.get(one.address() + answer(asked, provider.code(asked)));
    }

    private void refused(HttpResponse<String> answer, OidcTrouble why) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).endsWith("/sign-in?why=" + why.code());
        assertThat(browser.cookies).doesNotContainKeys("session", "sign-in");
        assertThat(browser.get(one.address() + "/work").statusCode()).isEqualTo(302);
    }

    @Test
    void somebody_who_was_entered_is_known_by_their_own_role_and_back_on_their_page()
            throws Exception {
        assertThat(location(browser.get(one.address() + "/work/books?month=1")))
                .endsWith("/sign-in");
        HttpResponse<String> in = signIn();
        assertThat(location(in)).isEqualTo(one.address() + "/work/books?month=1");
        assertThat(in.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(browser.cookies).doesNotContainKey("sign-in");
        assertThat(browser.get(one.address() + "/work").body()).contains("\"asel\"", "\"AUDITOR\"");
    }

    @Test
    void the_question_is_protected_and_asks_for_nothing_personal() throws Exception {
        Map<String, String> asked = FakeProvider.pairs(asked().getRawQuery());
        assertThat(asked)
                .containsEntry("scope", "openid")
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", one.address() + "/sign-in/oidc/answer")
                .containsKeys("state", "nonce", "code_challenge");
        assertThat(browser.cookies.get("sign-in"))
                .doesNotContain(asked.get("state"), asked.get("nonce"));
    }

    @Test
    void another_node_takes_the_answer() throws Exception {
        URI asked = asked();
        browser.get(two.address() + answer(asked, provider.code(asked)));
        assertThat(browser.get(one.address() + "/work").body()).contains("\"asel\"");
    }

    @Test
    void a_number_that_nobody_entered_is_nobody_whatever_the_token_says_of_roles(
            CapturedOutput output) throws Exception {
        provider.subject = "subject-of-a-stranger";
        URI asked = asked();
        String code = provider.code(asked);
        refused(browser.get(one.address() + answer(asked, code)), OidcTrouble.UNKNOWN_PERSON);
        assertThat(output.getAll())
                .contains("oidc.unknown-person")
                .doesNotContain(
                        "subject-of-a-stranger",
                        code,
                        FakeProvider.pairs(asked.getRawQuery()).get("state"));
    }

    @Test
    void a_number_of_another_provider_or_of_two_entries_is_nobody() throws Exception {
        Person other =
                new Person(
                        "asel",
                        new Id.Actor("act_0000000000000001"),
                        Code.Role.AUDITOR,
                        null,
                        new Subject("https://elsewhere.example.org", "subject-of-asel"));
        people.put(List.of(other));
        refused(signIn(), OidcTrouble.UNKNOWN_PERSON);
        Person asel = asel("act_0000000000000001");
        people.put(
                List.of(
                        asel,
                        new Person("berik", asel.actor(), asel.role(), null, asel.credential())));
        try {
            refused(signIn(), OidcTrouble.UNKNOWN_PERSON);
        } finally {
            people.remove("berik");
        }
    }

    @Test
    void an_answer_with_another_state_or_without_its_browser_is_refused() throws Exception {
        URI asked = asked();
        String code = provider.code(asked);
        refused(browser.get(one.address() + answer(asked, code) + "x"), OidcTrouble.NOT_ASKED);
        refused(browser.get(one.address() + answer(asked, code)), OidcTrouble.NOT_ASKED);
        asked();
        refused(
                browser.get(one.address() + "/sign-in/oidc/answer?code=" + code),
                OidcTrouble.NOT_ASKED);
        URI again = asked();
        refused(
                browser.get(
                        one.address()
                                + answer(again, provider.code(again))
                                + "&iss=https://elsewhere.example.org"),
                OidcTrouble.NOT_ASKED);
    }

    @Test
    void a_changed_cookie_of_the_handshake_is_refused() throws Exception {
        URI asked = asked();
        String cookie = browser.cookies.get("sign-in");
        char changed = cookie.charAt(30) == 'A' ? 'B' : 'A';
        browser.cookies.put("sign-in", cookie.substring(0, 30) + changed + cookie.substring(31));
        refused(
                browser.get(one.address() + answer(asked, provider.code(asked))),
                OidcTrouble.NOT_ASKED);
    }

    @Test
    void a_code_counts_once() throws Exception {
        URI asked = asked();
        String code = provider.code(asked);
        String kept = browser.cookies.get("sign-in");
        browser.get(one.address() + answer(asked, code));
        browser.cookies.remove("session");
        refused(browser.get(one.address() + answer(asked, code)), OidcTrouble.NOT_ASKED);
        browser.cookies.put("sign-in", kept);
        refused(browser.get(one.address() + answer(asked, code)), OidcTrouble.NOT_VOUCHED);
    }

    @Test
    void a_refusal_of_the_provider_is_told_and_its_words_are_not() throws Exception {
        URI asked = asked();
        String state = FakeProvider.pairs(asked.getRawQuery()).get("state");
        refused(
                browser.get(
                        one.address()
                                + "/sign-in/oidc/answer?error=access_denied&error_description=x"
                                + "&state="
                                + state),
                OidcTrouble.NOT_VOUCHED);
    }

    @Test
    void a_token_for_somebody_else_from_somebody_else_or_of_yesterday_is_refused()
            throws Exception {
        provider.claims = claims -> claims.audience("another-client");
        refused(signIn(), OidcTrouble.NOT_VOUCHED);
        provider.claims = claims -> claims.issuer("https://elsewhere.example.org");
        refused(signIn(), OidcTrouble.NOT_VOUCHED);
        provider.claims =
                claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(3600)));
        refused(signIn(), OidcTrouble.NOT_VOUCHED);
        provider.claims = claims -> claims.claim("nonce", "another");
        refused(signIn(), OidcTrouble.NOT_VOUCHED);
        provider.claims = claims -> claims.claim("nonce", null);
        refused(signIn(), OidcTrouble.NOT_VOUCHED);
        provider.claims = claims -> claims.subject(null);
        refused(signIn(), OidcTrouble.NOT_VOUCHED);
    }

    @Test
    void a_token_that_the_provider_did_not_sign_is_refused() throws Exception {
        provider.signed = claims -> FakeProvider.rs256(claims, FakeProvider.foreign());
        refused(signIn(), OidcTrouble.NOT_VOUCHED);
        provider.signed = claims -> new PlainJWT(claims).serialize();
        refused(signIn(), OidcTrouble.NOT_VOUCHED);
        provider.signed = FakeProvider::hs256;
        refused(signIn(), OidcTrouble.NOT_VOUCHED);
        provider.signed =
                claims -> {
                    String token = FakeProvider.rs256(claims, FakeProvider.published());
                    return token.substring(0, token.lastIndexOf('.') + 1);
                };
        refused(signIn(), OidcTrouble.NOT_VOUCHED);
    }

    @Test
    void whoever_is_removed_or_entered_anew_is_signed_in_no_more() throws Exception {
        signIn();
        assertThat(browser.get(one.address() + "/work").statusCode()).isEqualTo(200);
        people.remove("asel");
        assertThat(browser.get(one.address() + "/work").statusCode()).isEqualTo(302);
        people.put(List.of(asel("act_0000000000000002")));
        assertThat(browser.get(two.address() + "/work").statusCode()).isEqualTo(302);
    }

    @Test
    void no_password_opens_an_entry_of_the_provider() throws Exception {
        String form = "username=asel&password=&_csrf=" + browser.token(one.address() + "/sign-in");
        assertThat(location(browser.post(one.address() + "/sign-in", form)))
                .endsWith("/sign-in?wrong");
        assertThat(browser.cookies).doesNotContainKey("session");
    }

    @Test
    void signing_out_ends_here_and_goes_on_to_the_provider_without_a_token() throws Exception {
        signIn();
        String form = "_csrf=" + browser.token(one.address() + "/work");
        assertThat(browser.post(one.address() + "/sign-out", "_csrf=guessed").statusCode())
                .isEqualTo(403);
        assertThat(location(browser.post(one.address() + "/sign-out", form)))
                .endsWith("/sign-in/left");
        assertThat(browser.cookies).doesNotContainKey("session");
        URI leaving = one.provider().leaving("https://ledger.example.org/?a=b&c").orElseThrow();
        assertThat(leaving.toString()).startsWith(provider.issuer() + "/logout?");
        assertThat(FakeProvider.pairs(leaving.getRawQuery()))
                .containsOnly(
                        Map.entry("client_id", FakeProvider.CLIENT),
                        Map.entry("post_logout_redirect_uri", "https://ledger.example.org/?a=b&c"));
    }

    @AfterEach
    void closed() {
        browser.close();
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
        provider.close();
    }
}
