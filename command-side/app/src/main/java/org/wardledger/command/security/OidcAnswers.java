package org.wardledger.command.security;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.RestClient;
import org.wardledger.command.security.Credential.Subject;

/// Turns the answer of the provider into the number of a person: state, code, id token and nonce
/// are checked by Spring Security. Of the token nothing is kept, and of all its claims only the
/// number is looked at.
final class OidcAnswers {
    private static final Pattern WORD = Pattern.compile("[a-z_]{1,40}");

    private final OidcProvider provider;
    private final RestClientAuthorizationCodeTokenResponseClient tokens =
            new RestClientAuthorizationCodeTokenResponseClient();

    OidcAnswers(OidcProvider provider) {
        this.provider = provider;
        tokens.setRestClient(
                RestClient.builder()
                        .requestFactory(provider.http())
                        .configureMessageConverters(
                                known ->
                                        known.addCustomConverter(new FormHttpMessageConverter())
                                                .addCustomConverter(
                                                        new OAuth2AccessTokenResponseHttpMessageConverter()))
                        .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                        .build());
    }

    /// @throws OidcRefused for everything but an answer to this very question that holds
    Subject subject(Handshake handshake, OAuth2AuthorizationResponse answer) {
        OidcProvider.Known known = provider.known();
        var checking =
                new OidcAuthorizationCodeAuthenticationProvider(
                        tokens, request -> new DefaultOidcUser(List.of(), request.getIdToken()));
        checking.setJwtDecoderFactory(_ -> known.decoder());
        try {
            Authentication vouched =
                    checking.authenticate(
                            new OAuth2LoginAuthenticationToken(
                                    known.registration(),
                                    new OAuth2AuthorizationExchange(
                                            handshake.asked(known.registration()), answer)));
            String number =
                    vouched != null && vouched.getPrincipal() instanceof OidcUser user
                            ? user.getSubject()
                            : null;
            if (number == null) {
                throw new OidcRefused(OidcTrouble.NOT_VOUCHED, "no id token");
            }
            return new Subject(provider.issuer(), number);
        } catch (OAuth2AuthenticationException e) {
            throw refused(e);
        }
    }

    private static OidcRefused refused(OAuth2AuthenticationException e) {
        String word = word(e.getError().getErrorCode());
        if (isOutage(e)) {
            return new OidcRefused(OidcTrouble.PROVIDER_AWAY, word);
        }
        return new OidcRefused(
                word.equals("invalid_state_parameter")
                        ? OidcTrouble.NOT_ASKED
                        : OidcTrouble.NOT_VOUCHED,
                word);
    }

    /// Codes of the protocol are words; anything else may be somebody's value and is not repeated.
    static String word(String code) {
        return WORD.matcher(code).matches() ? code : "an unusual error";
    }

    private static boolean isOutage(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException || cause instanceof HttpServerErrorException) {
                return true;
            }
        }
        return false;
    }
}
