package org.wardledger.web.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.impl.IOFileUploadException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.wardledger.web.QuerySide;
import org.wardledger.web.Visitor;
import org.wardledger.web.Visitors;

/// A bank file that the disk does not take, sent through the form to a real web server.
class NoRoomTest {
    private static final String TOKEN_IN_HEADER = "X-Token";

    /// What the form's own folder is; a file in its place takes no upload.
    @TempDir private static Path folder;

    private static Path spool = Path.of("");
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
                            pattern = "org\\.wardledger\\.web\\.(ErrorPages|PageWithoutForm)"))
    @Import({ImportPages.class, NoRoomFilter.class})
    static class App {
        @Bean
        MessageSource messageSource() {
            return QuerySide.messages();
        }

        @Bean
        LocaleResolver localeResolver() {
            return new AcceptHeaderLocaleResolver();
        }

        @Bean
        StatementImports imports() {
            return new StatementImports() {
                @Override
                public List<Target> targets() {
                    return List.of(new Target("acc", "0001", "KZT"));
                }

                @Override
                public String dryRun(
                        String account,
                        String fileName,
                        InputStream file,
                        Map<String, String> mapping) {
                    throw new NoRoom(new IOException("No space left on device"));
                }

                @Override
                public @Nullable Report report(String id, Locale locale) {
                    return null;
                }

                @Override
                public @Nullable Result result(String token, Locale locale) {
                    return null;
                }

                @Override
                public void confirm(String token) {
                    throw new IllegalStateException("nothing is confirmed here");
                }
            };
        }

        @Bean
        Visitors visitors() {
            return new Visitors() {
                @Override
                public Visitor current() {
                    throw new IllegalStateException("these pages do not ask who looks");
                }

                @Override
                public boolean seesInside(String institution) {
                    return true;
                }

                @Override
                public boolean seesEach() {
                    return true;
                }

                @Override
                public boolean mayImport() {
                    return true;
                }

                @Override
                public boolean mayHandOut() {
                    return true;
                }
            };
        }

        /// As the sign-in does it: the first part of the form that anybody wants is its token.
        @Bean
        FilterRegistrationBean<OncePerRequestFilter> looksForAToken() {
            return new FilterRegistrationBean<>(
                    new OncePerRequestFilter() {
                        @Override
                        protected void doFilterInternal(
                                jakarta.servlet.http.HttpServletRequest request,
                                jakarta.servlet.http.HttpServletResponse response,
                                jakarta.servlet.FilterChain chain)
                                throws IOException, jakarta.servlet.ServletException {
                            if (request.getHeader(TOKEN_IN_HEADER) == null) {
                                var _ = request.getParameter("_csrf");
                            }
                            chain.doFilter(request, response);
                        }
                    });
        }
    }

    @BeforeAll
    static void start() {
        spool = folder.resolve("uploads");
        context =
                new SpringApplicationBuilder(App.class)
                        .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                        .properties(
                                "server.port=0",
                                "spring.servlet.multipart.location=" + spool,
                                "server.error.include-message=never")
                        .run();
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private static HttpResponse<String> send(String language, String... more) throws Exception {
        String form =
                "--x\r\nContent-Disposition: form-data; name=\"account\"\r\n\r\nacc\r\n"
                        + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n"
                        + "\r\n1CClientBankExchange\r\n--x--\r\n";
        String port = context.getEnvironment().getProperty("local.server.port", "");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/work/import"))
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .header("Accept-Language", language)
                        .POST(BodyPublishers.ofString(form));
        for (String header : more) {
            request.header(header, "1");
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    private static void fill() throws IOException {
        setAside();
        Files.createFile(spool);
    }

    private static void empty() throws IOException {
        setAside();
        Files.createDirectory(spool);
    }

    /// Parts of an earlier form may still lie there.
    private static void setAside() throws IOException {
        if (Files.exists(spool)) {
            Files.move(spool, folder.resolve("before-" + UUID.randomUUID()));
        }
    }

    @Test
    void the_page_says_in_the_readers_language_that_there_is_no_room_and_what_to_do()
            throws Exception {
        empty();
        HttpResponse<String> answer = send("ru");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("lang=\"ru\"", "негде сохранить", "Ничего не записано");
        assertThat(send("kk").body()).contains("lang=\"kk\"", "орын жоқ");
    }

    @Test
    void a_form_that_the_web_server_itself_cannot_store_gets_the_same_page() throws Exception {
        fill();
        HttpResponse<String> answer = send("en");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .contains("lang=\"en\"", "cannot be stored", "the same file again");
        assertThat(send("kk").body()).contains("lang=\"kk\"", "орын жоқ");
        assertThat(answer.body()).doesNotContain("Exception", folder.toString());
    }

    @Test
    void so_does_one_whose_parts_nobody_wanted_before_the_page() throws Exception {
        fill();
        HttpResponse<String> answer = send("ru", TOKEN_IN_HEADER);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("негде сохранить");
    }

    @Test
    void only_what_the_disk_refuses_is_said_to_be_the_disk() {
        IOException full = full();
        assertThat(refused(full)).isSameAs(full);
        assertThat(NoRoomFilter.refusedByDisk(new MultipartException("form", full))).isSameAs(full);
        IOException reset = new IOException("Connection reset by peer");
        assertThat(refused(new ClientAbortException(reset))).isNull();
        assertThat(refused(new EOFException())).isNull();
        assertThat(NoRoomFilter.refusedByDisk(new InvalidParameterException("%zz"))).isNull();
        assertThat(NoRoomFilter.refusedByDisk(new IllegalStateException(full)))
                .as("a page that cannot read its files")
                .isNull();
    }

    private static IOException refused(IOException cause) {
        return NoRoomFilter.refusedByDisk(
                new InvalidParameterException(new IOFileUploadException("form", cause)));
    }

    private static IOException full() {
        try (OutputStream out = new FileOutputStream("/dev/full")) {
            out.write(1);
            throw new AssertionError("took it");
        } catch (IOException e) {
            return e;
        }
    }
}
