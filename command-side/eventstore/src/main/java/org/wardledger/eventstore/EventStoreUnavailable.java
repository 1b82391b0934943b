package org.wardledger.eventstore;

/// The store cannot do its work now (disk full, file locked, connection lost). The outcome of the
/// call is unknown only for an append that was under way; repeat it with the same event ids.
public final class EventStoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EventStoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    public EventStoreUnavailable(String message) {
        super(message);
    }
}
