package org.wardledger.projector;

/// Elasticsearch cannot do its work now: no connection, overloaded, starting. Whether the request
/// took effect is unknown; every request of the projector may be repeated.
public final class SearchUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SearchUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    SearchUnavailable(String message) {
        super(message);
    }
}
