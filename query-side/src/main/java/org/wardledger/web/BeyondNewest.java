package org.wardledger.web;

/// A state was asked for that lies beyond the newest one that pages can show. To show the newest
/// instead would be an answer to another question.
public final class BeyondNewest extends RuntimeException {
    /// The same for pages and for programs.
    public static final String CODE = "position.beyond-newest";

    private static final long serialVersionUID = 1L;

    private final long position;
    private final long newest;
    private final boolean recorded;

    /// @param recorded whether it is there already, and only the search does not see it yet
    BeyondNewest(long position, long newest, boolean recorded) {
        super(CODE);
        this.position = position;
        this.newest = newest;
        this.recorded = recorded;
    }

    public long position() {
        return position;
    }

    public long newest() {
        return newest;
    }

    public boolean recorded() {
        return recorded;
    }
}
