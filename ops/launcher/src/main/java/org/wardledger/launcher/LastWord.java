package org.wardledger.launcher;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.buf.MessageBytes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.thymeleaf.ITemplateEngine;
import org.wardledger.command.http.ApiErrors;

/// What is said where the web server refuses a request before any part of ours is asked: an address
/// that is no address, or too long for one. Whoever sent it reads a page of ours, or a problem, and
/// nothing about the server.
final class LastWord extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(LastWord.class);
    private static final int ERRORS = 400;
    private static final String CONTENT_POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final ObjectProvider<BareAnswers> answers;

    private LastWord(ObjectProvider<BareAnswers> answers) {
        this.answers = answers;
    }

    /// Inside the report that the web server would write itself.
    static class Wiring {
        @Bean
        BareAnswers bareAnswers(ApiErrors problems, ITemplateEngine pages, MessageSource words) {
            return new BareAnswers(problems, pages, words);
        }

        @Bean
        static WebServerFactoryCustomizer<TomcatServletWebServerFactory> lastWord(
                ObjectProvider<BareAnswers> answers) {
            return factory ->
                    factory.addContextCustomizers(
                            context ->
                                    context.getParent()
                                            .getPipeline()
                                            .addValve(new LastWord(answers)));
        }
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        int status = response.getStatus();
        boolean said =
                status < ERRORS || response.getContentWritten() > 0 || !response.setErrorReported();
        AtomicBoolean open = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, open);
        if (said || !open.get()) {
            return;
        }
        try {
            write(answer(request, status), response);
        } catch (IOException e) {
            LOG.debug("the client did not wait for its answer", e);
        } catch (RuntimeException e) {
            LOG.error("a refusal of the web server stays without words", e);
        }
    }

    private BareAnswers.Answer answer(Request request, int status) {
        MessageBytes path = request.getCoyoteRequest().requestURI();
        boolean api = !path.isNull() && path.toString().startsWith("/api/");
        return answers.getObject()
                .of(status, api, request.getHeader("Accept-Language"), request.getHeader("Cookie"));
    }

    private static void write(BareAnswers.Answer answer, Response response) throws IOException {
        response.setContentType(answer.type());
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Content-Language", answer.language());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", CONTENT_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        Writer writer = response.getReporter();
        if (writer != null) {
            writer.write(answer.text());
            response.finishResponse();
        }
    }
}
