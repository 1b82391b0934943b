package org.wardledger.command.security;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.util.UriComponentsBuilder;

/// The provider that says who people are. It is asked for its addresses when somebody wants to sign
/// in and not before: the ledger starts without it, and asks again when it was away.
public final class OidcProvider {
    static final String ID = "oidc";
    static final String ANSWER = "/sign-in/oidc/answer";
    private static final Logger LOG = LoggerFactory.getLogger(OidcProvider.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final Duration KNOWN_FOR = Duration.ofMinutes(1);
    private static final String LEAVING = "end_session_endpoint";

    /// Only what is checked with a public key: whoever has the client's secret signs nothing.
    private static final List<SignatureAlgorithm> ALGORITHMS =
            List.of(
                    SignatureAlgorithm.RS256,
                    SignatureAlgorithm.PS256,
                    SignatureAlgorithm.ES256,
                    SignatureAlgorithm.ES384);

    private final OidcSettings settings;
    private final InstantSource clock;
    private final ClientHttpRequestFactory http;
    private @Nullable Known known;
    private Instant notBefore = Instant.MIN;

    /// What it said about itself.
    record Known(ClientRegistration registration, JwtDecoder decoder, Instant until) {}

    public OidcProvider(OidcSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        HttpClient.Builder client =
                HttpClient.newBuilder()
                        .connectTimeout(PATIENCE)
                        .followRedirects(HttpClient.Redirect.NEVER);
        if (settings.trust() != null) {
            client.sslContext(settings.trust());
        }
        JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(client.build());
        factory.setReadTimeout(PATIENCE);
        this.http = factory;
    }

    /// What people know it by.
    public String name() {
        return settings.host();
    }

    String issuer() {
        return settings.issuer();
    }

    ClientHttpRequestFactory http() {
        return http;
    }

    /// Where somebody ends the sign-in at the provider too, and comes back from; empty where it
    /// does not say or does not answer. No token goes along: the provider asks the person instead.
    public Optional<URI> leaving(String backTo) {
        try {
            Object address =
                    known().registration()
                            .getProviderDetails()
                            .getConfigurationMetadata()
                            .get(LEAVING);
            return address instanceof String text && OidcSettings.isSafe(text)
                    ? Optional.of(
                            UriComponentsBuilder.fromUriString(text)
                                    .queryParam("client_id", "{client}")
                                    .queryParam("post_logout_redirect_uri", "{back}")
                                    .encode()
                                    .buildAndExpand(settings.client(), backTo)
                                    .toUri())
                    : Optional.empty();
        } catch (OidcRefused _) {
            return Optional.empty();
        }
    }

    /// @throws OidcRefused where it is away; then it is left alone for a moment
    synchronized Known known() {
        Instant now = clock.instant();
        Known before = known;
        if (before != null && now.isBefore(before.until())) {
            return before;
        }
        if (now.isBefore(notBefore)) {
            throw new OidcRefused(OidcTrouble.PROVIDER_AWAY, "it was away a moment ago");
        }
        try {
            Known asked = ask(now);
            known = asked;
            return asked;
        } catch (RestClientException | IllegalArgumentException | IllegalStateException e) {
            known = null;
            notBefore = clock.instant().plus(PAUSE);
            LOG.warn("the provider {} cannot be asked", settings.issuer(), e);
            throw new OidcRefused(OidcTrouble.PROVIDER_AWAY, "it cannot be asked");
        }
    }

    private Known ask(Instant now) {
        String base = settings.issuer().replaceAll("/+$", "");
        Map<String, Object> said =
                RestClient.builder()
                        .requestFactory(http)
                        .build()
                        .get()
                        .uri(URI.create(base + "/.well-known/openid-configuration"))
                        .retrieve()
                        .body(new ParameterizedTypeReference<Map<String, Object>>() {});
        if (said == null || !settings.issuer().equals(said.get("issuer"))) {
            throw new IllegalStateException("it names itself differently than --oidc-issuer does");
        }
        for (String endpoint : List.of("authorization_endpoint", "token_endpoint", "jwks_uri")) {
            if (!(said.get(endpoint) instanceof String address) || !OidcSettings.isSafe(address)) {
                throw new IllegalStateException("its " + endpoint + " is no https address");
            }
        }
        ClientRegistration registration =
                ClientRegistrations.fromOidcConfiguration(said)
                        .registrationId(ID)
                        .clientId(settings.client())
                        .clientSecret(settings.secret())
                        .scope(OidcScopes.OPENID)
                        .redirectUri("{baseUrl}" + ANSWER)
                        .clientSettings(
                                ClientRegistration.ClientSettings.builder()
                                        .requireProofKey(true)
                                        .build())
                        .build();
        return new Known(registration, decoder(registration), now.plus(KNOWN_FOR));
    }

    /// Signature, issuer, for whom, and until when.
    private JwtDecoder decoder(ClientRegistration registration) {
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withJwkSetUri(
                                Objects.requireNonNull(
                                        registration.getProviderDetails().getJwkSetUri()))
                        .jwsAlgorithms(allowed -> allowed.addAll(ALGORITHMS))
                        .restOperations(new RestTemplate(http))
                        .build();
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(
                        List.of(
                                new JwtTimestampValidator(),
                                new OidcIdTokenValidator(registration))));
        decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
        return decoder;
    }
}
