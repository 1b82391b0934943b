package org.wardledger.projector;

import java.util.List;

/// What a rebuild found and did.
///
/// @param generationOld generation that readers saw before
/// @param generationNew generation that was built from the first event
/// @param position both were compared as known at this position
/// @param views one line for each view
/// @param swapped readers see the new generation now
public record RebuildReport(
        int generationOld,
        int generationNew,
        long position,
        List<ViewComparison> views,
        boolean swapped) {

    public RebuildReport {
        views = List.copyOf(views);
    }

    /// One view in both generations.
    ///
    /// @param differences ids of some documents that differ, `id@from`; empty when none do
    public record ViewComparison(
            String view, IndexDigest old, IndexDigest rebuilt, List<String> differences) {
        public ViewComparison {
            differences = List.copyOf(differences);
        }

        public boolean equal() {
            return old.equals(rebuilt);
        }
    }

    public boolean equal() {
        return views.stream().allMatch(ViewComparison::equal);
    }

    /// Names of the views that differ.
    public List<String> differing() {
        return views.stream().filter(v -> !v.equal()).map(ViewComparison::view).toList();
    }
}
