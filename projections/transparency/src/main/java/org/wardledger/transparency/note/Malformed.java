package org.wardledger.transparency.note;

/// Thrown inside readers of foreign bytes and turned into [Parsed.Bad] at their door.
public final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String detail;

    public Malformed(String code, String detail) {
        super(code + ": " + detail, null, false, false);
        this.code = code;
        this.detail = detail;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return detail;
    }
}
