package org.wardledger.domain.identifiers;

/// Business identification number: `YYMM` of registration, kind of entity (4 resident, 5
/// non-resident, 6 joint trade), head office or branch, five digits, check digit of the same kind
/// as the IIN's. The fifth digit of an IIN is 0 to 3, so a person's number is never taken for a
/// BIN: a BIN is public, an IIN never.
public final class Bin {
    private Bin() {}

    public static boolean isValid(String text) {
        if (!TwelveDigits.hold(text)) {
            return false;
        }
        int month = Integer.parseInt(text.substring(2, 4));
        int kind = TwelveDigits.digit(text, 4);
        return month >= 1 && month <= 12 && kind >= 4 && kind <= 6;
    }
}
