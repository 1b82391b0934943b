package org.wardledger.launcher;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.wardledger.command.security.SecurityRules;
import org.wardledger.command.security.SecuritySettings;
import org.wardledger.command.security.SessionKey;

/// Requests that no part of ours ever sees, sent byte by byte to the web server as it is started.
class LastWordTest {
    @TempDir private static Path folder;
    private static ConfigurableApplicationContext context;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName =
                    "org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchRestClientAutoConfiguration")
    @Import({SecurityRules.class, RoleWeb.Everywhere.class, RoleWeb.NoPages.class})
    static class App {}

    @BeforeAll
    static void start() {
        var settings =
                new SecuritySettings(folder.resolve("people.json"), SessionKey.random(), null);
        context =
                new SpringApplicationBuilder(App.class)
                        .bannerMode(Banner.Mode.OFF)
                        .properties("server.port=0")
                        .initializers(
                                c -> c.getBeanFactory().registerSingleton("settings", settings))
                        .run();
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private static String sent(String line, String... headers) throws IOException {
        String port = context.getEnvironment().getProperty("local.server.port", "0");
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        String asked =
                line + " HTTP/1.1\r\nHost: localhost\r\n" + more + "Connection: close\r\n\r\n";
        try (Socket socket = new Socket("127.0.0.1", Integer.parseInt(port))) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(asked.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static void nothingOfTheServer(String answer) {
        assertThat(answer.toLowerCase(Locale.ROOT))
                .doesNotContain("tomcat", "apache", "exception", "at org.", "http status 4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%zz",
                "GET /search%00",
                "GET /a%2Fb",
                "GET /a|b",
                "GET /<script>",
                "GET /%c0%ae",
                "GET /..%5c..%5cetc"
            })
    void an_address_that_is_none_gets_a_page_of_ours(String line) throws IOException {
        String answer = sent(line, "Accept: text/html", "Accept-Language: ru");
        assertThat(answer).startsWith("HTTP/1.1 4").contains("text/html").contains("<h1");
        assertThat(answer).contains("href=\"/\"", "/static/ledger.css").matches("(?s).*[а-я]{4}.*");
        nothingOfTheServer(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "kk,Мекенжайды оқу мүмкін емес",
        "ru,Адрес невозможно прочитать",
        "en,cannot be read"
    })
    void it_speaks_the_language_that_was_chosen(String language, String words) throws IOException {
        String cookie = "Cookie: a=b; lang=" + language;
        String answer = sent("GET /%zz", "Accept-Language: de", cookie);
        assertThat(answer).contains(words, "<html lang=\"" + language + "\"");
        assertThat(answer.split("<h1", -1)).hasSize(2);
    }

    @Test
    void an_address_too_long_for_its_headers_to_be_read_is_answered_in_all_languages()
            throws IOException {
        String answer = sent("GET /search?q=" + "x".repeat(100_000), "Accept-Language: ru");
        assertThat(answer)
                .startsWith("HTTP/1.1 4")
                .contains("Мекенжайды оқу", "Адрес невозможно", "The address cannot be read");
        nothingOfTheServer(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /api/v1/%zz", "POST /api/v1/a%2Fb", "GET /api/%00"})
    void a_program_gets_a_problem(String line) throws IOException {
        String answer = sent(line, "Accept-Language: ru");
        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "\"code\":\"bad-request\"");
        assertThat(answer).matches("(?s).*[а-я]{4}.*").doesNotContain("<html");
        nothingOfTheServer(answer);
    }

    /// It is where errors are shown and no page that somebody can ask for.
    @Test
    void the_error_page_itself_is_not_there() throws IOException {
        for (String method : new String[] {"GET", "HEAD", "POST"}) {
            String answer = sent(method + " /error", "Accept: text/html", "Accept-Language: en");
            assertThat(answer).as(method).startsWith("HTTP/1.1 404");
        }
        assertThat(sent("GET /error", "Accept: text/html", "Accept-Language: en"))
                .contains("Not on the record");
    }

    @Test
    void whoever_tried_too_many_passwords_is_told_so_and_not_that_this_one_is_wrong()
            throws IOException {
        for (int tries = 0; tries < 10; tries++) {
            assertThat(location(signIn())).endsWith("/sign-in?wrong");
        }
        assertThat(location(signIn())).endsWith("/sign-in?wait");
    }

    /// With the token of the form, as the page would hold it: masked, here with zeros.
    private static String signIn() throws IOException {
        byte[] token = "0123456789abcdef".getBytes(UTF_8);
        byte[] masked = Arrays.copyOf(new byte[token.length], 2 * token.length);
        System.arraycopy(token, 0, masked, token.length, token.length);
        String form =
                "username=nobody&password=x&_csrf="
                        + Base64.getUrlEncoder().encodeToString(masked).replace("=", "%3D");
        return sent(
                "POST /sign-in",
                "Cookie: XSRF-TOKEN=0123456789abcdef",
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: " + form.length() + "\r\nConnection: close\r\n\r\n" + form);
    }

    private static String location(String answer) {
        return answer.lines()
                .filter(line -> line.startsWith("Location: "))
                .findFirst()
                .orElse(answer);
    }

    @Test
    void a_method_that_nobody_knows_is_refused_in_our_words() throws IOException {
        for (String method : new String[] {"TRACE", "BREW"}) {
            String answer = sent(method + " /search", "Accept: text/html", "Accept-Language: en");
            assertThat(answer).as(method).startsWith("HTTP/1.1 4");
            nothingOfTheServer(answer);
        }
    }
}
