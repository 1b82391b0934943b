package org.wardledger.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A ledger that runs, spoken to as one person. The password goes with each request, so anything
/// but the own machine needs `https`.
public final class Remote {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final URI server;
    private final Says says;
    private final String credentials;

    public Remote(URI server, Says says, String name, char[] password) {
        this.server = server;
        this.says = says;
        String pair = name + ":" + new String(password);
        this.credentials =
                "Basic "
                        + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        if (!"https".equals(server.getScheme()) && !isOwnMachine()) {
            throw new Failed(says.text("remote.insecure", server));
        }
    }

    private boolean isOwnMachine() {
        String host = server.getHost();
        return "http".equals(server.getScheme())
                && host != null
                && (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]"));
    }

    /// What a running ledger says of a request it does not carry out.
    record Problem(@Nullable String title, @Nullable String detail, @Nullable String code) {}

    public <T> T get(String path, Class<T> answer) {
        return read(send(request(path).GET()), answer);
    }

    public <T> T post(String path, BodyPublisher body, Class<T> answer, String... headers) {
        HttpRequest.Builder request = request(path).POST(body);
        return read(send(headers.length == 0 ? request : request.headers(headers)), answer);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", credentials)
                .header("Accept-Language", says.locale().getLanguage());
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException _) {
            throw new Failed(says.text("remote.gone", server));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed(says.text("remote.gone", server));
        }
    }

    private <T> T read(HttpResponse<byte[]> response, Class<T> answer) {
        if (response.statusCode() == 401) {
            throw new Failed(says.text("sign-in.wrong"));
        }
        try {
            if (response.statusCode() / 100 == 2) {
                return JSON.readValue(response.body(), answer);
            }
            Problem problem = JSON.readValue(response.body(), Problem.class);
            String told = problem.detail() == null ? problem.title() : problem.detail();
            throw new Failed(told == null ? strange(response) : told);
        } catch (JacksonException _) {
            throw new Failed(strange(response));
        }
    }

    private String strange(HttpResponse<byte[]> response) {
        return says.text("remote.strange", server, Integer.toString(response.statusCode()));
    }
}
