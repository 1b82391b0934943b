package org.wardledger.eventstore;

/// An event that stands in the store but cannot be read back as it was written: a checksum that
/// does not fit, a hole in the order, a damaged page. The reader stops here; an event is never
/// skipped. Only a restored copy of the store helps, so the message names the place.
public final class UnreadableEvent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long position;
    private final String stream;
    private final String type;

    /// `stream` and `type` are empty where the damage hides them.
    public UnreadableEvent(long position, String stream, String type, String reason) {
        super(
                "event at position %d (stream '%s', type '%s') cannot be read: %s"
                        .formatted(position, stream, type, reason));
        this.position = position;
        this.stream = stream;
        this.type = type;
    }

    public long position() {
        return position;
    }

    public String stream() {
        return stream;
    }

    public String type() {
        return type;
    }
}
