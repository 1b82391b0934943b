package org.wardledger.command.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.ErrorResponse;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.wardledger.command.imports.Uploads;
import org.wardledger.command.security.SecurityRules;
import org.wardledger.command.security.UndecodableFilter;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.vault.VaultTrouble;

/// What a client of the API hears where no rule was asked: no sign-in, no such address, another
/// method or media type, an outage, a bug. Always a problem, never a page, a redirect, a stack
/// trace or a value of the request.
public final class ApiErrors
        implements HandlerExceptionResolver,
                AuthenticationEntryPoint,
                AccessDeniedHandler,
                RequestRejectedHandler,
                Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);
    private static final String BAD_REQUEST = "bad-request";
    private static final String PAUSE_SECONDS = "600";
    private static final String BUSY_SECONDS = "10";

    private final Problems problems;
    private final RequestJson json;
    private final RequestRejectedHandler pages = new HttpStatusRequestRejectedHandler();

    public ApiErrors(Problems problems, RequestJson json) {
        this.problems = problems;
        this.json = json;
    }

    /// Before the resolvers that would leave the answer to the error page.
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 100;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Object handler,
            Exception e) {
        if (!SecurityRules.isApi(request)) {
            return null;
        }
        try {
            switch (e) {
                case EventStoreUnavailable _, VaultTrouble _, Uploads.NoRoom _ ->
                        unavailable(e, request, response);
                case InvalidParameterException wrong when UndecodableFilter.isUndecodable(wrong) ->
                        send(HttpStatus.BAD_REQUEST, BAD_REQUEST, request, response);
                case ErrorResponse known -> known(known, request, response);
                case MultipartException _ ->
                        send(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "media-type", request, response);
                default -> failed(e, request, response);
            }
        } catch (IOException gone) {
            LOG.debug("the client did not wait for its answer", gone);
        }
        return new ModelAndView();
    }

    private void unavailable(Exception e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        LOG.warn("a request was not confirmed: {}", e.getMessage());
        response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        send(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", request, response);
    }

    private void failed(Exception e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        LOG.error("a request to {} failed", request.getMethod(), e);
        send(HttpStatus.INTERNAL_SERVER_ERROR, "failed", request, response);
    }

    /// What the web layer itself refuses; its headers say what would be right, such as `Allow`.
    private void known(ErrorResponse e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        e.getHeaders().forEach((name, values) -> values.forEach(v -> response.addHeader(name, v)));
        HttpStatus status = status(e.getStatusCode());
        if (!status.is4xxClientError()) {
            failed((Exception) e, request, response);
            return;
        }
        String code = code(status);
        boolean own = !code.equals(BAD_REQUEST);
        send(own ? status : HttpStatus.BAD_REQUEST, code, request, response);
    }

    private static String code(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "not-found";
            case METHOD_NOT_ALLOWED -> "method-not-allowed";
            case NOT_ACCEPTABLE -> "not-acceptable";
            case UNSUPPORTED_MEDIA_TYPE -> "media-type";
            case CONTENT_TOO_LARGE -> "too-large";
            case HttpStatus other when other.is4xxClientError() -> BAD_REQUEST;
            default -> "failed";
        };
    }

    /// The problem for what the web server itself refuses, before any part of ours is asked.
    public String bare(HttpStatus status, @Nullable String acceptLanguage) {
        Problem problem = problems.of(status, code(status), acceptLanguage).getBody();
        return new String(json.write(problem == null ? "" : problem), StandardCharsets.UTF_8);
    }

    private static HttpStatus status(HttpStatusCode code) {
        HttpStatus known = HttpStatus.resolve(code.value());
        return known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
    }

    /// No sign-in, a wrong one, too many wrong ones, or too many at once.
    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (e instanceof LockedException) {
            response.setHeader(HttpHeaders.RETRY_AFTER, PAUSE_SECONDS);
            send(HttpStatus.TOO_MANY_REQUESTS, "too-many-sign-ins", request, response);
        } else if (e instanceof AuthenticationServiceException) {
            response.setHeader(HttpHeaders.RETRY_AFTER, BUSY_SECONDS);
            send(HttpStatus.TOO_MANY_REQUESTS, "sign-ins-busy", request, response);
        } else {
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"ward-ledger\", charset=\"UTF-8\"");
            send(HttpStatus.UNAUTHORIZED, "sign-in", request, response);
        }
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        send(HttpStatus.FORBIDDEN, "forbidden", request, response);
    }

    /// An address that no honest client sends.
    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, RequestRejectedException e)
            throws IOException {
        if (SecurityRules.isApi(request)) {
            send(HttpStatus.BAD_REQUEST, BAD_REQUEST, request, response);
        } else {
            try {
                pages.handle(request, response, e);
            } catch (jakarta.servlet.ServletException failed) {
                throw new UncheckedIOException(new IOException(failed));
            }
        }
    }

    private void send(
            HttpStatus status,
            String code,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        ResponseEntity<Problem> problem =
                problems.of(status, code, request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        Problem body = problem.getBody();
        response.setStatus(status.value());
        problem.getHeaders()
                .forEach((name, values) -> values.forEach(v -> response.setHeader(name, v)));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(json.write(body == null ? "" : body));
    }
}
