package org.wardledger.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.View;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/// An error page for a request whose parameters or form cannot be read: it is shown without asking
/// for any of them again.
@Component
public final class PageWithoutForm {
    private final ObjectProvider<ThymeleafViewResolver> views;
    private final ObjectProvider<LocaleResolver> locales;

    PageWithoutForm(
            ObjectProvider<ThymeleafViewResolver> views, ObjectProvider<LocaleResolver> locales) {
        this.views = views;
        this.locales = locales;
    }

    /// @param words which words of the error page say it
    public void show(
            HttpServletRequest asked, HttpServletResponse response, HttpStatus status, String words)
            throws ServletException {
        HttpServletRequest request = new Unasked(asked);
        LocaleResolver resolver = locales.getObject();
        request.setAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, resolver);
        Locale locale = resolver.resolveLocale(request);
        response.resetBuffer();
        response.setStatus(status.value());
        try {
            View page = views.getObject().resolveViewName("error/page", locale);
            if (page == null) {
                throw new IllegalStateException("the error page is part of the query side");
            }
            page.render(Map.of("code", words, "args", new Object[0]), request, response);
        } catch (Exception e) {
            throw new ServletException("the error page cannot be shown", e);
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
