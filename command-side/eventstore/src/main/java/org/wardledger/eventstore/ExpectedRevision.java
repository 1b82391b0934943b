package org.wardledger.eventstore;

/// What the writer believes about the stream it appends to.
public sealed interface ExpectedRevision {

    /// Whether a stream whose last revision is `actual` (-1 for no stream) is where it was believed
    /// to be.
    boolean accepts(long actual);

    /// The stream does not exist yet.
    record NoStream() implements ExpectedRevision {
        @Override
        public boolean accepts(long actual) {
            return actual == -1;
        }
    }

    /// The last event of the stream has this revision.
    record Exact(long revision) implements ExpectedRevision {
        @Override
        public boolean accepts(long actual) {
            return actual == revision;
        }
    }

    /// Whatever the stream holds: append at its end.
    record Any() implements ExpectedRevision {
        @Override
        public boolean accepts(long actual) {
            return true;
        }
    }

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
