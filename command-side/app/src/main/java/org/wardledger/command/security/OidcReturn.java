package org.wardledger.command.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.util.StringUtils;
import org.wardledger.command.security.Credential.Subject;

/// Takes the answer of the provider. Who somebody is comes from there; what they may do comes from
/// their entry in [People], and without an entry nobody is signed in.
final class OidcReturn extends AbstractAuthenticationProcessingFilter {
    private final OidcDoor door;
    private final OidcProvider provider;
    private final OidcAnswers answers;
    private final People people;

    private OidcReturn(OidcDoor door, OidcProvider provider, People people) {
        super(
                PathPatternRequestMatcher.withDefaults()
                        .matcher(HttpMethod.GET, OidcProvider.ANSWER));
        this.door = door;
        this.provider = provider;
        this.answers = new OidcAnswers(provider);
        this.people = people;
        setAuthenticationManager(
                _ -> {
                    throw new IllegalStateException("the answer is checked here");
                });
        setAllowSessionCreation(false);
        setAuthenticationFailureHandler((_, response, e) -> OidcDoor.refuse(response, e));
    }

    /// Takes the answers to what its own door asks.
    static OidcReturn of(OidcProvider oidc, People people, SessionKey key, RequestCache asked) {
        OidcReturn answers =
                new OidcReturn(new OidcDoor(oidc, key, InstantSource.system()), oidc, people);
        answers.setAuthenticationSuccessHandler(new ReturnAddress(asked));
        return answers;
    }

    OidcDoor door() {
        return door;
    }

    @Override
    public Authentication attemptAuthentication(
            HttpServletRequest request, HttpServletResponse response) {
        OidcDoor.quiet(response);
        Handshake handshake =
                door.taken(request, response)
                        .orElseThrow(() -> notAsked("no handshake of this browser"));
        Subject subject = answers.subject(handshake, answer(request, handshake));
        Person person = people.find(subject);
        if (person == null) {
            throw new OidcRefused(OidcTrouble.UNKNOWN_PERSON, "no entry with this number");
        }
        SignedIn who = new SignedIn(person);
        return UsernamePasswordAuthenticationToken.authenticated(who, null, who.getAuthorities());
    }

    /// The state is compared before anything else is looked at, an error included.
    private OAuth2AuthorizationResponse answer(HttpServletRequest request, Handshake handshake) {
        String state = one(request, OAuth2ParameterNames.STATE);
        String issuer = request.getParameter("iss");
        if (!handshake.state().equals(state)
                || (issuer != null && !issuer.equals(provider.issuer()))) {
            throw notAsked("another state or issuer");
        }
        String error = request.getParameter(OAuth2ParameterNames.ERROR);
        if (error != null) {
            throw new OidcRefused(OidcTrouble.NOT_VOUCHED, OidcAnswers.word(error));
        }
        return OAuth2AuthorizationResponse.success(one(request, OAuth2ParameterNames.CODE))
                .redirectUri(handshake.redirect())
                .state(state)
                .build();
    }

    private static String one(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        if (values == null || values.length != 1 || !StringUtils.hasText(values[0])) {
            throw notAsked("not one " + name);
        }
        return values[0];
    }

    private static OidcRefused notAsked(String reason) {
        return new OidcRefused(OidcTrouble.NOT_ASKED, reason);
    }
}
