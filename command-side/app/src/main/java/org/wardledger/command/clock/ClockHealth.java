package org.wardledger.command.clock;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How the clock is doing.
///
/// @param position place of the last event that was reacted to
/// @param behind events of the store that were not
/// @param outage whether the last attempt met a store that does not answer; it is repeated
/// @param day the last day whose terms were looked after; null before the first
/// @param refused what could not be done, the latest last; for a person to look at
public record ClockHealth(
        long position,
        long behind,
        boolean outage,
        @Nullable LocalDate day,
        List<Refused> refused) {

    /// @param cause event id; all zero for what only time causes
    /// @param code of the refusal, or `clock.failed` for a bug
    public record Refused(UUID cause, String command, String code) {}
}
