package org.wardledger.eventstore;

import java.time.Instant;

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

    public static Instant toInstant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * 1_000);
    }
}
