package org.wardledger.projector;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/// When the head of the store was first seen where. What an event says of its own time is of no use
/// for a lag: years of history may be loaded in a minute, and a clock may be wrong.
final class HeadTimes {
    private static final Duration APART = Duration.ofMillis(100);

    private final Deque<Seen> waiting = new ArrayDeque<>();

    private record Seen(long head, Instant at) {}

    /// Heads seen shortly after each other count from the first of them, so that a day without
    /// Elasticsearch fits in memory.
    void seen(long head, Instant at) {
        Seen last = waiting.peekLast();
        if (last != null && at.isBefore(last.at().plus(APART))) {
            waiting.removeLast();
            waiting.addLast(new Seen(head, last.at()));
        } else {
            waiting.addLast(new Seen(head, at));
        }
    }

    void reached(long position) {
        while (!waiting.isEmpty() && waiting.getFirst().head() <= position) {
            waiting.removeFirst();
        }
    }

    /// How long the oldest event after `position` has been there to be read; zero where there is
    /// none.
    Duration lag(long position, Instant now) {
        for (Seen seen : waiting) {
            if (seen.head() > position) {
                Duration age = Duration.between(seen.at(), now);
                return age.isNegative() ? Duration.ZERO : age;
            }
        }
        return Duration.ZERO;
    }
}
