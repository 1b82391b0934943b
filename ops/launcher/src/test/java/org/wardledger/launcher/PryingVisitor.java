package org.wardledger.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// Somebody who writes a name wherever a request has room for one: in addresses that are there and
/// that are not, in every kind of parameter, as a user, and where no honest client would.
final class PryingVisitor {
    private static final List<String> PATHS =
            List.of(
                    "/%s",
                    "/search?q=%s&lang=%s",
                    "/search?q=%s%28%22%2A~",
                    "/search?from=%s&group=%s&page=%s",
                    "/institutions?kind=%s&region=%s&after=%s",
                    "/institutions/%s?year=%s",
                    "/institutions?at=%s",
                    "/institutions?on=%s",
                    "/records/%s",
                    "/audit/%s",
                    "/audit?type=%s",
                    "/proof/%s",
                    "/proof?file=%s",
                    "/log/%s",
                    "/log/tile/%s",
                    "/static/%s",
                    "/error?%s",
                    "/work/%s",
                    "/sign-in?%s",
                    "/v3/api-docs/%s",
                    "/actuator/%s",
                    "/actuator/health/%s",
                    "/api/v1/%s",
                    "/api/v1/public/%s?since=%s&asOf=%s",
                    "/api/v1/accounts/%s/wards/%s");

    private final String address;
    private final String name;

    PryingVisitor(String address, String name) {
        this.address = address;
        this.name = name;
    }

    void comes() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String path : PATHS) {
                URI uri = URI.create(address + path.replace("%s", name));
                var _ = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
                HttpRequest sent =
                        HttpRequest.newBuilder(uri)
                                .header("Accept-Language", name)
                                .header("Accept", name + "/" + name)
                                .header("Content-Type", name)
                                .method("POST", HttpRequest.BodyPublishers.ofString("{" + name))
                                .build();
                var _ = client.send(sent, BodyHandlers.discarding());
            }
            signsIn(client);
        }
        for (String start :
                List.of(
                        "GET /search?q=" + name + "|< HTTP/1.1",
                        "GET /search?q=%zz" + name + " HTTP/1.1",
                        "GET /institutions?region=%D0" + name + "%zz HTTP/1.1",
                        "GET /api/v1/public/replay?since=%zz" + name + " HTTP/1.1",
                        name + "\u0001 / HTTP/1.1")) {
            assertThat(raw(start)).as(start).startsWith("HTTP/1.1 400");
        }
        for (String start :
                List.of(
                        "GET /nothing?is=%zz" + name + " HTTP/1.1",
                        "POST /nothing?is=%zz" + name + " HTTP/1.1",
                        "POST /sign-in?username=%zz" + name + " HTTP/1.1",
                        "GET / HTTP/1.1\r\nCookie: a=\"" + name + "=,;" + name,
                        "GET / HTTP/1.1\r\n" + name + " no colon")) {
            assertThat(raw(start)).as(start).matches("(?s)HTTP/1.1 [234].*");
        }
    }

    /// Once: whoever guesses more often is made to wait, and with them everybody on this machine.
    private void signsIn(HttpClient client) throws IOException, InterruptedException {
        byte[] pair = (name + ":" + name).getBytes(StandardCharsets.UTF_8);
        String basic = "Basic " + Base64.getEncoder().encodeToString(pair);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address + "/api/v1/me"))
                        .header("Authorization", basic)
                        .build();
        assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(401);
    }

    /// What no client library would send.
    private String raw(String start) throws IOException {
        URI at = URI.create(address);
        try (Socket socket = new Socket(at.getHost(), at.getPort())) {
            socket.setSoTimeout(60_000);
            String whole = start + "\r\nHost: " + at.getHost() + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(whole.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
