package org.wardledger.domain.identifiers;

/// The check digit that IIN and BIN share, in two passes: when the first remainder is 10 the
/// weights are shifted by two, and when the second is 10 too the number is never issued.
final class TwelveDigits {
    static final int LENGTH = 12;

    private TwelveDigits() {}

    /// Twelve ASCII digits whose last one follows from the others.
    static boolean hold(String text) {
        if (text.length() != LENGTH || !onlyDigits(text)) {
            return false;
        }
        int check = checkDigit(text);
        return check >= 0 && check == digit(text, LENGTH - 1);
    }

    /// The check digit of the first eleven digits; -1 where such a number is never issued.
    static int checkDigit(String text) {
        int first = remainder(text, 0);
        int check = first == 10 ? remainder(text, 2) : first;
        return check == 10 ? -1 : check;
    }

    private static int remainder(String text, int shift) {
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            int weight = (i + shift) % (LENGTH - 1) + 1;
            sum += digit(text, i) * weight;
        }
        return sum % 11;
    }

    static int digit(String text, int at) {
        return text.charAt(at) - '0';
    }

    /// ASCII only: other scripts' digits would pass `Character.isDigit`.
    static boolean onlyDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
