package org.wardledger.drills.containers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// The one address of the cluster as somebody outside reaches it: by TLS, trusting the authority
/// that the installation made.
final class Portal implements AutoCloseable {
    static final int PORT = 8443;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern AT = Pattern.compile("[?&]at=(\\d+)");

    private final URI address;
    private final String authorization;
    private final HttpClient client;
    private final SSLContext trust;

    /// @param pair name and password of the operator, with a colon between
    Portal(int port, Path authority, String pair) throws IOException, GeneralSecurityException {
        address = URI.create("https://localhost:" + port);
        authorization = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
        trust = trusting(authority);
        client = HttpClient.newBuilder().sslContext(trust).connectTimeout(PATIENCE).build();
    }

    private static SSLContext trusting(Path authority)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(authority)) {
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /// For whoever reads the log with a program that trusts what this machine trusts.
    SSLContext trust() {
        return trust;
    }

    URI log() {
        return address.resolve("/log");
    }

    /// @param status 0 where there was no answer
    record Answer(int status, String body) {}

    Answer get(String path) {
        return send(request(path));
    }

    Answer asOperator(String path, @Nullable String post) {
        HttpRequest.Builder request = request(path).header("Authorization", authorization);
        return send(post == null ? request : request.POST(BodyPublishers.ofString(post)));
    }

    /// A command under a key: repeated, it does nothing more and gets the same answer.
    Answer command(String type, String key, String body) {
        return send(
                request("/api/v1/commands/" + type)
                        .header("Authorization", authorization)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException _) {
            return new Answer(0, "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Position that the public pages were computed at; 0 while they are not shown.
    long searchable() {
        Matcher at = AT.matcher(get("/audit").body());
        return at.find() ? Long.parseLong(at.group(1)) : 0;
    }

    @Override
    public void close() {
        client.close();
    }
}
