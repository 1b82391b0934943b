package org.wardledger.launcher.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.wardledger.command.Gateway;

/// A clock for history that did not happen: it stands on a day and moves on by a little with
/// every look, so that times never repeat and the same seed gives the same times.
public final class DemoClock extends Clock {
    private final AtomicReference<Instant> now;

    public DemoClock(LocalDate start) {
        now = new AtomicReference<>(at(start));
    }

    private static Instant at(LocalDate day) {
        return day.atTime(9, 0).atZone(Gateway.LEGAL_TIME).toInstant();
    }

    /// Moves to the morning of a day; never back.
    public void moveTo(LocalDate day) {
        Instant morning = at(day);
        now.updateAndGet(t -> t.isBefore(morning) ? morning : t);
    }

    @Override
    public Instant instant() {
        return now.updateAndGet(t -> t.plusMillis(7));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
