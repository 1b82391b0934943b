package org.wardledger.web;

/// What was asked for is not on the record at this position.
public final class NotOnRecord extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String words;

    public NotOnRecord() {
        this("404");
    }

    private NotOnRecord(String words) {
        super("not on the record");
        this.words = words;
    }

    /// A form asked for the lines of one ward, and there are none for whoever asks.
    public static NotOnRecord linesOfWard() {
        return new NotOnRecord("no-lines");
    }

    /// Which words of the error page say it.
    String words() {
        return words;
    }
}
