package org.wardledger.projector;

/// Why the projector stands still, or waits. Holds no personal value.
///
/// @param position event concerned; 0 where it is none
/// @param type stored name of that event; empty where it is none
/// @param document `index/id` concerned; empty where it is none
/// @param reason technical text for the log and the operator's page
public record Trouble(Kind kind, long position, String type, String document, String reason) {

    /// What happened. The code is the message key of its explanation.
    public enum Kind {
        /// Elasticsearch does not answer; the projector keeps trying.
        SEARCH_GONE("projector.search-gone"),
        /// The event store does not answer; the projector keeps trying.
        STORE_GONE("projector.store-gone"),
        /// An event cannot be read. Restore the store from a copy, or upgrade the program.
        UNREADABLE_EVENT("projector.unreadable-event"),
        /// The store delivers positions with a gap.
        GAP("projector.gap"),
        /// A fold says that the history is broken.
        BROKEN_HISTORY("projector.broken-history"),
        /// Elasticsearch refuses a document: the mapping and the view do not fit together.
        REJECTED_DOCUMENT("projector.rejected-document"),
        /// Elasticsearch refuses a request that is not about one document.
        REJECTED_REQUEST("projector.rejected-request"),
        /// Another runner owns the checkpoint now.
        LEASE_LOST("projector.lease-lost"),
        /// The index was built from another history than the one in the store.
        OTHER_HISTORY("projector.other-history"),
        /// The views of this program are not those the live index was built with: rebuild.
        OTHER_SHAPE("projector.other-shape"),
        /// A bug; the log has the stack trace.
        BUG("projector.bug");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    static Trouble of(Kind kind, String reason) {
        return new Trouble(kind, 0, "", "", reason);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(kind.code());
        if (position > 0) {
            text.append(" at position ").append(position);
        }
        if (!type.isEmpty()) {
            text.append(" (").append(type).append(')');
        }
        if (!document.isEmpty()) {
            text.append(", document ").append(document);
        }
        return text.append(": ").append(reason).toString();
    }
}
