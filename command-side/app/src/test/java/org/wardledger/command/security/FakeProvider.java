package org.wardledger.command.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// A provider of OpenID Connect that lies as a test wants it to. It keeps the rules of the protocol
/// otherwise: a code counts once, for the client that has the secret and knows the verifier.
final class FakeProvider implements AutoCloseable {
    static final String CLIENT = "ward-ledger";
    static final String SECRET = "only for tests";
    private static final RSAKey KEY = key();

    private final HttpServer server;
    private final Map<String, Map<String, String>> codes = new HashMap<>();

    /// Whom it vouches for.
    String subject = "subject-of-asel";

    /// What is changed in the id token before it is signed.
    UnaryOperator<JWTClaimsSet.Builder> claims = builder -> builder;

    /// How it is signed.
    Function<JWTClaimsSet, String> signed = claims -> rs256(claims, KEY);

    FakeProvider(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String issuer() {
        return "http://127.0.0.1:" + port() + "/realm";
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("k1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static RSAKey published() {
        return KEY;
    }

    /// A key that the provider does not publish, under the id of one that it does.
    static RSAKey foreign() {
        return key();
    }

    static String rs256(JWTClaimsSet claims, RSAKey key) {
        try {
            JWSSigner signer = new RSASSASigner(key);
            SignedJWT token =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(), claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Signed with a secret that more than the provider has.
    static String hs256(JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner(SECRET.repeat(3)));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Somebody signs in at the page that the ledger sent them to.
    String code(URI asked) {
        String code = UUID.randomUUID().toString();
        codes.put(code, pairs(asked.getRawQuery()));
        return code;
    }

    static Map<String, String> pairs(String query) {
        Map<String, String> pairs = new HashMap<>();
        for (String pair : query.split("&")) {
            int at = pair.indexOf('=');
            pairs.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), UTF_8));
        }
        return pairs;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        switch (path) {
            case "/realm/.well-known/openid-configuration" -> say(exchange, 200, discovery());
            case "/realm/keys" -> say(exchange, 200, new JWKSet(KEY).toString());
            case "/realm/token" -> token(exchange);
            default -> say(exchange, 404, "{}");
        }
    }

    private String discovery() {
        return """
        {"issuer":"%1$s","authorization_endpoint":"%1$s/auth","token_endpoint":"%1$s/token",
         "jwks_uri":"%1$s/keys","end_session_endpoint":"%1$s/logout",
         "subject_types_supported":["public"],"response_types_supported":["code"],
         "id_token_signing_alg_values_supported":["RS256","HS256","none"],
         "token_endpoint_auth_methods_supported":["client_secret_basic"]}
        """
                .formatted(issuer());
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form =
                pairs(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        Map<String, String> asked = codes.remove(form.get("code"));
        if (asked == null || !isTheOne(exchange, form, asked)) {
            say(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        Instant now = Instant.now();
        JWTClaimsSet.Builder said =
                new JWTClaimsSet.Builder()
                        .issuer(issuer())
                        .subject(subject)
                        .audience(CLIENT)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(60)))
                        .claim("nonce", asked.get("nonce"))
                        .claim("roles", "OPERATOR")
                        .claim("role", "OPERATOR");
        String token = signed.apply(claims.apply(said).build());
        say(
                exchange,
                200,
                "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":60,\"scope\":\"openid\","
                        + "\"id_token\":\""
                        + token
                        + "\"}");
    }

    private static boolean isTheOne(
            HttpExchange exchange, Map<String, String> form, Map<String, String> asked) {
        String basic =
                Base64.getEncoder()
                        .encodeToString((CLIENT + ":" + SECRET.replace(" ", "+")).getBytes(UTF_8));
        return ("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && "S256".equals(asked.get("code_challenge_method"))
                && hashed(form.getOrDefault("code_verifier", ""))
                        .equals(asked.get("code_challenge"))
                && asked.get("redirect_uri").equals(form.get("redirect_uri"));
    }

    private static String hashed(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void say(HttpExchange exchange, int status, String json) {
        byte[] body = json.getBytes(UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
