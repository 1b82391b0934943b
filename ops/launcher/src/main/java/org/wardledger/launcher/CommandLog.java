package org.wardledger.launcher;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How the parts of the program are heard in a command: warnings, a line for each, on standard
/// error, so that standard output holds the answer alone. Stack traces only where they are asked
/// for. A serving process speaks differently as soon as its web side starts.
final class CommandLog {
    /// Asks for stack traces, whatever its value.
    static final String TRACE = "LEDGER_TRACE";

    private CommandLog() {}

    static void begin(boolean traces) {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        if (!(factory instanceof LoggerContext context)) {
            return;
        }
        context.reset();
        PatternLayoutEncoder line = new PatternLayoutEncoder();
        line.setContext(context);
        line.setPattern("%d{HH:mm:ss} %-5level %logger{0}: %msg%n" + (traces ? "%ex" : "%nopex"));
        line.start();
        ConsoleAppender<ILoggingEvent> errors = new ConsoleAppender<>();
        errors.setContext(context);
        errors.setTarget("System.err");
        errors.setEncoder(line);
        errors.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
        context.getLogger("org.wardledger").setLevel(Level.INFO);
        // It tells of each append that fails; a command tells it once, as its end.
        context.getLogger("org.wardledger.eventstore.sqlite.Writer")
                .setLevel(traces ? Level.INFO : Level.OFF);
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(errors);
    }
}
