package org.wardledger.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/// A reader who looks at an earlier state stays there: every link of such a page leads to the same
/// position, unless it names one itself. The link back to now is written past this.
final class EarlierLinks extends OncePerRequestFilter {
    private static final String POSITION = EarlierLinks.class.getName();
    private static final Pattern PAGES =
            Pattern.compile("/(?:(?:search|institutions|records|audit)(?:[/?].*)?)?");
    private static final Pattern CHOSEN = Pattern.compile(".*[?&](?:at|on)=.*");

    /// Called once the position of a page is known.
    static void stayAt(HttpServletRequest request, long position) {
        request.setAttribute(POSITION, position);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(
                request,
                new HttpServletResponseWrapper(response) {
                    @Override
                    public String encodeURL(String url) {
                        return super.encodeURL(
                                request.getAttribute(POSITION) instanceof Long position
                                        ? at(url, position)
                                        : url);
                    }
                });
    }

    static String at(String url, long position) {
        if (!PAGES.matcher(url).matches() || CHOSEN.matcher(url).matches()) {
            return url;
        }
        return url + (url.contains("?") ? "&" : "?") + "at=" + position;
    }
}
