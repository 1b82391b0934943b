package org.wardledger.projector;

/// A fold needs a document that another part writes, and that part is not far enough yet. No
/// failure: what was folded so far is published, then it is waited for.
final class Behind extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Part part;
    private final long position;

    Behind(Part part, long position) {
        super("part " + part + " is not at " + position + " yet", null, false, false);
        this.part = part;
        this.position = position;
    }

    Part part() {
        return part;
    }

    /// What it has to have made searchable.
    long position() {
        return position;
    }
}
