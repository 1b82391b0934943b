package org.wardledger.web;

/// An address that cannot be understood: a position that is no number, a day that is no date.
public final class BadQuestion extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadQuestion(Throwable cause) {
        super("the address cannot be understood", cause);
    }
}
