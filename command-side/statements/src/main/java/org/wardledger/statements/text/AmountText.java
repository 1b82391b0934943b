package org.wardledger.statements.text;

import java.math.BigDecimal;
import org.wardledger.statements.ProblemCode;
import org.wardledger.statements.text.Amount.DecimalMark;

/// Reads amounts as people and banks write them: `1 234,56`, `1'234.56`, `-1,234.56`, `160000`.
/// Blanks, apostrophes and the other mark are accepted only where thousands are grouped.
final class AmountText {

    private static final int LENGTH_MAX = 40;
    private static final char GROUP = '_';

    private AmountText() {}

    static Amount parse(String raw, DecimalMark mark) {
        String text = raw.strip();
        if (text.isEmpty() || text.length() > LENGTH_MAX) {
            return new Amount.Bad(ProblemCode.AMOUNT_MALFORMED);
        }
        char first = text.charAt(0);
        boolean negative = first == '-' || first == '−';
        if (negative || first == '+') {
            text = text.substring(1).strip();
        }
        String plain = blanksAsGroups(text);
        int point = decimalPoint(plain, mark);
        if (point == AMBIGUOUS) {
            return new Amount.Bad(ProblemCode.AMOUNT_AMBIGUOUS);
        }
        String whole = point == NONE ? plain : plain.substring(0, point);
        String part = point == NONE ? "" : plain.substring(point + 1);
        String digits = ungrouped(whole);
        if (digits.isEmpty() || !onlyDigits(part) || (point != NONE && part.isEmpty())) {
            return new Amount.Bad(ProblemCode.AMOUNT_MALFORMED);
        }
        String sign = negative ? "-" : "";
        return Amount.of(new BigDecimal(sign + digits + (part.isEmpty() ? "" : "." + part)));
    }

    private static final int NONE = -1;
    private static final int AMBIGUOUS = -2;

    /// Where the decimals start, once blanks are out of the way.
    private static int decimalPoint(String plain, DecimalMark mark) {
        return switch (mark) {
            case DOT -> plain.indexOf('.');
            case COMMA -> plain.indexOf(',');
            case ANY -> guessedPoint(plain);
        };
    }

    private static int guessedPoint(String plain) {
        int dot = plain.lastIndexOf('.');
        int comma = plain.lastIndexOf(',');
        int last = Math.max(dot, comma);
        if (last < 0) {
            return NONE;
        }
        char sign = plain.charAt(last);
        boolean bothKinds = dot >= 0 && comma >= 0;
        boolean repeated = plain.indexOf(sign) != last;
        if (repeated) {
            return bothKinds ? AMBIGUOUS : NONE;
        }
        boolean couldBeThousands =
                !bothKinds
                        && plain.indexOf(GROUP) < 0
                        && plain.charAt(0) != '0'
                        && last <= 3
                        && plain.length() - last - 1 == 3;
        return couldBeThousands ? AMBIGUOUS : last;
    }

    private static String blanksAsGroups(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean group =
                    c == '\'' || c == '’' || Character.isSpaceChar(c) || Character.isWhitespace(c);
            plain.append(group ? GROUP : c);
        }
        return plain.toString();
    }

    /// Digits of `1_234_567`, `1,234,567` or `1234567`; empty if the groups are not of three.
    private static String ungrouped(String whole) {
        StringBuilder digits = new StringBuilder(whole.length());
        char separator = 0;
        int sinceSeparator = 0;
        for (int i = 0; i < whole.length(); i++) {
            char c = whole.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
                sinceSeparator++;
                continue;
            }
            boolean grouping = c == GROUP || c == ',' || c == '.';
            boolean sameAsBefore = separator == 0 || separator == c;
            boolean fullGroup = separator == 0 ? inFirstGroup(digits) : sinceSeparator == 3;
            if (!grouping || !sameAsBefore || !fullGroup) {
                return "";
            }
            separator = c;
            sinceSeparator = 0;
        }
        return separator != 0 && sinceSeparator != 3 ? "" : digits.toString();
    }

    private static boolean inFirstGroup(StringBuilder digits) {
        return !digits.isEmpty() && digits.length() <= 3;
    }

    private static boolean onlyDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
