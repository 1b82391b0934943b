package org.wardledger.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.wardledger.command.Caller;
import org.wardledger.command.security.People;
import org.wardledger.command.security.Person;

/// Pages of a running product as somebody who has signed in through the form sees them.
final class SignedInPages implements AutoCloseable {
    private static final String PASSWORD = "long enough for a test";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
    private final String address;

    private SignedInPages(String address) {
        this.address = address;
    }

    /// Lets somebody sign in under a name.
    static void admit(DataFolder data, String name, Caller caller) {
        String hash = new BCryptPasswordEncoder(4).encode(PASSWORD);
        new People(data.people())
                .put(
                        List.of(
                                new Person(
                                        name,
                                        caller.actor(),
                                        caller.role(),
                                        caller.institution(),
                                        hash == null ? "" : hash)));
    }

    static SignedInPages of(String address, String name) throws IOException, InterruptedException {
        SignedInPages pages = new SignedInPages(address);
        Matcher token = TOKEN.matcher(pages.get("/sign-in"));
        assertThat(token.find()).isTrue();
        String form =
                Map.of("username", name, "password", PASSWORD, "_csrf", token.group(1))
                        .entrySet()
                        .stream()
                        .map(e -> e.getKey() + "=" + encoded(e.getValue()))
                        .collect(Collectors.joining("&"));
        var _ =
                pages.sent(
                        HttpRequest.newBuilder(URI.create(address + "/sign-in"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form))
                                .build());
        return pages;
    }

    /// What is shown without a sign-in.
    static String everybody(String address, String path) throws IOException, InterruptedException {
        try (SignedInPages pages = new SignedInPages(address)) {
            return pages.get(path);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    String get(String path) throws IOException, InterruptedException {
        return sent(HttpRequest.newBuilder(URI.create(address + path)).build());
    }

    private String sent(HttpRequest request) throws IOException, InterruptedException {
        var answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(request.uri().toString()).isEqualTo(200);
        return answer.body();
    }

    @Override
    public void close() {
        client.close();
    }
}
