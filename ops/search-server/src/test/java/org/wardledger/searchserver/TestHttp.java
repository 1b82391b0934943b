package org.wardledger.searchserver;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/// Speaks to a server in tests as any client would.
final class TestHttp {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private TestHttp() {}

    /// The answer's body; fails on a status of 300 or more.
    static String send(SearchServer server, String method, String path, String body) {
        HttpResponse<String> answer = exchange(server, method, path, body);
        if (answer.statusCode() >= 300) {
            throw new AssertionError(path + " answered " + answer.statusCode() + answer.body());
        }
        return answer.body();
    }

    static HttpResponse<String> exchange(
            SearchServer server, String method, String path, String body) {
        HttpRequest.BodyPublisher content =
                body.isEmpty()
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body);
        return exchange(
                HttpRequest.newBuilder(server.uri().resolve(path))
                        .header("Authorization", server.credentials().authorization())
                        .header("Content-Type", "application/json")
                        .method(method, content)
                        .build());
    }

    static HttpResponse<String> exchange(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
