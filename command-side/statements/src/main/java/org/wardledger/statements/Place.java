package org.wardledger.statements;

/// Where in the file something is, the way a person finds it again: a text line, a sheet row (both
/// from 1), or the ordinal of an entry in an XML statement. `0` with [Kind#FILE] is the whole file.
public record Place(Kind kind, int number) {

    public static final Place FILE = new Place(Kind.FILE, 0);

    /// What [Place#number()] counts.
    public enum Kind {
        FILE,
        LINE,
        ENTRY,
        ROW
    }

    public static Place line(int number) {
        return new Place(Kind.LINE, number);
    }

    public static Place entry(int number) {
        return new Place(Kind.ENTRY, number);
    }

    public static Place row(int number) {
        return new Place(Kind.ROW, number);
    }
}
