package org.wardledger.command.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.web.filter.OncePerRequestFilter;

/// A request whose parameters cannot be decoded is refused with 400 and no words. Left to the web
/// server it would count as a failure of ours, and the log would say what stood there. Also around
/// the dispatch that shows an error page, which asks for the same parameters.
public final class UndecodableFilter extends OncePerRequestFilter {

    /// Whether parameters could not be decoded; the others of the kind are too large.
    public static boolean isUndecodable(Throwable e) {
        return e instanceof InvalidParameterException parameter
                && parameter.getErrorCode() == HttpServletResponse.SC_BAD_REQUEST;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (InvalidParameterException e) {
            if (!isUndecodable(e)) {
                throw e;
            }
            refuse(response);
        } catch (ServletException e) {
            Throwable cause = e.getRootCause();
            if (cause == null || !isUndecodable(cause)) {
                throw e;
            }
            refuse(response);
        }
    }

    /// No error page: it would ask for the same parameters.
    private static void refuse(HttpServletResponse response) {
        if (!response.isCommitted()) {
            response.reset();
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            response.setContentLength(0);
        }
    }
}
