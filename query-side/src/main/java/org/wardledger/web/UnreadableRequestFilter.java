package org.wardledger.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// A request that cannot be read: an address whose parameters are no UTF-8, such as a link that an
/// old program wrote in windows-1251, or a form larger than any file that is taken. Whoever sent it
/// reads what is wrong instead of an empty page or one of the web server's. The API has words of
/// its own.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
final class UnreadableRequestFilter extends OncePerRequestFilter {
    private final PageWithoutForm page;

    UnreadableRequestFilter(PageWithoutForm page) {
        this.page = page;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (InvalidParameterException | ServletException e) {
            HttpStatus status = refusal(request, e);
            if (status == null || response.isCommitted()) {
                throw e;
            }
            page.show(request, response, status, Integer.toString(status.value()));
        }
    }

    /// Null where neither the letters nor the size are at fault, such as a form that broke off.
    private static @Nullable HttpStatus refusal(HttpServletRequest request, Exception e) {
        Throwable cause = e;
        while (cause != null && !(cause instanceof InvalidParameterException)) {
            cause = cause.getCause();
        }
        if (!(cause instanceof InvalidParameterException parameter)) {
            return null;
        }
        return switch (parameter.getErrorCode()) {
            case HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case HttpServletResponse.SC_BAD_REQUEST ->
                    request.getMethod().equals("GET") ? HttpStatus.BAD_REQUEST : null;
            default -> null;
        };
    }
}
