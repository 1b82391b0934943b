package org.wardledger.launcher.chaos;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// What was sent, what was answered, what was checked. For any number of threads.
final class Tally {
    private static final int VIOLATIONS_MAX = 200;
    private final PrintStream out;
    private final Map<String, Integer> codes = new TreeMap<>();
    private final List<Violation> violations = new ArrayList<>();

    /// Requests that went out, repetitions included.
    final LongAdder sent = new LongAdder();

    /// Commands that were answered with what was recorded.
    final LongAdder acknowledged = new LongAdder();

    /// Commands that a rule refused, as they were meant to be.
    final LongAdder refused = new LongAdder();

    /// Answers that say in order that the ledger cannot now, with a time to come back.
    final LongAdder turnedAway = new LongAdder();

    /// Requests of which it is not known whether they arrived: no answer, or a broken connection.
    final LongAdder unknown = new LongAdder();

    /// Commands whose outcome was unknown at some time and is known now.
    final LongAdder resolved = new LongAdder();

    /// Those of them that had been recorded all along.
    final LongAdder recordedAllAlong = new LongAdder();

    /// Pages that were looked at.
    final LongAdder pages = new LongAdder();

    private final LongAdder checks = new LongAdder();

    Tally(PrintStream out) {
        this.out = out;
    }

    void code(String code) {
        synchronized (codes) {
            codes.merge(code, 1, Integer::sum);
        }
    }

    /// How often each code of a problem was answered.
    Map<String, Integer> codes() {
        synchronized (codes) {
            return new TreeMap<>(codes);
        }
    }

    long checks() {
        return checks.sum();
    }

    /// One check: counts it, and keeps the evidence where the promise was not kept.
    void check(boolean kept, String promise, @Nullable Long position, String evidence) {
        checks.increment();
        if (!kept) {
            violated(promise, position, evidence);
        }
    }

    void violated(String promise, @Nullable Long position, String evidence) {
        Violation violation = new Violation(promise, position, evidence);
        synchronized (violations) {
            if (violations.size() < VIOLATIONS_MAX && !violations.contains(violation)) {
                violations.add(violation);
                out.println("VIOLATION " + violation.text());
            }
        }
    }

    List<Violation> violations() {
        synchronized (violations) {
            return List.copyOf(violations);
        }
    }
}
