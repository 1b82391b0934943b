package org.wardledger.statements;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// ISO 13616 account numbers as far as a statement needs them: shape, ISO 7064 mod 97-10 check, and
/// a masked form that may be shown.
public final class Iban {

    private static final int LENGTH_MIN = 15;
    private static final int LENGTH_MAX = 34;

    private Iban() {}

    /// Upper case without blanks; null when nothing is left.
    public static @Nullable String normal(@Nullable String account) {
        if (account == null) {
            return null;
        }
        StringBuilder normal = new StringBuilder(account.length());
        account.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .forEach(normal::appendCodePoint);
        return normal.isEmpty() ? null : normal.toString().toUpperCase(Locale.ROOT);
    }

    /// Two letters and two digits at the front: meant as an IBAN, right or wrong.
    public static boolean looksLike(String account) {
        return account.length() >= 4
                && isLetter(account.charAt(0))
                && isLetter(account.charAt(1))
                && isDigit(account.charAt(2))
                && isDigit(account.charAt(3));
    }

    public static boolean isValid(String account) {
        if (!looksLike(account)
                || account.length() < LENGTH_MIN
                || account.length() > LENGTH_MAX
                || (account.startsWith("KZ") && account.length() != 20)) {
            return false;
        }
        int remainder = 0;
        for (int i = 0; i < account.length(); i++) {
            char c = account.charAt((i + 4) % account.length());
            if (isDigit(c)) {
                remainder = (remainder * 10 + (c - '0')) % 97;
            } else if (isLetter(c)) {
                remainder = (remainder * 100 + (c - 'A' + 10)) % 97;
            } else {
                return false;
            }
        }
        return remainder == 1;
    }

    /// Enough for a person to tell accounts apart, too little to be one: `KZ93…0001`.
    public static String masked(String account) {
        return account.length() < 12
                ? "…"
                : account.substring(0, 4) + "…" + account.substring(account.length() - 4);
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
