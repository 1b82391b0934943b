package org.wardledger.web.proof;

import java.time.Duration;

/// A time in whole units that a person reads at once.
///
/// @param unit key of the text `span.*`
public record Span(String unit, long number) {
    private static final long TWO = 2;

    static Span of(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < TWO * 60) {
            return new Span("seconds", seconds);
        }
        if (seconds < TWO * 3_600) {
            return new Span("minutes", seconds / 60);
        }
        return seconds < TWO * 86_400
                ? new Span("hours", seconds / 3_600)
                : new Span("days", seconds / 86_400);
    }
}
