package org.wardledger.checks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The API of the running product, spoken to as a demo person.
final class Api {
    private static final JsonMapper JSON = new JsonMapper();
    private final HttpClient client = HttpClient.newHttpClient();

    /// Carries out a command.
    ///
    /// @return its first event
    JsonNode command(String who, String code, Map<String, ?> body) {
        HttpRequest request =
                request(who, "/api/v1/commands/" + code)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build();
        return sent(request).get("events").get(0);
    }

    JsonNode get(String who, String path) {
        return sent(request(who, path).GET().build());
    }

    private static HttpRequest.Builder request(String who, String path) {
        String pair =
                Base64.getEncoder()
                        .encodeToString((who + ":demo").getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(RunningDemo.address() + path))
                .header("Accept-Language", "en")
                .header("Authorization", "Basic " + pair);
    }

    private JsonNode sent(HttpRequest request) {
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(request.uri() + ": " + answer.body()).isEqualTo(200);
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
