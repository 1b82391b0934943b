package org.wardledger.launcher;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/// Whatever this process logs while it is listened to, the words of exceptions included.
final class HeardLog {
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    /// To be repeated after the web server has started: that sets up logging anew and sends away
    /// whoever listened.
    HeardLog listen() {
        appender.start();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        if (!root.isAttached(appender)) {
            appender.setContext(root.getLoggerContext());
            root.addAppender(appender);
        }
        return this;
    }

    List<String> texts() {
        return List.copyOf(appender.list).stream()
                .map(e -> e.getFormattedMessage() + '\n' + trace(e))
                .toList();
    }

    private static String trace(ILoggingEvent event) {
        return event.getThrowableProxy() == null
                ? ""
                : ThrowableProxyUtil.asString(event.getThrowableProxy());
    }
}
