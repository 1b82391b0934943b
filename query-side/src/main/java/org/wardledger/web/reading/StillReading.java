package org.wardledger.web.reading;

/// A page was asked for while the search holds nothing of what is recorded.
public final class StillReading extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long recorded;

    public StillReading(ReadingIn.Progress progress) {
        super("nothing is read in yet of " + progress.recorded() + " records");
        this.recorded = progress.recorded();
    }

    public long recorded() {
        return recorded;
    }
}
