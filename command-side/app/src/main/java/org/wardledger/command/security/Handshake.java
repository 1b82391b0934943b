package org.wardledger.command.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/// What this browser asked the provider, until it comes back with the answer. It travels with the
/// browser, encrypted and authenticated with a key that comes from the [SessionKey], so that any
/// node can take the answer and none remembers the question.
///
/// @param state comes back with the answer
/// @param nonce its hash comes back inside the id token
/// @param verifier proves to the provider that whoever asked also fetches
/// @param redirect where the answer is wanted
/// @param until when the answer comes too late
record Handshake(String state, String nonce, String verifier, String redirect, Instant until) {
    static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int PARTS = 5;

    /// @throws IllegalStateException where a part is not there that protects the rest
    static Handshake of(OAuth2AuthorizationRequest asked, Instant now) {
        return new Handshake(
                given(asked.getState()),
                given(asked.getAttribute(OidcParameterNames.NONCE)),
                given(asked.getAttribute(PkceParameterNames.CODE_VERIFIER)),
                given(asked.getRedirectUri()),
                now.plus(LONGEST));
    }

    private static String given(@Nullable String part) {
        if (part == null || part.isBlank() || part.contains("\n")) {
            throw new IllegalStateException("a request for sign-in lacks what protects it");
        }
        return part;
    }

    String text(SessionKey key) {
        String open =
                String.join(
                        "\n",
                        state,
                        nonce,
                        verifier,
                        redirect,
                        Long.toString(until.toEpochMilli()));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(sealer(key).encrypt(open.getBytes(UTF_8)));
    }

    /// Empty for whatever this ledger did not write, or wrote too long ago.
    static Optional<Handshake> read(String text, SessionKey key, Instant now) {
        try {
            byte[] open = sealer(key).decrypt(Base64.getUrlDecoder().decode(text));
            String[] parts = new String(open, UTF_8).split("\n", -1);
            if (parts.length != PARTS) {
                return Optional.empty();
            }
            Instant until = Instant.ofEpochMilli(Long.parseLong(parts[4]));
            return now.isBefore(until)
                    ? Optional.of(new Handshake(parts[0], parts[1], parts[2], parts[3], until))
                    : Optional.empty();
        } catch (IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | NegativeArraySizeException _) {
            return Optional.empty();
        }
    }

    private static BytesEncryptor sealer(SessionKey key) {
        byte[] own = key.sign("key of the oidc handshake".getBytes(UTF_8));
        return AesGcmBytesEncryptor.withSecretKey(new SecretKeySpec(own, "AES")).build();
    }

    /// The same question again, for whoever checks the answer against it.
    OAuth2AuthorizationRequest asked(ClientRegistration registration) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(
                        Objects.requireNonNull(
                                registration.getProviderDetails().getAuthorizationUri()))
                .clientId(registration.getClientId())
                .redirectUri(redirect)
                .scopes(Set.of(OidcScopes.OPENID))
                .state(state)
                .attributes(
                        a -> {
                            a.put(
                                    OAuth2ParameterNames.REGISTRATION_ID,
                                    registration.getRegistrationId());
                            a.put(OidcParameterNames.NONCE, nonce);
                            a.put(PkceParameterNames.CODE_VERIFIER, verifier);
                        })
                .build();
    }

    /// Never what it protects with.
    @Override
    public String toString() {
        return "Handshake[until=" + until + "]";
    }
}
