package org.wardledger.transparency.sequencer;

/// The log would have to say two different things. It says nothing more: nobody but a human can
/// tell which of them is the truth, and a log that guesses is a log that lies.
public final class LogContradiction extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Contradiction what;
    private final String detail;

    /// @param detail what is where: file, size, index, position; what it means and what to do
    ///     follows from `what`
    public LogContradiction(Contradiction what, String detail) {
        super(what.code() + ": " + detail);
        this.what = what;
        this.detail = detail;
    }

    public Contradiction what() {
        return what;
    }

    public String code() {
        return what.code();
    }

    public String detail() {
        return detail;
    }
}
