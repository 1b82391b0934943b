package org.wardledger.web;

/// What was asked for is not on the record at this position.
public final class NotOnRecord extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotOnRecord() {
        super("not on the record");
    }
}
