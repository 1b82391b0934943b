package org.wardledger.views;

/// One version of a read document. Every version is kept, so every view answers "as known at N" by
/// `from <= N < to`. Sums, names and states inside are those after the event at `from`.
public interface View {

    /// `to` of the version that is in force now.
    long CURRENT = Long.MAX_VALUE;

    /// Stable id of the document, the same for all its versions.
    String id();

    /// Position of the event that made this version.
    long from();

    /// Position of the event that made the next one; [#CURRENT] while there is none.
    long to();

    /// The same version, ended at a position.
    View until(long to);
}
