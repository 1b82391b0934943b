package org.wardledger.command.security;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Goes where it is told, keeps cookies, and follows nothing by itself.
final class OidcBrowser implements AutoCloseable {
    final Map<String, String> cookies = new TreeMap<>();
    private final HttpClient http = HttpClient.newHttpClient();

    HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return sent(HttpRequest.newBuilder(URI.create(address)).GET());
    }

    HttpResponse<String> post(String address, String form)
            throws IOException, InterruptedException {
        return sent(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> sent(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(c -> c.getKey() + "=" + c.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        for (String line : response.headers().allValues("Set-Cookie")) {
            HttpCookie cookie = HttpCookie.parse(line).getFirst();
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        }
        return response;
    }

    /// Of the form on a page.
    String token(String page) throws IOException, InterruptedException {
        return get(page).body().replaceAll(".*\"csrf\":\"([^\"]+)\".*", "$1");
    }

    static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    @Override
    public void close() {
        http.close();
    }
}
