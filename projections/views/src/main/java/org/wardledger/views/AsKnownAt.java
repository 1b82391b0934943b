package org.wardledger.views;

/// The state of all documents right after a position: of each document the one version with
/// `from <= position < to`. The same query at the same position gives the same answer for ever,
/// whatever has been recorded since.
///
/// @param position from 0; at most what the projector calls searchable, or the answer may still
///     change
public record AsKnownAt(long position) {

    public AsKnownAt {
        if (position < 0) {
            throw new IllegalArgumentException("positions begin at 0, not " + position);
        }
    }

    /// An Elasticsearch filter clause, as JSON.
    public String filter() {
        return """
               {"bool":{"filter":[{"range":{"from":{"lte":%d}}},{"range":{"to":{"gt":%d}}}]}}"""
                .formatted(position, position);
    }

    /// Whether this version was in force.
    public boolean shows(View version) {
        return version.from() <= position && position < version.to();
    }
}
