package org.wardledger.transparency.sequencer;

/// The log would have to say two different things. It says nothing more: nobody but a human can
/// tell which of them is the truth, and a log that guesses is a log that lies.
public final class LogContradiction extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /// @param code stable, such as `log.published-ahead`
    /// @param message what contradicts what, at which index, and what to do
    public LogContradiction(String code, String message) {
        super(code + ": " + message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
