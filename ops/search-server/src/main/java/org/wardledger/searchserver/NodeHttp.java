package org.wardledger.searchserver;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/// The few questions that this module itself asks the server.
final class NodeHttp {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(TIMEOUT)
                    .build();
    private final Credentials credentials;

    NodeHttp(Credentials credentials) {
        this.credentials = credentials;
    }

    /// The body of a good answer; nothing if the server is not there or says no.
    Optional<String> get(URI server, String path) {
        HttpRequest request =
                HttpRequest.newBuilder(server.resolve(path))
                        .header("Authorization", credentials.authorization())
                        .timeout(TIMEOUT)
                        .build();
        try {
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
