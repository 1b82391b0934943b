package org.wardledger.statements;

/// A value of the file made fit to be shown in a problem: numbers and dates as they are, anything
/// that could hold a name, a personal number or an account only as a shape (`Aaaa 999`), because a
/// wrongly mapped column puts exactly such values where an amount is expected.
public final class Excerpt {

    private static final int LENGTH_MAX = 24;
    private static final int DIGITS_MAX = 11;

    private Excerpt() {}

    public static String of(String value) {
        String cut = value.length() > LENGTH_MAX ? value.substring(0, LENGTH_MAX) + "…" : value;
        return isPlainNumber(value) ? cut : shape(cut);
    }

    /// Up to 11 digits: a 12-digit run could be an IIN.
    private static boolean isPlainNumber(String value) {
        int digits = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (Character.isLetter(c)) {
                return false;
            }
        }
        return digits <= DIGITS_MAX;
    }

    private static String shape(String value) {
        StringBuilder shape = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isDigit(c)) {
                shape.append('9');
            } else if (Character.isUpperCase(c)) {
                shape.append('A');
            } else if (Character.isLetter(c)) {
                shape.append('a');
            } else {
                shape.append(Character.isISOControl(c) ? ' ' : c);
            }
        }
        return shape.toString();
    }
}
