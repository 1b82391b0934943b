package org.wardledger.web.work;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Map;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.View;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/// A form with a file that the disk does not take. The web server meets that when it is first asked
/// for a part of the form, mostly by whoever looks for the form's token and long before a page is:
/// it would count as a form that cannot be understood. So it is answered here, around all of them.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class NoRoomFilter extends OncePerRequestFilter {
    private static final System.Logger LOG = System.getLogger(NoRoomFilter.class.getName());

    private final ObjectProvider<ThymeleafViewResolver> views;
    private final ObjectProvider<LocaleResolver> locales;

    NoRoomFilter(
            ObjectProvider<ThymeleafViewResolver> views, ObjectProvider<LocaleResolver> locales) {
        this.views = views;
        this.locales = locales;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException e) {
            IOException disk = refusedByDisk(e);
            if (disk == null || response.isCommitted()) {
                throw e;
            }
            LOG.log(Level.WARNING, "a file that was sent cannot be stored: {0}", disk.toString());
            show(new Unasked(request), response);
        }
    }

    /// What the disk said; null where it was not the disk, or not about a form. A client that
    /// breaks off is no trouble of ours, and what the reader of forms finds wrong has classes of
    /// its own.
    static @Nullable IOException refusedByDisk(Throwable thrown) {
        boolean form = false;
        Throwable last = thrown;
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof ClientAbortException) {
                return null;
            }
            form |= t instanceof InvalidParameterException || t instanceof MultipartException;
            last = t;
        }
        boolean disk =
                last.getClass() == IOException.class || last instanceof FileNotFoundException;
        return form && disk ? (IOException) last : null;
    }

    private void show(HttpServletRequest request, HttpServletResponse response)
            throws ServletException {
        LocaleResolver resolver = locales.getObject();
        request.setAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, resolver);
        Locale locale = resolver.resolveLocale(request);
        response.resetBuffer();
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        try {
            View page = views.getObject().resolveViewName("error/page", locale);
            if (page == null) {
                throw new IllegalStateException("the error page is part of the query side");
            }
            page.render(Map.of("code", "no-room"), request, response);
        } catch (Exception e) {
            throw new ServletException("the page about a full disk cannot be shown", e);
        }
    }

    /// The request without its form, which would meet the disk again.
    private static final class Unasked extends HttpServletRequestWrapper {
        Unasked(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            return null;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.emptyEnumeration();
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return null;
        }
    }
}
