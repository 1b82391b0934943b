package org.wardledger.launcher;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/// Says of what another process does that another one does it: the proxy before them sends the path
/// to the wrong one.
final class ElsewhereFilter extends OncePerRequestFilter implements Ordered {
    private static final int MISDIRECTED = 421;
    private final NodePlan plan;

    ElsewhereFilter(NodePlan plan) {
        this.plan = plan;
    }

    /// Before the sign-in, which would send people to a page that is not here.
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 10;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return RolePaths.answers(plan.roles(), request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String role = RolePaths.of(request.getRequestURI()).name().toLowerCase(Locale.ROOT);
        String language = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        Says says = Says.in(language == null ? null : request.getLocale().getLanguage());
        String text = "node.elsewhere: " + says.text("node.elsewhere", role) + "\n";
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(MISDIRECTED);
        response.setContentType("text/plain; charset=utf-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body);
        }
    }
}
