package org.wardledger.eventstore;

/// What the writer believes about the stream it appends to.
public sealed interface ExpectedRevision {

    /// The stream does not exist yet.
    record NoStream() implements ExpectedRevision {}

    /// The last event of the stream has this revision.
    record Exact(long revision) implements ExpectedRevision {}

    /// Whatever the stream holds: append at its end.
    record Any() implements ExpectedRevision {}

    static ExpectedRevision noStream() {
        return new NoStream();
    }

    /// `NoStream` for -1, otherwise `Exact`.
    static ExpectedRevision after(long revision) {
        return revision < 0 ? new NoStream() : new Exact(revision);
    }

    static ExpectedRevision any() {
        return new Any();
    }
}
