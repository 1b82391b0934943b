package org.wardledger.command.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/// Where somebody goes who has signed in: back to the page of work that they asked for, else to the
/// front page. What the browser remembers is not believed: no address of another host, and no page
/// that needs no sign-in, comes out of it.
final class ReturnAddress implements AuthenticationSuccessHandler {
    private static final String FRONT = "/";
    private static final String WORK = "/work";
    private final RequestCache cache;

    ReturnAddress(RequestCache cache) {
        this.cache = cache;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException {
        SavedRequest saved = cache.getRequest(request, response);
        cache.removeRequest(request, response);
        response.sendRedirect(of(saved == null ? null : saved.getRedirectUrl()));
    }

    static String of(@Nullable String remembered) {
        if (remembered == null) {
            return FRONT;
        }
        try {
            URI address = new URI(remembered);
            String path = address.getRawPath();
            String query = address.getRawQuery();
            boolean work = path != null && (path.equals(WORK) || path.startsWith(WORK + "/"));
            boolean plain = work && address.normalize().getRawPath().equals(path);
            return plain ? path + (query == null ? "" : "?" + query) : FRONT;
        } catch (URISyntaxException _) {
            return FRONT;
        }
    }
}
