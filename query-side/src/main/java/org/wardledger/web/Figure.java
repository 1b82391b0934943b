package org.wardledger.web;

/// A number that was counted, or one that was estimated from a sample and rounded to what the
/// sample can tell. [Formats] writes the second kind so that nobody takes it for the first.
public record Figure(long value, boolean exact) {

    public static Figure counted(long value) {
        return new Figure(value, true);
    }

    public static Figure about(long value) {
        return new Figure(value, false);
    }
}
