package org.wardledger.codec;

/// A stored event that is not in the published language: unknown type, layout, key or code, a
/// missing key, another form of a value. The reader stops here; nothing is skipped or filled in.
/// Either the program is older than the store, or the bytes are not what was written.
public final class UnreadableEntry extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long position;
    private final String type;
    private final String place;

    /// @param place in the entry or payload, such as `entry.d.amt`; empty for the whole event
    public UnreadableEntry(long position, String type, String place, String reason) {
        super(
                "event at position %d (type '%s') cannot be read%s: %s"
                        .formatted(position, type, place.isEmpty() ? "" : " at " + place, reason));
        this.position = position;
        this.type = type;
        this.place = place;
    }

    public long position() {
        return position;
    }

    public String type() {
        return type;
    }

    public String place() {
        return place;
    }
}
