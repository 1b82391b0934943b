package org.wardledger.web.proof;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/// Where the files of the log are.
@Configuration(proxyBeanMethods = false)
class LogMapping {
    private static final int BEFORE_THE_PAGES = -1;

    @Bean
    SimpleUrlHandlerMapping logFilesMapping(LogFiles files) {
        return new SimpleUrlHandlerMapping(Map.of(LogFiles.PREFIX + "**", files), BEFORE_THE_PAGES);
    }
}
