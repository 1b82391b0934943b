package org.wardledger.web.reading;

/// A page was asked to go on behind a place that no result has: an address that was changed by hand
/// or cut short on its way.
public final class NoSuchPlace extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoSuchPlace(Throwable cause) {
        super("no result goes on there", cause);
    }
}
