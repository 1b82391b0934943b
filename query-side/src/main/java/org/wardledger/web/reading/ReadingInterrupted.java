package org.wardledger.web.reading;

/// The search index cannot answer now. Recording goes on; reading will.
public final class ReadingInterrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ReadingInterrupted(Throwable cause) {
        super("the search index does not answer", cause);
    }
}
