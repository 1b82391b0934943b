package org.wardledger.web.work;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.wardledger.web.Formats;
import org.wardledger.web.QuerySide;
import org.wardledger.web.Visitor;
import org.wardledger.web.Visitors;

/// What somebody reads who comes another way than the pages lead: back into a form that was sent,
/// by an address that is broken, with a file that holds nothing. A mistake of theirs is never said
/// to be one of ours.
class WrongWayTest {
    private static final String OURS = "went wrong on our side";
    private static final AtomicInteger DRY_RUNS = new AtomicInteger();
    private static final AtomicInteger CONFIRMED = new AtomicInteger();
    private static ConfigurableApplicationContext context;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName =
                    "org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchRestClientAutoConfiguration")
    @ComponentScan(
            basePackageClasses = QuerySide.class,
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    "org\\.wardledger\\.web\\."
                                            + "(ErrorPages|PageWithoutForm|UnreadableRequestFilter)"))
    @Import({ImportPages.class, Words.class})
    static class App {
        @Bean
        MessageSource messageSource() {
            return QuerySide.messages();
        }

        @Bean
        LocaleResolver localeResolver() {
            return new AcceptHeaderLocaleResolver();
        }

        /// As the choice of the language does it, for every page.
        @Bean
        FilterRegistrationBean<OncePerRequestFilter> asksForAParameter() {
            return new FilterRegistrationBean<>(
                    new OncePerRequestFilter() {
                        @Override
                        protected void doFilterInternal(
                                HttpServletRequest request,
                                HttpServletResponse response,
                                FilterChain chain)
                                throws IOException, ServletException {
                            var _ = request.getParameter("lang");
                            chain.doFilter(request, response);
                        }
                    });
        }

        @Bean
        StatementImports imports() {
            return new RefusingImports();
        }

        @Bean
        Visitors visitors() {
            return new Accountant();
        }
    }

    @ControllerAdvice
    static class Words {
        @ModelAttribute("fmt")
        Formats formats(Locale locale) {
            return Formats.of(locale);
        }

        @ModelAttribute("languageLink")
        String languageLink() {
            return "?lang=";
        }
    }

    private static final class RefusingImports implements StatementImports {
        private final Map<String, String> read = new ConcurrentHashMap<>();

        @Override
        public List<Target> targets() {
            return List.of(new Target("acc_1", "0001", "KZT"), new Target("acc_2", "0002", "KZT"));
        }

        @Override
        public String dryRun(
                String account, String fileName, InputStream file, Map<String, String> mapping)
                throws IOException {
            DRY_RUNS.incrementAndGet();
            String id = "id&" + read.size();
            read.put(id, file.readAllBytes().length + " bytes of " + fileName);
            return id;
        }

        @Override
        public @Nullable Report report(String id, Locale locale) {
            String size = read.get(id);
            if (size == null) {
                return null;
            }
            Trouble trouble = new Trouble("whole file", "", true, size);
            return new Report(
                    "acc_1",
                    null,
                    "",
                    null,
                    null,
                    null,
                    null,
                    0,
                    0,
                    "KZT",
                    0,
                    0,
                    List.of(),
                    List.of(trouble),
                    Map.of(),
                    List.of());
        }

        @Override
        public void confirm(String token) {
            CONFIRMED.incrementAndGet();
        }

        @Override
        public @Nullable Result result(String token, Locale locale) {
            return switch (token) {
                case "old" -> new Result(0, 0, 0, "too old");
                case "good" -> new Result(3, 2, 77, null);
                default -> null;
            };
        }
    }

    private static final class Accountant implements Visitors {
        @Override
        public Visitor current() {
            return Visitor.NOBODY;
        }

        @Override
        public boolean seesInside(String institution) {
            return true;
        }

        @Override
        public boolean seesEach() {
            return false;
        }

        @Override
        public boolean mayImport() {
            return true;
        }

        @Override
        public boolean mayHandOut() {
            return true;
        }
    }

    @BeforeAll
    static void start() {
        context =
                new SpringApplicationBuilder(App.class)
                        .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                        .properties(
                                "server.port=0",
                                "server.error.include-message=never",
                                "spring.servlet.multipart.max-request-size=10KB")
                        .run();
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private static HttpRequest.Builder to(String path) {
        String port = context.getEnvironment().getProperty("local.server.port", "");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", "text/html")
                .header("Accept-Language", "en");
    }

    private static HttpResponse<String> sent(HttpRequest.Builder request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    /// As a browser does it: on to where a form leads.
    private static HttpResponse<String> followed(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).isBetween(302, 303);
        return sent(to(there(answer)));
    }

    private static String there(HttpResponse<String> answer) {
        URI location = URI.create(answer.headers().firstValue("Location").orElseThrow());
        return location.getRawPath()
                + (location.getRawQuery() == null ? "" : "?" + location.getRawQuery());
    }

    private static HttpResponse<String> confirmed(String token) throws Exception {
        return sent(
                to("/work/import/confirm")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("token=" + token)));
    }

    private static HttpResponse<String> file(String name) throws Exception {
        return file(name, "");
    }

    private static HttpResponse<String> file(String name, String content) throws Exception {
        return file("acc_1", name, content);
    }

    private static HttpResponse<String> file(String account, String name, String content)
            throws Exception {
        String form =
                "--x\r\nContent-Disposition: form-data; name=\"account\"\r\n\r\n"
                        + account
                        + "\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                        + name
                        + "\"\r\n\r\n"
                        + content
                        + "\r\n--x--\r\n";
        return sent(
                to("/work/import")
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofString(form)));
    }

    @Test
    void a_confirmation_that_is_only_looked_at_leads_back_to_the_form() throws Exception {
        HttpResponse<String> answer = sent(to("/work/import/confirm"));
        assertThat(answer.statusCode()).isEqualTo(302);
        String form = URI.create(answer.headers().firstValue("Location").orElseThrow()).toString();
        assertThat(form).endsWith("/work/import?anew");
        assertThat(sent(to("/work/import?anew")).body()).contains("nothing was recorded");
        assertThat(sent(to("/work/import")).body()).doesNotContain("nothing was recorded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
    void what_an_address_does_not_do_is_no_failure_of_ours(String method) throws Exception {
        HttpResponse<String> answer =
                sent(to("/work/import").method(method, BodyPublishers.ofString("")));
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.body()).contains("does not work this way").doesNotContain(OURS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/work/import?q=%EE%E1%F3%E2%FC", "/work/import?q=%zz", "/none?q=%C3"})
    void an_address_in_letters_of_another_time_gets_a_page_and_not_an_empty_one(String path)
            throws Exception {
        String port = context.getEnvironment().getProperty("local.server.port", "0");
        String asked =
                "GET %s HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n".formatted(path)
                        + "Accept-Language: ru\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket("127.0.0.1", Integer.parseInt(port))) {
            socket.getOutputStream().write(asked.getBytes(UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("lang=\"ru\"", "Дата, число");
        }
    }

    @Test
    void a_file_of_no_bytes_is_said_to_be_empty_and_not_to_be_missing() throws Exception {
        assertThat(followed(file("empty.txt")).body())
                .contains("0 bytes of empty.txt", "<title>This file cannot be taken in")
                .doesNotContain("Choose a file first");
        HttpResponse<String> missing = followed(file(""));
        assertThat(missing.body())
                .contains("Choose a file first")
                .containsPattern("value=\"acc_1\"[^>]*selected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acc_9", "no account at all", ""})
    void an_account_that_no_form_offers_is_not_on_record(String account) throws Exception {
        HttpResponse<String> answer = file(account, "statement.txt", "1CClientBankExchange");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("/static/").doesNotContain(OURS);
    }

    @Test
    void a_file_that_is_too_large_is_said_to_be_so_and_how_much_is_taken() throws Exception {
        HttpResponse<String> answer = file("large.txt", "x".repeat(20_000));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("This file is too large", "Up to 64 MB", "/static/");
    }

    @Test
    void nothing_that_was_not_read_is_counted() throws Exception {
        assertThat(followed(file("empty.txt")).body())
                .doesNotContain("id=\"fresh\"", "Opening balance");
    }

    @Test
    void a_refused_confirmation_is_not_called_recorded_anywhere() throws Exception {
        assertThat(followed(confirmed("old")).body())
                .contains("too old", "<title>Nothing was recorded")
                .doesNotContain("statement is recorded");
    }

    @Test
    void going_back_or_asking_once_more_sends_no_form_again() throws Exception {
        String report = there(file("a.txt", "12345"));
        int dryRuns = DRY_RUNS.get();
        for (int again = 0; again < 3; again++) {
            assertThat(sent(to(report)).body()).contains("5 bytes of a.txt");
        }
        assertThat(DRY_RUNS).hasValue(dryRuns);
        String done = there(confirmed("good"));
        int confirmed = CONFIRMED.get();
        for (int again = 0; again < 3; again++) {
            assertThat(sent(to(done)).body()).contains("id=\"result\"", "recorded: 3", "№ 77");
        }
        assertThat(CONFIRMED).hasValue(confirmed);
    }

    @Test
    void what_is_not_kept_any_more_is_not_said_to_have_failed() throws Exception {
        HttpResponse<String> done = sent(to("/work/import/done?of=lost"));
        assertThat(done.statusCode()).isEqualTo(404);
        assertThat(done.body())
                .contains("stays recorded", "/work/import")
                .doesNotContain("Nothing was recorded", "id=\"result\"");
        HttpResponse<String> report = followed(sent(to("/work/import/report?id=lost")));
        assertThat(report.body()).contains("not kept any more", "type=\"file\"");
    }

    @Test
    void a_form_of_another_kind_or_without_its_parts_is_said_to_be_that() throws Exception {
        HttpResponse<String> json =
                sent(
                        to("/work/import")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{}")));
        assertThat(json.statusCode()).isEqualTo(400);
        assertThat(json.body()).contains("did not arrive whole", "/static/").doesNotContain(OURS);
        HttpResponse<String> none = sent(to("/work/import/confirm").POST(BodyPublishers.noBody()));
        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(none.body()).contains("did not arrive whole").doesNotContain(OURS);
    }
}
