package org.wardledger.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.wardledger.web.reading.ReadingIn;
import org.wardledger.web.reading.StillReading;

/// Pages that show records say so while none of them has been read into the search yet: an empty
/// page would say that nothing was ever recorded. Pages that need no search stay open.
@Component
final class ReadingInGate implements HandlerInterceptor, WebMvcConfigurer {
    private static final String[] RECORDS = {
        "/", "/search/**", "/institutions/**", "/records/**", "/audit/**", "/proof/checks"
    };

    private final ReadingIn readingIn;

    ReadingInGate(ReadingIn readingIn) {
        this.readingIn = readingIn;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .order(1) // after the choice of the language
                .addPathPatterns(RECORDS)
                .excludePathPatterns("/audit/*/evidence.zip"); // out of the log's files
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        ReadingIn.Progress progress = readingIn.progress();
        if (progress != null && progress.nothing()) {
            throw new StillReading(progress);
        }
        return true;
    }
}
