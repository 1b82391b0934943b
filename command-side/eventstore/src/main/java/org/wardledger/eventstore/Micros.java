package org.wardledger.eventstore;

import java.time.Instant;
import java.util.function.LongUnaryOperator;

/// Times as stores keep them: whole microseconds since 1970, cut, never rounded up.
public final class Micros {
    private static final long PER_SECOND = 1_000_000;

    private Micros() {}

    /// @throws IllegalArgumentException when the time is outside of what 64 bits hold
    public static long of(Instant instant) {
        try {
            return Math.addExact(
                    Math.multiplyExact(instant.getEpochSecond(), PER_SECOND),
                    instant.getNano() / 1_000);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("time cannot be stored: " + instant, e);
        }
    }

    /// For questions: a time outside of the range is before or after everything stored.
    public static long nearest(Instant instant) {
        if (instant.getEpochSecond() < Long.MIN_VALUE / PER_SECOND) {
            return Long.MIN_VALUE;
        }
        return instant.getEpochSecond() >= Long.MAX_VALUE / PER_SECOND
                ? Long.MAX_VALUE
                : of(instant);
    }

    /// The position before the first event whose time is not before `micros`; the head where there
    /// is none. A binary search, some twenty questions for a million events.
    ///
    /// @param recordedMax greatest time up to a position, 1 to `head`: it never falls, though
    ///     single times do when clocks jump, and first reaches `micros` at the event asked for
    public static long before(long head, long micros, LongUnaryOperator recordedMax) {
        long below = 0;
        long reached = head + 1;
        while (reached - below > 1) {
            long middle = below + (reached - below) / 2;
            if (recordedMax.applyAsLong(middle) >= micros) {
                reached = middle;
            } else {
                below = middle;
            }
        }
        return below;
    }

    public static Instant toInstant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * 1_000);
    }
}
