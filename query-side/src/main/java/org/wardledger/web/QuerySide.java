package org.wardledger.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.elasticsearch.client.RestClient;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import org.wardledger.web.reading.Documents;
import org.wardledger.web.reading.Positions;
import org.wardledger.web.reading.ReadingIn;

/// Wires the public pages. The process that starts them supplies the search client, [Visitors],
/// `Positions` and the `ProofSource`. Those of the signed-in are `WorkSide`.
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        basePackageClasses = QuerySide.class,
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = "org\\.wardledger\\.web\\.work\\..*"))
public class QuerySide implements WebMvcConfigurer {
    public static final List<Locale> LANGUAGES =
            List.of(Locale.of("kk"), Locale.of("ru"), Locale.ENGLISH);

    @Bean
    Documents documents(RestClient client) {
        return new Documents(client);
    }

    @Bean
    ReadingIn readingIn(Positions positions) {
        return new ReadingIn(positions);
    }

    @Bean
    EarlierLinks earlierLinks() {
        return new EarlierLinks();
    }

    @Bean
    ResourceBundleMessageSource messageSource() {
        return messages();
    }

    /// All words of the pages, also for a process that shows errors only.
    public static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("org/wardledger/web/messages");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        messages.setDefaultLocale(LANGUAGES.getFirst());
        return messages;
    }

    /// The reader's choice, kept in a cookie; before that what the browser asks for; else Kazakh.
    @Bean
    LocaleResolver localeResolver() {
        CookieLocaleResolver resolver = new CookieLocaleResolver("lang");
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setCookieSameSite("Lax");
        resolver.setCookieHttpOnly(true);
        resolver.setDefaultLocaleFunction(
                request -> language(request.getHeader("Accept-Language")));
        return resolver;
    }

    /// What a browser asks for as far as there is such a language; else Kazakh.
    public static Locale language(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return LANGUAGES.getFirst();
        }
        Locale best = Languages.best(acceptLanguage, LANGUAGES);
        return best == null ? LANGUAGES.getFirst() : best;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        LocaleChangeInterceptor change = new LanguageChoice();
        change.setParamName("lang");
        change.setIgnoreInvalidLocale(true);
        registry.addInterceptor(change).excludePathPatterns("/log/**"); // files set no cookie
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/static/**")
                .addResourceLocations("classpath:/static/")
                .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)));
        registry.addResourceHandler("/webjars/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(30)));
    }
}
