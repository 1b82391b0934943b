package org.wardledger.web.replay;

import java.util.List;

/// What a recount found.
///
/// @param position of the last event that log and documents both know
/// @param views each with how many of its documents were compared
/// @param disagreements the first of them
public record RecountReport(long position, List<Compared> views, List<Disagreement> disagreements) {

    /// @param records how many were compared
    /// @param differing how many of them say something else
    public record Compared(String view, int records, int differing) {}

    public boolean equal() {
        return views.stream().allMatch(v -> v.differing() == 0);
    }
}
