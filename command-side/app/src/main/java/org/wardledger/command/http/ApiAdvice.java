package org.wardledger.command.http;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.wardledger.eventstore.EventStoreUnavailable;

/// What a client hears of outages and bugs: never a stack trace, never a value.
@RestControllerAdvice(basePackageClasses = ApiAdvice.class)
public class ApiAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ApiAdvice.class);

    private final Problems problems;

    public ApiAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler(EventStoreUnavailable.class)
    ResponseEntity<Problem> unavailable(EventStoreUnavailable e, HttpServletRequest request) {
        LOG.warn("a request was not confirmed: {}", e.getMessage());
        ResponseEntity<Problem> problem =
                problems.of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", language(request));
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(problem.getBody());
    }

    @ExceptionHandler(RuntimeException.class)
    ResponseEntity<Problem> failed(RuntimeException e, HttpServletRequest request) {
        LOG.error("a request to {} failed", request.getMethod(), e);
        return problems.of(HttpStatus.INTERNAL_SERVER_ERROR, "failed", language(request));
    }

    private static @org.jspecify.annotations.Nullable String language(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
    }
}
